//! Search on screen.

pub mod api;
mod filters;
mod found;
mod marked;
mod page;
mod state;

pub use page::SearchPage;
