//! A sheet's cells as people see them: tables with their titles, and lines of text, apart where blank rows are.

use super::grid::{Grid, Row};
use crate::office::block::{Block, Cell};
use crate::writing::Inline;

/// The blocks of a sheet.
pub(super) fn blocks(grid: &Grid) -> Vec<Block> {
    let mut blocks = Vec::new();
    for region in regions(&grid.rows) {
        let widest = region.iter().map(|row| row.filled().count()).max().unwrap_or_default();
        // A line above the table's head, alone in its row, is its title.
        let titles = region.iter().take_while(|row| row.filled().count() == 1 && widest > 1).count();
        for row in &region[..titles] {
            blocks.extend(row.filled().map(|column| Block::Paragraph(Inline::plain(&row.cells[column]))));
        }
        let rows = &region[titles..];
        if widest == 1 && rows.len() < 3 {
            blocks
                .extend(rows.iter().flat_map(|row| row.cells.iter()).map(|text| Block::Paragraph(Inline::plain(text))));
        } else if !rows.is_empty() {
            blocks.push(table(rows));
        }
    }
    blocks
}

/// Rows that belong together: no blank row between them, or only one with the same columns on both sides of it.
fn regions(rows: &[Row]) -> Vec<&[Row]> {
    let mut regions = Vec::new();
    let mut from = 0;
    for at in 1..rows.len() {
        let (above, below) = (&rows[at - 1], &rows[at]);
        let apart = match below.place - above.place {
            0 | 1 => false,
            2 => !above.filled().eq(below.filled()),
            _ => true,
        };
        if apart {
            regions.push(&rows[from..at]);
            from = at;
        }
    }
    if from < rows.len() {
        regions.push(&rows[from..]);
    }
    regions
}

fn table(rows: &[Row]) -> Block {
    let mut columns: Vec<usize> = rows.iter().flat_map(Row::filled).collect();
    columns.sort_unstable();
    columns.dedup();
    let cell = |row: &Row, column: usize| {
        let text = row.cells.get(column).map(String::as_str).unwrap_or_default();
        Cell::of(vec![Block::Paragraph(Inline::plain(text))])
    };
    Block::Table(rows.iter().map(|row| columns.iter().map(|column| cell(row, *column)).collect()).collect())
}
