//! Quizzes: on paper with a key of its own, and for Moodle and everything that reads GIFT or QTI.
//!
//! What is asked is checked once for all kinds of file: a question without a key never gets into any.

mod check;
mod docx;
mod gift;
mod moodle;
mod pdf;
mod qti;
#[cfg(test)]
mod tests;

pub use docx::docx;
pub use gift::gift;
pub use moodle::moodle_xml;
pub use pdf::pdf;
pub use qti::qti;

use crate::outline::{Difficulty, Question, QuestionKind};
use crate::words::Words;

/// What of a quiz goes into a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    Questions,
    Key,
    /// Questions, and the key on pages of its own behind them.
    #[default]
    Both,
}

impl Part {
    fn questions(self) -> bool {
        self != Self::Key
    }

    fn key(self) -> bool {
        self != Self::Questions
    }
}

/// How a blank is printed on paper.
const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// The letter of a choice: A to Z, then its number.
fn letter(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(|| (place + 1).to_string(), |place| char::from(b'A' + place).to_string())
}

/// What a question asks, as it is printed.
fn printed(question: &Question) -> String {
    question.prompt.replace("{{}}", BLANK)
}

/// The key of a question in inline Markdown.
fn key(question: &Question, words: &Words) -> String {
    let literal = crate::outline::literal;
    match &question.kind {
        QuestionKind::MultipleChoice { choices, right } => right
            .iter()
            .map(|place| format!("**{}** {}", letter(*place), choices.get(*place).map_or("", |choice| choice)))
            .collect::<Vec<_>>()
            .join("; "),
        QuestionKind::TrueFalse { right } => format!("**{}**", if *right { words.right } else { words.wrong }),
        QuestionKind::Cloze { blanks } => blanks
            .iter()
            .map(|accepted| format!("**{}**", literal(accepted.first().map_or("", |first| first))))
            .collect::<Vec<_>>()
            .join(", "),
        QuestionKind::ShortAnswer { answers } => {
            let others: Vec<String> = answers.iter().skip(1).map(|other| literal(other)).collect();
            let first = literal(answers.first().map_or("", |first| first));
            if others.is_empty() { format!("**{first}**") } else { format!("**{first}** ({})", others.join(", ")) }
        }
        QuestionKind::Numeric { value, tolerance, unit } => {
            let unit = if unit.is_empty() { String::new() } else { format!(" {}", literal(unit)) };
            let range = if *tolerance > 0.0 { format!(" ± {tolerance}") } else { String::new() };
            format!("**{value}{unit}**{range}")
        }
    }
}

fn difficulty(of: Difficulty, words: &Words) -> &'static str {
    match of {
        Difficulty::Easy => words.easy,
        Difficulty::Medium => words.medium,
        Difficulty::Hard => words.hard,
    }
}
