//! Ask: conversations, answers as they are written, and the pages they cite.
//!
//! An answer is a job of the server; this follows it and can be closed at any time.

mod answer;
mod answerers;
pub mod api;
mod basis;
mod coached;
mod composer;
mod conversations;
mod desk;
mod doubts;
mod exchange;
mod figures;
mod foot;
mod page;
mod quote;
mod scope;
mod scope_menu;
mod source;
mod state;
mod stream;
mod thread;
mod weight;

pub use answerers::name_of;
pub use page::AskPage;
