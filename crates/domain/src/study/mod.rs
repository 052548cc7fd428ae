//! Study: what is made from materials to learn by. Cheat sheets, quizzes, cards, guides, glossaries, concept maps and
//! answered past papers.
//!
//! Invariants: an output is made by a job from its owner's own materials and kept with what it was made from; every
//! item knows the page it rests on and was held against it; what a person changed stays until they ask for a new one.
//! Without a model everything comes from the text itself. How files look is `writing`'s business, what a text teaches
//! `analysis`'s.

mod answers;
mod checked;
mod deleting;
mod drawn;
mod found;
mod gather;
mod grade;
mod items;
mod jobs;
mod keeping;
mod list;
mod make;
mod own;
mod paper;
mod rank;
mod saved;
mod store;
mod taking;
#[cfg(test)]
mod tests;
mod view;
mod written;

pub use drawn::DrawnSize;
pub(crate) use drawn::pictures_folder;
pub use items::ItemChange;
pub use jobs::MakeOutput;
pub(crate) use jobs::ended;
pub use make::Making;
pub use saved::Saved;

use crate::{Tools, chat::Chat, ingest::turns::Turns};
use std::sync::Arc;
use uuid::Uuid;

/// The verbs of study.
pub struct Study {
    tools: Arc<Tools>,
    chat: Chat,
    /// Whose pages are being drawn.
    drawing: Turns<Uuid>,
}

impl Study {
    /// Study over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { chat: Chat::new(tools.clone()), drawing: Turns::default(), tools }
    }
}
