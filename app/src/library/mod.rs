//! Library: subjects and the materials in them; writing notes.
//!
//! The address decides what is listed; live events only move what is on the page.

mod add;
pub mod api;
mod deed;
mod edit;
mod filters;
mod kind;
mod note;
mod page;
mod reading_in;
mod remedy;
mod row;
mod row_menu;
mod shelf;
mod state;
mod subject;
mod toolbar;

pub use kind::{KindIcon, OFFERED_KINDS, small_picture};
pub use note::{EditNotePage, NewNotePage};
pub use page::LibraryPage;
pub use reading_in::ReadingIn;
pub use remedy::{Again, Password};
pub use state::Arrival;
