//! Ranking: a question and passages in, how well each passage answers out.
//!
//! One trait. The real one runs a cross-encoder from a folder in ONNX Runtime, which reads question and passage
//! together; the scripted one counts words, for tests. Neither downloads anything.

mod local;
mod scripted;

pub use local::{FILES, LocalReranker};
pub use scripted::ScriptedReranker;

use async_trait::async_trait;

/// Tells how well passages answer a question.
#[async_trait]
pub trait Reranker: Send + Sync {
    /// The model's name.
    fn name(&self) -> &str;

    /// One score from 0 to 1 for each passage, in the order of the passages. What is longer than the model reads is cut.
    ///
    /// # Errors
    /// When the model cannot be loaded or fails. The next call tries again.
    async fn score(&self, question: &str, passages: Vec<String>) -> anyhow::Result<Vec<f32>>;
}
