//! The frame around every page: where one can go, what runs, what was just said.

mod around;
mod command;
mod frame;
mod keys;
mod not_found;
mod palette;
mod person;
mod rail;
mod state;

pub use around::{Around, provide_around};
pub use frame::Frame;
pub use keys::Keys;
pub use not_found::NotFoundPage;
pub use palette::PaletteBody;
