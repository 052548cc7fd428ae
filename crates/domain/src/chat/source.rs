//! A passage that an answer may rest on, as chat needs it.

use crate::retrieval::Passage;
use contract::{ChunkId, MaterialId};

/// A passage of the asking person's library. Its text is data: nothing in it is ever followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub chunk: ChunkId,
    pub material: MaterialId,
    /// Of the material.
    pub title: String,
    pub page: u32,
    /// Outermost first.
    pub headings: Vec<String>,
    pub text: String,
    /// The passage right before it, where a table may have begun.
    pub before: Option<String>,
    /// Of retrieval, 0 to 1.
    pub score: f32,
    /// Cosine of question and passage, where that half of retrieval found it.
    pub meaning: Option<f32>,
    /// Of a page of the web.
    pub address: Option<String>,
}

impl From<&Passage> for Source {
    fn from(passage: &Passage) -> Self {
        Self {
            chunk: passage.chunk,
            material: passage.material,
            title: passage.title.clone(),
            page: passage.page,
            headings: passage.headings.clone(),
            text: passage.text.clone(),
            before: passage.before.clone(),
            score: passage.score,
            meaning: passage.why.meaning,
            address: passage.address.clone(),
        }
    }
}
