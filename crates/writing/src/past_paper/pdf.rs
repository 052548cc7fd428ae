//! A past paper set on pages.

use super::{Piece, checked, marks, pieces};
use crate::outline::{PaperQuestion, PastPaper};
use crate::pdf::{Album, language, line, set};
use crate::words::{self, Words};
use crate::{WriteFault, rich};
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("past_paper.typ");

/// A past paper with its answers as PDF.
pub fn pdf(paper: &PastPaper) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let said = words::of(&paper.language);
    let mut questions = Vec::new();
    for question in &paper.questions {
        push(&mut questions, question, 0, said);
    }
    let (lang, hyphenate) = language(&paper.language);
    let data = json!({
        "title": rich::words(&paper.title), "heading": line(&paper.title), "lang": lang, "hyphenate": hyphenate,
        "questions": questions, "said": { "nothing": said.not_in_materials },
    });
    set(TEMPLATE, &data, &Album::default())?.pdf()
}

fn push(out: &mut Vec<Value>, question: &PaperQuestion, depth: usize, said: &Words) {
    let answer = question.answer.as_ref().map(|answer| {
        let pieces: Vec<Value> = pieces(&answer.text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Paragraph(text) => json!({ "entry": false, "text": line(text) }),
                Piece::Entry(text) => json!({ "entry": true, "text": line(text) }),
            })
            .collect();
        let sources: Vec<Value> = answer
            .sources
            .iter()
            .map(|source| {
                json!({
                    "number": source.number, "label": rich::words(&source.label), "quote": rich::words(&source.quote),
                })
            })
            .collect();
        json!({ "pieces": pieces, "sources": sources })
    });
    out.push(json!({
        "depth": depth, "number": rich::words(&question.number), "text": line(&question.text),
        "marks": marks(question.marks, said), "answer": answer,
    }));
    for part in &question.parts {
        push(out, part, depth + 1, said);
    }
}
