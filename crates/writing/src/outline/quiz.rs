//! A quiz on paper, and for other programs.

use serde::{Deserialize, Serialize};

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuizPaper {
    pub title: String,
    pub language: String,
    pub questions: Vec<Question>,
}

/// One question with its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked. In a cloze, every blank is written `{{}}`.
    pub prompt: String,
    pub kind: QuestionKind,
    /// Why the key is right. May be empty.
    pub explanation: String,
    pub difficulty: Difficulty,
    /// The page it comes from, as printed.
    pub source: String,
}

/// How it is answered, and what is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum QuestionKind {
    /// `right` are places in `choices`, from 0; more than one means that all of them are to be chosen.
    MultipleChoice {
        choices: Vec<String>,
        right: Vec<usize>,
    },
    TrueFalse {
        right: bool,
    },
    /// For each blank what is accepted, the first as it is printed in the key. Plain text, no Markdown.
    Cloze {
        blanks: Vec<Vec<String>>,
    },
    /// What is accepted, the first as it is printed. Plain text, no Markdown.
    ShortAnswer {
        answers: Vec<String>,
    },
    /// Right within `tolerance` on either side. `unit` may be empty.
    Numeric {
        value: f64,
        tolerance: f64,
        unit: String,
    },
}

/// How hard it is meant to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    Easy,
    #[default]
    Medium,
    Hard,
}
