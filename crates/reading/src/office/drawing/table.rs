//! A table of DrawingML (`a:tbl`), as PowerPoint has them.

use super::super::block::{Block, Cell};
use super::paragraph;
use crate::package::{Element, Relations};

/// More columns than this no slide shows.
const COLUMNS: usize = 200;

/// Rows of cells; what is merged is repeated where it is short.
pub(in crate::office) fn table(table: Element<'_>, relations: &Relations) -> Block {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in table.all("a:tr") {
        let mut cells: Vec<Cell> = Vec::new();
        for cell in row.all("a:tc").take(COLUMNS) {
            let merged = |name: &str| matches!(cell.get(name), Some("1" | "true"));
            cells.push(if merged("hMerge") {
                cells.last().map_or_else(Cell::blank, Cell::repeated)
            } else if merged("vMerge") {
                rows.last().and_then(|above| above.get(cells.len())).map_or_else(Cell::blank, Cell::repeated)
            } else {
                content(cell, relations)
            });
        }
        rows.push(cells);
    }
    Block::Table(rows)
}

fn content(cell: Element<'_>, relations: &Relations) -> Cell {
    let Some(body) = cell.child("a:txBody") else { return Cell::default() };
    Cell::of(body.all("a:p").map(|p| Block::Paragraph(paragraph(p, relations))).collect())
}
