//! Cards on screen: the list, a card's form, cards from and to Anki.

mod add;
pub mod api;
mod cover;
mod cover_drawn;
mod cover_figure;
mod cover_state;
mod edit;
mod filters;
mod gap;
mod imports;
mod making;
mod page;
mod row;
mod state;

pub use cover::CoverPage;
pub use edit::EditSides;
pub use imports::ImportPage;
pub use making::{CardDialog, CardMaking, MakeCard};
pub use page::CardsPage;
