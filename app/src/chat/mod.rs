//! Ask: conversations, answers as they are written, and the pages they cite.
//!
//! An answer is a job of the server; this follows it and can be closed at any time.

mod answer;
mod answerers;
pub mod api;
mod composer;
mod conversations;
mod desk;
mod doubts;
mod exchange;
mod foot;
mod page;
mod quote;
mod scope;
mod scope_menu;
mod source;
mod state;
mod stream;
mod thread;

pub use answerers::name_of;
pub use page::AskPage;
