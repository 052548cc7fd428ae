//! The questions of a past paper: numbers, sub-questions, marks and kinds, from the texts of its pages.
//!
//! Reads text and recognised scans alike, English and German. What stands before the first question and what instructs
//! ("Answer all questions") is left out. It answers nothing.

mod finish;
mod kind;
mod marks;
mod numbering;
mod read;
#[cfg(test)]
mod tests;

use crate::result::Place;
use serde::{Deserialize, Serialize};

pub use read::past_paper;

/// What a question wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// One or more of its options.
    Choice,
    /// A few words or sentences.
    Short,
    /// A longer text: "discuss", "evaluate", many marks.
    Essay,
    /// A number or a derivation.
    Calculation,
}

/// A question, or a part of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// As printed, without brackets: "3", "a", "ii".
    pub number: String,
    /// What it asks, without number, marks and options; of a question with parts, what leads to them.
    pub text: String,
    pub marks: Option<f32>,
    pub kind: PaperKind,
    /// Of a choice, without their letters.
    pub options: Vec<String>,
    pub parts: Vec<PaperQuestion>,
    /// From its number to its end on the page where it begins.
    pub place: Place,
}

impl PaperQuestion {
    /// Its marks, or those of its parts together.
    pub fn all_marks(&self) -> Option<f32> {
        let parts: f32 = self.parts.iter().filter_map(PaperQuestion::all_marks).sum();
        self.marks.or((parts > 0.0).then_some(parts))
    }
}
