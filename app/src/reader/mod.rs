//! The reader: a material's pages as pictures with their words over them, or as reflowed text.
//!
//! Only pages near the view are drawn; the address always says where one is.

pub mod api;
mod book;
mod card;
mod figures;
mod follow;
mod head;
mod highlight;
pub mod highlight_api;
mod highlight_list;
mod highlight_marks;
mod marker;
mod origin;
mod page;
mod panel;
mod rail;
mod selection;
mod sheet;
mod sheets;
mod spoken;
mod state;
mod watch;
mod words;

pub use card::PageCard;
pub use page::ReaderPage;
pub use state::page_href;
