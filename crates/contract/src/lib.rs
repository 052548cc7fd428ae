//! What browser and server agree on: ids, forms, views, live events and the one public error.
//!
//! Only data and its serde form. No clock, no chance, no I/O: it compiles to WASM as it is.

mod accounts;
mod cards;
mod chat;
pub mod cloze;
mod figure;
mod highlights;
mod id;
mod jobs;
mod library;
mod providers;
mod refusal;
mod retrieval;
mod stretches;
mod study;

pub use accounts::*;
pub use cards::*;
pub use chat::*;
pub use figure::*;
pub use highlights::*;
pub use id::*;
pub use jobs::*;
pub use library::*;
pub use providers::*;
pub use refusal::*;
pub use retrieval::*;
pub use stretches::*;
pub use study::*;
