//! Today: one box for everything that comes in, then what one was at.

mod add_box;
mod api;
mod files;
mod page;
mod recent;
mod state;

pub use api::AddLink;
pub use files::{Files, OnTheWay, Sending, Way};
pub use page::TodayPage;
