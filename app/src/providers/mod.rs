//! Models on screen: one's own and those on offer, which one does what, and what was used.

pub mod api;
mod edit;
mod form;
mod list;
mod page;
mod prices;
mod state;
mod tested;
mod usage;
mod works;

pub use edit::ProviderPage;
pub use page::ModelsPage;
