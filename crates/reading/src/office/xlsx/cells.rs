//! What is in each cell, as the sheet shows it.

use super::grid::{COLUMNS, Grid, ROWS, Row, place};
use crate::office::number::{Format, shown};
use crate::package::{Element, Tree};

/// Cells of the whole workbook; the rest is cut off.
pub(super) const CELLS: usize = 500_000;
/// Characters of one cell.
const CHARACTERS: usize = 20_000;
/// Characters of a formula that stands for its result.
const FORMULA: usize = 300;
/// Places that one merged cell is repeated in, and characters that are repeated.
const MERGED: usize = 60;
const REPEATED: usize = 80;

/// What all sheets share.
pub(super) struct Book {
    strings: Vec<String>,
    formats: Vec<Format>,
    from_1904: bool,
    left: usize,
    /// Some formula's result is not in the file.
    pub(super) uncomputed: bool,
}

impl Book {
    pub(super) fn new(strings: &Tree, formats: Vec<Format>, from_1904: bool) -> Self {
        let strings = strings.root().into_iter().flat_map(|root| root.all("x:si")).map(text).collect();
        Self { strings, formats, from_1904, left: CELLS, uncomputed: false }
    }

    /// The cells of a sheet.
    pub(super) fn grid(&mut self, sheet: Element<'_>) -> Grid {
        let mut grid = Grid::default();
        let mut next_row = 0;
        for row in sheet.child("x:sheetData").into_iter().flat_map(|data| data.all("x:row")) {
            let at =
                row.get("r").and_then(|number| number.parse::<usize>().ok()).and_then(|number| number.checked_sub(1));
            let at = at.unwrap_or(next_row).max(next_row);
            next_row = at.saturating_add(1);
            let mut read = Row { place: at, cells: Vec::new() };
            let mut next = 0;
            for cell in row.all("x:c") {
                let column = cell.get("r").and_then(place).map_or(next, |(_, column)| column);
                next = column + 1;
                let value = self.value(cell);
                if value.is_empty() {
                    continue;
                }
                if column >= COLUMNS || self.left == 0 {
                    grid.cut = true;
                    continue;
                }
                self.left -= 1;
                read.cells.resize(read.cells.len().max(column + 1), String::new());
                read.cells[column] = value;
            }
            if read.filled().next().is_none() {
                continue;
            }
            if grid.rows.len() >= ROWS {
                grid.cut = true;
                break;
            }
            grid.rows.push(read);
        }
        repeat_merged(sheet, &mut grid);
        grid
    }

    fn value(&mut self, cell: Element<'_>) -> String {
        let value = cell.child("x:v").map(Element::text).unwrap_or_default();
        let text = match cell.get("t") {
            Some("s") => {
                value.trim().parse().ok().and_then(|at: usize| self.strings.get(at).cloned()).unwrap_or_default()
            }
            Some("inlineStr") => cell.child("x:is").map(text).unwrap_or_default(),
            Some("b") => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_string(),
            Some("str" | "e") => value,
            Some("d") => value.trim().trim_end_matches('Z').trim_end_matches("T00:00:00").replace('T', " "),
            _ => match value.trim().parse::<f64>() {
                Ok(number) => {
                    let format = cell.get("s").and_then(|style| self.formats.get(style.parse::<usize>().ok()?));
                    shown(number, format.unwrap_or(&Format::General), self.from_1904)
                }
                // Programs that write formulas without computing them leave the value away.
                Err(_) if value.trim().is_empty() => match cell.child("x:f").map(Element::text) {
                    Some(formula) if !formula.trim().is_empty() => {
                        self.uncomputed = true;
                        format!("={}", formula.trim().chars().take(FORMULA).collect::<String>())
                    }
                    formula => {
                        self.uncomputed |= formula.is_some();
                        String::new()
                    }
                },
                Err(_) => value,
            },
        };
        text.trim().chars().take(CHARACTERS).collect()
    }
}

/// The text of a string or a note: its runs, without what says how it is spoken.
pub(super) fn text(string: Element<'_>) -> String {
    let mut text = String::new();
    for child in string.children() {
        match child.name() {
            "x:t" => text.push_str(&child.text()),
            "x:r" => text.push_str(&child.child("x:t").map(Element::text).unwrap_or_default()),
            _ => {}
        }
    }
    text
}

/// Puts a short text into all places of its merged cell, so that each row can be read by itself.
fn repeat_merged(sheet: Element<'_>, grid: &mut Grid) {
    for merged in sheet.child("x:mergeCells").into_iter().flat_map(|list| list.all("x:mergeCell")).take(10_000) {
        let corners = merged.get("ref").and_then(|places| places.split_once(':'));
        let Some(((top, left), (bottom, right))) = corners.and_then(|(from, to)| Some((place(from)?, place(to)?)))
        else {
            continue;
        };
        let area =
            bottom.saturating_sub(top).saturating_add(1).saturating_mul(right.saturating_sub(left).saturating_add(1));
        if area > MERGED {
            continue;
        }
        let row_at = |grid: &Grid, place: usize| grid.rows.binary_search_by_key(&place, |row| row.place).ok();
        let value = row_at(grid, top).and_then(|at| grid.rows[at].cells.get(left).cloned()).unwrap_or_default();
        if value.is_empty() || value.chars().count() > REPEATED {
            continue;
        }
        // A title over the table is a title once.
        let alone = || row_at(grid, top).is_some_and(|at| grid.rows[at].filled().eq([left]));
        if bottom == top && (right.saturating_sub(left) >= 4 || alone()) {
            continue;
        }
        for place in top..=bottom {
            let Some(at) = row_at(grid, place) else { continue };
            let cells = &mut grid.rows[at].cells;
            for column in left..=right.min(COLUMNS - 1) {
                cells.resize(cells.len().max(column + 1), String::new());
                if cells[column].is_empty() {
                    cells[column].clone_from(&value);
                }
            }
        }
    }
}
