//! Questions with their answers, from an analysis: multiple choice, true or false, gaps, short answers, numbers.
//!
//! The same seed gives the same questions. No two ask the same; where the text gives fewer than wanted, there are fewer.

mod choice;
mod cloze;
mod distractors;
mod numbers;
mod pick;
mod short;
mod swaps;
#[cfg(test)]
mod tests;
mod truth;

use crate::input::Meaning;
use crate::result::{Analysis, Excerpt};
use serde::{Deserialize, Serialize};

pub(crate) use numbers::figures;

/// What a gap looks like in a stem.
pub const GAP: &str = "____";

/// How hard a question is, by its evidence: how often the thing is spoken of, how clearly, how near the wrong answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    Easy,
    Medium,
    Hard,
}

/// What is asked for, and what is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Answer {
    /// Four options; `right` is the index of the one that is.
    Choice { options: Vec<String>, right: usize },
    /// The stem is a statement; a false one says what was changed, from what the text says to what the stem says.
    Truth { is_true: bool, changed: Option<(String, String)> },
    /// The stem has gaps ([`GAP`]); all of them take this. Others are accepted too.
    Cloze { answer: String, accepted: Vec<String> },
    /// In a sentence.
    Short { answer: String },
    /// The stem has a gap for the number. An answer within `tolerance` of `value` is right.
    Numeric { value: f64, unit: Option<String>, tolerance: f64 },
}

/// A question with its answer and where that stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub stem: String,
    pub answer: Answer,
    /// The sentence of the text that settles it.
    pub explanation: Excerpt,
    pub difficulty: Difficulty,
    /// Index in [`Analysis::sections`].
    pub section: Option<usize>,
    /// Index in [`Analysis::terms`], when it is about one.
    pub term: Option<usize>,
}

/// Parts of a whole, in any unit; all zero is as many of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kinds {
    pub choice: u32,
    pub truth: u32,
    pub cloze: u32,
    pub short: u32,
    pub numeric: u32,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { choice: 5, truth: 2, cloze: 2, short: 1, numeric: 1 }
    }
}

/// Parts of a whole, in any unit; all zero is any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difficulties {
    pub easy: u32,
    pub medium: u32,
    pub hard: u32,
}

/// What questions are wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionsWanted {
    pub count: usize,
    pub kinds: Kinds,
    pub difficulties: Difficulties,
    pub seed: u64,
}

impl Default for QuestionsWanted {
    fn default() -> Self {
        Self { count: 20, kinds: Kinds::default(), difficulties: Difficulties::default(), seed: 1 }
    }
}

/// Questions from an analysis, in the order of a quiz: kinds and sections mixed.
pub fn questions(analysis: &Analysis, wanted: &QuestionsWanted, meaning: Option<&dyn Meaning>) -> Vec<Question> {
    let rivals = distractors::Rivals::of(analysis, meaning);
    let kinds = &wanted.kinds;
    // What there is least of comes first: a sentence is asked about once only.
    let pools = [
        (numbers::all(analysis), kinds.numeric),
        (short::all(analysis), kinds.short),
        (choice::all(analysis, &rivals, wanted.seed), kinds.choice),
        (cloze::all(analysis), kinds.cloze),
        (truth::all(analysis, &rivals, wanted.seed), kinds.truth),
    ];
    pick::pick(pools, wanted)
}

/// Words in the language of the text the question is about.
fn in_language<'t>(analysis: &Analysis, material: usize, english: &'t str, german: &'t str) -> &'t str {
    match analysis.languages.get(material).map(String::as_str) {
        Some("de") => german,
        _ => english,
    }
}
