//! What office files are made of, whichever program wrote them: headings, paragraphs, items, tables.
//!
//! It knows how each is written, not how it is found.

use crate::writing::{Inline, Marker, Place, Writer};

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// Level from 1.
    Heading(usize, Inline),
    Paragraph(Inline),
    /// Level from 0.
    Item(usize, Marker, Inline),
    /// A line of code; lines that follow each other are one block.
    Code(String),
    /// Rows of cells; a merged one is in each of its places.
    Table(Vec<Vec<Cell>>),
}

/// What is in one place of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    /// A further place of a merged cell: what is here was there already.
    pub(super) again: bool,
}

/// Letters in a cell beyond which a table only arranges text on the page.
const ARRANGES: usize = 2_500;
/// Letters of a merged cell that are repeated in each of its places.
const REPEATED: usize = 80;

/// Writes blocks one after the other.
pub(super) fn write(blocks: &[Block], out: &mut Writer) {
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        match block {
            Block::Heading(level, text) => out.heading(*level, text),
            Block::Paragraph(text) => out.paragraph(text),
            Block::Item(level, marker, text) => out.item(*level, marker, text),
            Block::Code(_) => {
                let lines: Vec<&str> = blocks[at..].iter().map_while(Block::code).collect();
                out.code(&lines.join("\n"));
                at += lines.len() - 1;
            }
            Block::Table(rows) if only_arranges(rows) => {
                rows.iter().flatten().filter(|cell| !cell.again).for_each(|cell| write(&cell.blocks, out));
            }
            Block::Table(rows) => {
                out.table(&lines(rows));
            }
        }
        at += 1;
    }
}

impl Block {
    fn code(&self) -> Option<&str> {
        match self {
            Self::Code(line) => Some(line),
            _ => None,
        }
    }
}

/// Each cell in one line; columns that say nothing of their own are left out.
fn lines(rows: &[Vec<Cell>]) -> Vec<Vec<Inline>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let says = |column: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(*column));
        cells.any(|cell| !cell.again && !is_empty(&cell.blocks))
    };
    let mut kept: Vec<usize> = (0..columns).filter(says).collect();
    if kept.is_empty() {
        kept.extend(0..columns);
    }
    let line = |row: &Vec<Cell>, column: usize| row.get(column).map(|cell| flat(&cell.blocks)).unwrap_or_default();
    rows.iter().map(|row| kept.iter().map(|column| line(row, *column)).collect()).collect()
}

/// All of it in one line, for a table's cell.
pub(super) fn flat(blocks: &[Block]) -> Inline {
    let mut line = Inline::default();
    for block in blocks {
        let (before, text) = match block {
            Block::Heading(_, text) | Block::Paragraph(text) => (String::new(), text.clone()),
            Block::Item(_, Marker::Bullet, text) => ("• ".into(), text.clone()),
            Block::Item(_, Marker::Number(number), text) => (format!("{number}. "), text.clone()),
            Block::Item(_, Marker::Label(label), text) => (format!("{label} "), text.clone()),
            Block::Code(code) => (String::new(), Inline::plain(code)),
            Block::Table(rows) => (String::new(), inner(rows)),
        };
        if text.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.line_break();
        }
        line.append(Inline::plain(&before));
        line.append(text);
    }
    line
}

/// A table inside of a cell: its cells apart by commas, its rows by semicolons.
fn inner(rows: &[Vec<Cell>]) -> Inline {
    let mut line = Inline::default();
    for row in rows {
        let cells: Vec<Inline> = row
            .iter()
            .filter(|cell| !cell.again)
            .map(|cell| flat(&cell.blocks))
            .filter(|cell| !cell.is_empty())
            .collect();
        for (number, cell) in cells.into_iter().enumerate() {
            if !line.is_empty() {
                line.append(Inline::plain(if number == 0 { "; " } else { ", " }));
            }
            line.append(cell);
        }
    }
    line
}

fn only_arranges(rows: &[Vec<Cell>]) -> bool {
    let single = rows.len() == 1 && rows[0].len() == 1;
    single || rows.iter().flatten().any(|cell| flat(&cell.blocks).words().chars().count() > ARRANGES)
}

impl Cell {
    pub(super) fn of(blocks: Vec<Block>) -> Self {
        Self { blocks, again: false }
    }

    /// What stands in the further places of this cell: its words where they are few, for a row to be read by itself.
    pub(super) fn repeated(&self) -> Self {
        let words = flat(&self.blocks).words();
        let few = !words.is_empty() && words.chars().count() <= REPEATED;
        let blocks = if few { vec![Block::Paragraph(Inline::plain(&words))] } else { Vec::new() };
        Self { blocks, again: true }
    }

    /// A further place that stays empty.
    pub(super) fn blank() -> Self {
        Self { blocks: Vec::new(), again: true }
    }
}

/// Whether there is nothing to see in any of them.
pub(super) fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Item(_, _, text) => {
            text.markdown(Place::Line).is_empty()
        }
        Block::Code(code) => code.trim().is_empty(),
        Block::Table(rows) => rows.iter().flatten().all(|cell| is_empty(&cell.blocks)),
    })
}
