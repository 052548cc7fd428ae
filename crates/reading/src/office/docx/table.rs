//! Tables: rows and cells, with what is merged repeated where it is short.

use super::walk::Walk;
use crate::office::block::{Block, Cell};
use crate::package::{Element, Relations};

/// More columns than Word allows.
const COLUMNS: usize = 100;
/// Below the heads, a cell over more columns than this is a line across a form, and is not repeated in each of them.
const REPEATED: usize = 4;

impl Walk<'_, '_> {
    pub(super) fn table(&mut self, table: Element<'_>, relations: &Relations) -> Block {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in wrapped(table, "w:tr") {
            let properties = row.child("w:trPr");
            if properties.is_some_and(|p| p.child("w:del").is_some()) {
                continue;
            }
            let skipped = properties.and_then(|p| p.child("w:gridBefore")).map_or(0, number);
            let mut cells: Vec<Cell> = vec![Cell::default(); skipped.min(COLUMNS)];
            for cell in wrapped(row, "w:tc") {
                if cells.len() >= COLUMNS {
                    break;
                }
                let properties = cell.child("w:tcPr");
                let merged = properties.and_then(|p| p.child("w:vMerge"));
                let content = if merged.is_some_and(|merge| merge.val() != Some("restart")) {
                    rows.last().and_then(|above| above.get(cells.len())).map_or_else(Cell::blank, Cell::repeated)
                } else {
                    Cell::of(self.blocks(cell, relations))
                };
                let columns = properties.and_then(|p| p.child("w:gridSpan")).map_or(1, number).clamp(1, COLUMNS);
                let wide = columns > REPEATED && !rows.is_empty();
                let further = if wide { Cell::blank() } else { content.repeated() };
                cells.push(content);
                cells.resize((cells.len() + columns - 1).min(COLUMNS), further);
            }
            rows.push(cells);
        }
        Block::Table(rows)
    }
}

/// Rows of a table or cells of a row, also where something is wrapped around them.
fn wrapped<'a>(element: Element<'a>, name: &'static str) -> Vec<Element<'a>> {
    let mut found = Vec::new();
    for child in element.children() {
        match child.name() {
            inner if inner == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" => found.extend(wrapped(child, name)),
            _ => {}
        }
    }
    found
}

fn number(element: Element<'_>) -> usize {
    element.val().and_then(|number| number.parse().ok()).unwrap_or(0)
}
