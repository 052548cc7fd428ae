//! Items that a language model writes from numbered passages: the schema it is held to, and what is kept of its answer.
//!
//! Nothing of a model's answer is believed: JSON is found in what surrounds it, closed where it breaks off, checked item
//! by item. An item without a passage that was given, with a wrong type or without its answer is dropped and named, so
//! that the caller can ask once more. It calls no model, and does not check the words against the passages: that is
//! the support check's work.

mod check;
mod json;
mod schema;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use schema::schema;

/// Items of one answer.
pub(crate) const MOST: usize = 100;

/// What is asked of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// Terms with definitions.
    Terms,
    /// Sentences for a cheat sheet or a guide.
    Lines,
    Questions,
}

/// What a model wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenItem {
    pub body: Body,
    /// Numbers of passages, from 1, each once and each among those given.
    pub passages: Vec<usize>,
}

/// The words of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Body {
    Term {
        term: String,
        definition: String,
    },
    Line {
        text: String,
    },
    /// Four different options; `right` is the index of the one that is.
    Choice {
        stem: String,
        options: Vec<String>,
        right: usize,
        explanation: String,
    },
    Truth {
        stem: String,
        is_true: bool,
        explanation: String,
    },
    Short {
        stem: String,
        answer: String,
        explanation: String,
    },
}

/// What was kept of an answer, and why the rest was not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub items: Vec<WrittenItem>,
    /// One sentence for each thing that was wrong, to be told to the model; empty when all was right.
    pub problems: Vec<String>,
    /// The JSON was broken and was mended.
    pub mended: bool,
}

impl Kept {
    /// What to tell the model, once, so that it writes the missing items again. `None` when nothing was wrong.
    pub fn complaint(&self) -> Option<String> {
        if self.problems.is_empty() {
            return None;
        }
        let shown: Vec<&str> = self.problems.iter().take(10).map(String::as_str).collect();
        Some(format!(
            "Your answer could not be used as it is. {} Write only the JSON object again, with these items corrected.",
            shown.join(" ")
        ))
    }
}

/// Reads a model's answer to a request with `passages` numbered passages.
pub fn read(wanted: Wanted, answer: &str, passages: usize) -> Kept {
    let Some((value, mended)) = json::find(answer) else {
        let problems = vec!["There was no JSON object with a list called items.".to_owned()];
        return Kept { problems, ..Kept::default() };
    };
    let mut kept = check::items(wanted, &value, passages);
    kept.mended = mended;
    if mended {
        kept.problems.push("The JSON was not complete.".to_owned());
    }
    kept
}
