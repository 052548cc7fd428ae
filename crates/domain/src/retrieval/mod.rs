//! Retrieval: the passages of a library that fit a question, by words and by meaning.
//!
//! Invariants: nothing is found that is not the actor's, or lies in the trash, or is outside the scope; every hit is a
//! row of the database, so a stale index can hide a passage but never show a wrong one. Without an embedding model it
//! goes by words and says so. How passages come into the index is ingest's business.

mod boxes;
mod duplicates;
pub mod evaluation;
mod found;
mod marks;
mod meaning;
mod parts;
mod passages;
mod ranked;
mod scope;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod unread;
mod web;

pub use passages::Passage;

use crate::Tools;
use meaning::Meaning;
use std::sync::Arc;

/// The verbs of retrieval.
pub struct Retrieval {
    tools: Arc<Tools>,
    meaning: Meaning,
}

impl Retrieval {
    /// Retrieval over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        let meaning = Meaning::new(tools.embedder.clone());
        Self { tools, meaning }
    }
}
