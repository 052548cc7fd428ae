//! A deterministic stand-in for a cross-encoder, for tests: passages with a word are better than those without.

use super::Reranker;
use async_trait::async_trait;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Prefers passages with a word, or fails every time.
pub struct ScriptedReranker {
    prefers: Option<String>,
    asked: AtomicUsize,
}

impl ScriptedReranker {
    /// One that prefers passages with this word, as it is written.
    pub fn preferring(word: impl Into<String>) -> Self {
        Self { prefers: Some(word.into()), asked: AtomicUsize::new(0) }
    }

    /// One that always fails.
    pub fn failing() -> Self {
        Self { prefers: None, asked: AtomicUsize::new(0) }
    }

    /// How many passages it was asked for, in all.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Reranker for ScriptedReranker {
    fn name(&self) -> &str {
        "scripted"
    }

    async fn score(&self, _question: &str, passages: Vec<String>) -> anyhow::Result<Vec<f32>> {
        self.asked.fetch_add(passages.len(), Ordering::SeqCst);
        let Some(word) = &self.prefers else { anyhow::bail!("it was told to fail") };
        Ok(passages.iter().map(|passage| if passage.contains(word.as_str()) { 0.9 } else { 0.1 }).collect())
    }
}
