//! Reviews on screen: one card, nothing else; what the day came to; how one reviews.

pub mod api;
mod away;
mod chart;
mod deeds;
mod face;
mod grades;
mod kept;
mod page;
mod sending;
mod settings;
mod sitting;
mod sound;
mod state;
mod summary;

pub use away::AwayPage;
pub use kept::{forget, forget_others, send_all};
pub use page::ReviewPage;
pub use settings::ReviewSettingsPage;
