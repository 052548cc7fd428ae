//! Chat models: text in, text out as it is written. One trait, real ones over HTTP, a scripted twin for tests.
//!
//! No model here can call a tool, read a file or open an address: whatever a text says, the worst a model can do is
//! write words. Dropping the stream stops the provider.

mod answer;
mod gemini;
mod ollama;
mod openai;
mod patient;
mod remote;
mod said;
mod scripted;
#[cfg(test)]
mod tests;
mod try_out;

pub use patient::{Patience, Patient};
pub use remote::{OLLAMA, Remote, find_ollama, find_ollama_at};
pub use said::said;
pub use scripted::{ScriptedChat, Step};
pub use try_out::try_out;

use crate::{ModelFault, Tokens};
use async_trait::async_trait;
use futures::stream::BoxStream;

/// Who speaks in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    Person,
    Model,
}

/// One turn of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub speaker: Speaker,
    pub text: String,
}

impl Turn {
    /// What the person said.
    pub fn person(text: impl Into<String>) -> Self {
        Self { speaker: Speaker::Person, text: text.into() }
    }

    /// What the model said.
    pub fn model(text: impl Into<String>) -> Self {
        Self { speaker: Speaker::Model, text: text.into() }
    }
}

/// What a model is asked. The last turn is a person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatRequest {
    /// How to answer; set by us, never by a person or a document.
    pub system: String,
    pub turns: Vec<Turn>,
    /// The longest answer, in tokens of the model.
    pub max_tokens: u32,
}

impl ChatRequest {
    /// About how many tokens it has.
    pub fn estimate(&self) -> u64 {
        let turns: u64 = self.turns.iter().map(|turn| crate::estimate(&turn.text) + 4).sum();
        crate::estimate(&self.system) + turns
    }
}

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// What the provider counted; at most once, last.
    Used(Tokens),
}

/// An answer as it is written: pieces in order, or the fault that ended it.
pub type Pieces = BoxStream<'static, Result<Piece, ModelFault>>;
/// The text of one, without what it took.
pub type Writing = BoxStream<'static, Result<String, ModelFault>>;

/// A model that answers.
#[async_trait]
pub trait ChatModel: Send + Sync {
    /// The name under which it is chosen.
    fn name(&self) -> &str;

    /// The provider's own name for it.
    fn model(&self) -> &str;

    /// Whether what is asked leaves this machine.
    fn remote(&self) -> bool;

    /// Asks. Returns when the first piece of text is there or it is known that none comes; an empty answer is a fault.
    async fn stream(&self, request: ChatRequest) -> Result<Pieces, ModelFault>;
}
