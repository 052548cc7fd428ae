//! A past paper with its answers.

use serde::{Deserialize, Serialize};

/// Questions in the order of the paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PastPaper {
    pub title: String,
    pub language: String,
    pub questions: Vec<PaperQuestion>,
}

/// A question, with sub-questions to a depth of 4.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// As printed: "3", "(b)", "ii".
    pub number: String,
    pub text: String,
    pub marks: Option<f32>,
    /// `None` where the question only leads to its parts.
    pub answer: Option<PaperAnswer>,
    pub parts: Vec<PaperQuestion>,
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaperAnswer {
    /// Paragraphs, separated by an empty line; a line that begins with "- " is an entry of a list. Markers of sources
    /// stand in it as "\[1\]". Empty means: not in the materials, and is printed in these words.
    pub text: String,
    pub sources: Vec<Cited>,
}

/// A source of an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cited {
    /// The number in the text.
    pub number: u32,
    /// "Cells, p. 12".
    pub label: String,
    /// The words that support it; may be empty.
    pub quote: String,
}
