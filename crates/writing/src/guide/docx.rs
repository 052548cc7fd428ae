//! A guide as DOCX.

use super::{checked, figure_width, marked};
use crate::WriteFault;
use crate::docx::{Document, Paper};
use crate::outline::{Block, GlossaryRow, Guide};
use crate::words::{self, Words};
use docx_rs::{AlignmentType, Paragraph, Run, Table, TableCell, TableLayoutType, TableRow, WidthType};

pub(crate) const PAPER: Paper = Paper { columns: 1, margin: 1_300, text: 21, headings: [32, 27, 24, 22], after: 120 };
/// Of the columns of a glossary, in twentieths of a point.
const COLUMNS: [usize; 3] = [2_300, 5_600, 1_400];

/// A guide for a word processor.
pub fn docx(guide: &Guide) -> Result<Vec<u8>, WriteFault> {
    checked(guide)?;
    let said = words::of(&guide.language);
    let mut document = Document::new(&guide.title, &PAPER);
    document.heading(1, &guide.title);
    for block in &guide.blocks {
        push(&mut document, block, said)?;
    }
    document.finish()
}

fn push(document: &mut Document, block: &Block, said: &Words) -> Result<(), WriteFault> {
    match block {
        Block::Heading { level, text, source } => {
            let style = format!("Heading{}", (*level + 1).clamp(2, 4));
            let line = document.line(Paragraph::new().style(&style).keep_next(true), text, false);
            let line = document.source(line, source);
            document.push(line);
        }
        Block::Paragraph { text, source } => {
            let line = document.line(Paragraph::new(), text, false);
            let line = document.source(line, source);
            document.push(line);
        }
        Block::List { numbered, entries } => {
            for (depth, mark, entry) in marked(entries, *numbered) {
                let line = document.marked(depth, &mark, *numbered);
                let line = document.line(line, &entry.text, false);
                let line = document.source(line, &entry.source);
                document.push(line);
            }
        }
        Block::Glossary { rows } => document.glossary(rows, said),
        Block::Formula { formula, source } => {
            let run = document.formula(formula, false);
            let line = document.source(Paragraph::new().align(AlignmentType::Center).add_run(run), source);
            document.push(line);
        }
        Block::Figure { picture, caption, source } => {
            document.figure(picture, caption, figure_width)?;
            let line = document.line(Paragraph::new().align(AlignmentType::Center), caption, false);
            let line = document.source(line, source);
            document.push(line);
        }
    }
    Ok(())
}

impl Document {
    fn glossary(&mut self, rows: &[GlossaryRow], said: &Words) {
        let head = [said.term, said.definition, said.page]
            .map(|word| Paragraph::new().add_run(Run::new().add_text(word).bold()));
        let mut table = vec![row(head)];
        for one in rows {
            let term = self.line(Paragraph::new(), &one.term, true);
            let definition = self.line(Paragraph::new(), &one.definition, false);
            let source = self.source(Paragraph::new(), &one.source);
            table.push(row([term, definition, source]));
        }
        let table = Table::new(table).layout(TableLayoutType::Fixed).set_grid(COLUMNS.to_vec());
        self.push_table(table);
        self.push(Paragraph::new());
    }
}

fn row(cells: [Paragraph; 3]) -> TableRow {
    let cells = cells.into_iter().zip(COLUMNS);
    let cell = |(line, width)| TableCell::new().add_paragraph(line).width(width, WidthType::Dxa);
    TableRow::new(cells.map(cell).collect()).cant_split()
}
