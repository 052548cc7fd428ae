//! Retrieval: what to search, and what was found.

use crate::{ChunkId, FigureId, MaterialId, MaterialKind, PageBox, SubjectId};
use serde::{Deserialize, Serialize};

/// What a search or a conversation looks at. All empty: the whole library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    pub subjects: Vec<SubjectId>,
    pub materials: Vec<MaterialId>,
    /// One page of the only material in `materials`.
    pub page: Option<u32>,
    /// The web, too, for this question.
    pub web: bool,
}

impl Scope {
    /// The whole library.
    pub fn is_everything(&self) -> bool {
        self.subjects.is_empty() && self.materials.is_empty()
    }
}

/// How passages are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchMode {
    /// Both, fused.
    #[default]
    Hybrid,
    /// Full text (BM25).
    Words,
    /// Vectors.
    Meaning,
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    pub query: String,
    pub scope: Scope,
    pub mode: SearchMode,
    pub kind: Option<MaterialKind>,
    /// At most [`SearchRequest::MOST`]; 0 counts as 10.
    pub limit: u32,
}

impl SearchRequest {
    /// Passages of one search.
    pub const MOST: u32 = 100;
}

/// The two halves of a score; `None` where that half did not find the passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// BM25.
    pub words: Option<f32>,
    /// Cosine.
    pub meaning: Option<f32>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub chunk: ChunkId,
    pub material: MaterialId,
    pub title: String,
    pub kind: MaterialKind,
    /// The first page of the passage, from 1.
    pub page: u32,
    /// The section headings above it, outermost first.
    pub headings: Vec<String>,
    pub passage: String,
    /// Byte ranges of `passage` that match words of the query.
    pub marks: Vec<(u32, u32)>,
    /// 0 to 1, best first.
    pub score: f32,
    pub why: Why,
    pub boxes: Vec<PageBox>,
    /// The figure that was found by what it shows.
    #[serde(default)]
    pub figure: Option<FigureId>,
    /// When a recording says the first marked word, in seconds; else when the passage begins.
    #[serde(default)]
    pub second: Option<u32>,
    /// Its page has a picture of itself.
    #[serde(default)]
    pub pictured: bool,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchFound {
    pub hits: Vec<Hit>,
    pub milliseconds: f64,
    /// Words found nothing because the meaning model is missing, and the like: what the person should know.
    pub say: Option<String>,
}

/// A page of the web that a search engine found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebFound {
    pub title: String,
    pub address: String,
    /// What the search engine shows of it; often empty.
    pub snippet: String,
}
