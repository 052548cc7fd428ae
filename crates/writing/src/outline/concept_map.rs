//! A concept map: terms and what connects them.

use serde::{Deserialize, Serialize};

/// At most 120 nodes and 400 edges. Labels are plain text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConceptMap {
    pub title: String,
    pub language: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Node {
    pub label: String,
    /// What matters more has more; the weightiest are drawn larger.
    pub weight: f32,
    pub source: String,
}

/// An arrow between two nodes, by their places in `nodes`. Edges from a node to itself and to nowhere are not drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// "is part of"; may be empty.
    pub label: String,
}
