//! Cards on screen: the list, a card's form, cards from and to Anki.

mod add;
pub mod api;
mod edit;
mod filters;
mod page;
mod row;
mod state;

pub use edit::EditSides;
pub use page::CardsPage;
