//! The frame around every page: where one can go, what runs, what was just said.

mod command;
mod frame;
mod keys;
mod not_found;
mod palette;
mod person;
mod rail;
mod state;

pub use frame::{Around, Frame};
pub use not_found::NotFoundPage;
