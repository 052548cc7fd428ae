//! What Lectern does, by noun. Pages, routes and commands call the verbs here and nothing below them.
//!
//! Knows nothing of HTTP or of pages. SQL is the truth; the index is derived from it.

pub mod accounts;
mod actor;
pub mod cards;
pub mod chat;
mod clock;
mod fault;
pub mod highlights;
pub mod ingest;
pub mod jobs;
mod language;
pub mod library;
pub mod markdown;
mod permit;
mod played;
pub mod providers;
pub mod retrieval;
pub mod study;
#[cfg(test)]
mod testing;
mod tools;
pub mod web;

pub use actor::Actor;
pub use clock::{Clock, FixedClock, SystemClock};
pub use fault::{Fault, Outcome};
pub use played::{Played, Stretch};
pub use tools::{Limits, Tools};

use std::sync::Arc;

/// Everything that Lectern does: one field for each noun.
pub struct Services {
    pub accounts: accounts::Accounts,
    pub cards: cards::Cards,
    pub chat: chat::Chat,
    pub highlights: highlights::Highlights,
    pub library: library::Library,
    pub ingest: ingest::Ingest,
    pub jobs: jobs::Jobs,
    pub providers: providers::Providers,
    pub retrieval: retrieval::Retrieval,
    pub study: study::Study,
}

impl Services {
    /// The nouns over these tools.
    pub fn new(tools: impl Into<Arc<Tools>>) -> Self {
        let tools = tools.into();
        Self {
            accounts: accounts::Accounts::new(tools.clone()),
            cards: cards::Cards::new(tools.clone()),
            chat: chat::Chat::new(tools.clone()),
            highlights: highlights::Highlights::new(tools.clone()),
            library: library::Library::new(tools.clone()),
            ingest: ingest::Ingest::new(tools.clone()),
            jobs: jobs::Jobs::new(tools.clone()),
            providers: providers::Providers::new(tools.clone()),
            retrieval: retrieval::Retrieval::new(tools.clone()),
            study: study::Study::new(tools),
        }
    }
}
