//! A past paper as DOCX.

use super::{Piece, checked, marks, pieces};
use crate::WriteFault;
use crate::docx::Document;
use crate::guide::PAPER;
use crate::outline::{PaperAnswer, PaperQuestion, PastPaper};
use crate::words::{self, Words};
use docx_rs::{Paragraph, Run};

/// Twentieths of a point for each depth.
const STEP: i32 = 300;

/// A past paper with its answers for a word processor.
pub fn docx(paper: &PastPaper) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let said = words::of(&paper.language);
    let mut document = Document::new(&paper.title, &PAPER);
    document.heading(1, &paper.title);
    for question in &paper.questions {
        push(&mut document, question, 0, said);
    }
    document.finish()
}

fn push(document: &mut Document, question: &PaperQuestion, depth: i32, said: &Words) {
    let indented = |more: i32| Paragraph::new().indent(Some(depth * STEP + more), None, None, None);
    let number = Run::new().add_text(format!("{}  ", question.number)).bold();
    let line = document.line(indented(0).keep_next(true).add_run(number), &question.text, true);
    let line = document.source(line, &marks(question.marks, said));
    document.push(line);
    if let Some(answer) = &question.answer {
        answered(document, answer, depth * STEP + STEP, said);
    }
    for part in &question.parts {
        push(document, part, depth + 1, said);
    }
}

fn answered(document: &mut Document, answer: &PaperAnswer, left: i32, said: &Words) {
    let indented = || Paragraph::new().indent(Some(left), None, None, None);
    let pieces = pieces(&answer.text);
    if pieces.is_empty() {
        document.push(indented().add_run(Run::new().add_text(said.not_in_materials).italic()));
    }
    for piece in pieces {
        let line = match piece {
            Piece::Paragraph(text) => document.line(indented(), text, false),
            Piece::Entry(text) => {
                let entry = document.entry(u8::try_from(left / STEP).unwrap_or(1));
                document.line(entry, text, false)
            }
        };
        document.push(line);
    }
    for source in &answer.sources {
        let quote = if source.quote.is_empty() { String::new() } else { format!(": \"{}\"", source.quote) };
        let line = document.source(indented(), &format!("\\[{}\\] {}{quote}", source.number, source.label));
        document.push(line);
    }
}
