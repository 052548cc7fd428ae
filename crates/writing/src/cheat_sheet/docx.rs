//! A cheat sheet as DOCX: the items of the sheet that it is given, all of them.

use super::{checked, figure_width};
use crate::WriteFault;
use crate::docx::{Document, Paper};
use crate::outline::{CheatSheet, Content, Item};
use docx_rs::{LineSpacing, Paragraph, Run};

const PAPER: Paper = Paper { columns: 2, margin: 720, text: 18, headings: [22, 22, 22, 22], after: 24 };

/// The sheet that [`super::fit`] returned, as a file for a word processor.
pub fn docx(sheet: &CheatSheet) -> Result<Vec<u8>, WriteFault> {
    checked(sheet)?;
    let mut document = Document::new(&sheet.title, &PAPER);
    document.heading(1, &sheet.title);
    for section in &sheet.sections {
        if !section.heading.is_empty() {
            document.heading(2, &section.heading);
        }
        for item in &section.items {
            push(&mut document, item)?;
        }
    }
    document.finish()
}

fn push(document: &mut Document, item: &Item) -> Result<(), WriteFault> {
    let line = match &item.content {
        Content::Term { term, definition } => {
            let mut line = document.line(Paragraph::new(), term, true).add_run(Run::new().add_text(": ").bold());
            line = document.line(line, definition, false);
            line
        }
        Content::Sentence { text } => document.line(Paragraph::new(), text, false),
        Content::List { intro, entries } => {
            let line = document.line(Paragraph::new().keep_next(true), intro, false);
            let line = document.source(line, &item.source);
            document.push(line);
            for entry in entries {
                let line = document.entry(0).line_spacing(LineSpacing::new().after(0));
                let line = document.line(line, entry, false);
                document.push(line);
            }
            return Ok(());
        }
        Content::Formula { name, formula } => {
            let line = document.line(Paragraph::new().keep_next(true), name, true);
            let line = document.source(line, &item.source);
            document.push(line);
            let formula = document.formula(formula, true);
            document.push(Paragraph::new().add_run(formula));
            return Ok(());
        }
        Content::Figure { picture, caption } => {
            document.figure(picture, caption, figure_width)?;
            document.line(Paragraph::new(), caption, false)
        }
    };
    let line = document.source(line, &item.source);
    document.push(line);
    Ok(())
}
