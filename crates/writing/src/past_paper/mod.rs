//! Past papers with their answers, as PDF and DOCX. Where the materials say nothing, the paper says so.

mod docx;
mod pdf;
#[cfg(test)]
mod tests;

pub use docx::docx;
pub use pdf::pdf;

use crate::WriteFault;
use crate::outline::{PaperQuestion, PastPaper};
use crate::words::Words;

/// Questions and sub-questions of one paper.
const QUESTIONS: usize = 1_000;
/// Sub-questions of sub-questions.
const DEPTH: usize = 4;

fn checked(paper: &PastPaper) -> Result<(), WriteFault> {
    if paper.questions.is_empty() {
        return Err(WriteFault::Empty);
    }
    let mut count = 0;
    let mut level: Vec<&PaperQuestion> = paper.questions.iter().collect();
    for _ in 0..=DEPTH {
        count += level.len();
        level = level.into_iter().flat_map(|question| &question.parts).collect();
    }
    if count > QUESTIONS || !level.is_empty() {
        return Err(WriteFault::TooLarge { what: "the number of questions".into() });
    }
    Ok(())
}

/// What an answer is made of.
enum Piece<'a> {
    Paragraph(&'a str),
    Entry(&'a str),
}

/// Paragraphs and entries of lists; lines within a paragraph belong together.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    text.split("\n\n")
        .flat_map(|part| {
            let part = part.trim();
            let listed = part.lines().all(|line| line.trim_start().starts_with("- "));
            if part.is_empty() {
                Vec::new()
            } else if listed {
                part.lines().map(|line| Piece::Entry(line.trim_start().trim_start_matches("- "))).collect()
            } else {
                vec![Piece::Paragraph(part)]
            }
        })
        .collect()
}

/// "3 marks".
fn marks(marks: Option<f32>, words: &Words) -> String {
    match marks {
        Some(number) if number.is_finite() && number > 0.0 => {
            format!("{number} {}", if number == 1.0 { words.mark } else { words.marks })
        }
        _ => String::new(),
    }
}
