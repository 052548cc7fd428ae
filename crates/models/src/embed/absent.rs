//! Stands in where no embedding model could be found, so that reading, search by words and answers go on without.

use super::Embedder;
use anyhow::bail;
use async_trait::async_trait;

/// The name of the model that is not there.
pub const ABSENT: &str = "none";

/// An embedder that has no model: it counts roughly and refuses to embed.
pub struct AbsentEmbedder {
    dimensions: usize,
    reason: String,
}

impl AbsentEmbedder {
    /// `dimensions` is what the index is built for; `reason` is what every call to embed answers.
    pub fn new(dimensions: usize, reason: impl Into<String>) -> Self {
        Self { dimensions, reason: reason.into() }
    }
}

#[async_trait]
impl Embedder for AbsentEmbedder {
    fn name(&self) -> &str {
        ABSENT
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn max_tokens(&self) -> usize {
        254
    }

    /// About four characters to a token, which is near enough to cut chunks by.
    fn count(&self, text: &str) -> usize {
        text.chars().count().div_ceil(4)
    }

    async fn embed(&self, _texts: Vec<String>) -> anyhow::Result<Vec<Vec<f32>>> {
        bail!("{}", self.reason)
    }
}
