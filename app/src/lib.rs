//! Everything on screen, and the server functions behind it.
//!
//! The same views on both sides: no clock, chance or locale but what is handed in. What the server alone can do is in
//! [`request`]; what the browser alone can do is in [`browser`].

// The types of views nest as deeply as the views do.
#![recursion_limit = "256"]
#![expect(clippy::new_ret_no_self, reason = "the module of sentences is generated")]

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));

mod accounts;
pub mod browser;
mod cards;
mod chat;
#[cfg(feature = "ssr")]
mod document;
mod jobs;
mod library;
mod pages;
mod parts;
#[cfg(feature = "ssr")]
mod plain;
mod prelude;
mod providers;
mod reader;
mod refused;
#[cfg(feature = "ssr")]
pub mod request;
mod resource;
mod retrieval;
mod review;
mod routes;
#[cfg(feature = "ssr")]
pub mod said;
mod shell;
pub mod status;
mod study;
mod today;
pub mod ui;

#[cfg(feature = "ssr")]
pub use document::document;
#[cfg(feature = "ssr")]
pub use parts::Built;
pub use parts::load_ahead;
#[cfg(feature = "ssr")]
pub use plain::Plain;
pub use refused::{NO_ANSWER, NOT_SENT, Refused};
pub use routes::App;
