//! Tables of terms: the first column names them, another one says "Definition", "Meaning" or "Description" at its head.

use crate::corpus::{Corpus, Kind, Unit};
use crate::words;
use std::ops::Range;

/// What heads the column of meanings.
const HEADS: &[&str] =
    &["definition", "definitions", "meaning", "description", "explanation", "bedeutung", "beschreibung", "erklärung"];
/// Rows in which the heads may stand: a table's title may stand above them.
const FIRST: usize = 3;

/// A term and its meaning, in bytes of the page.
pub(super) struct Row {
    pub unit: usize,
    pub name: Range<usize>,
    pub meaning: Range<usize>,
}

/// All rows of such tables, in order.
pub(super) fn rows(corpus: &Corpus<'_>) -> Vec<Row> {
    let mut found = Vec::new();
    // Block, how many of its rows were seen, and the column of meanings once it is known.
    let mut table = (usize::MAX, 0, None);
    for (at, unit) in corpus.units.iter().enumerate().filter(|(_, unit)| unit.kind == Kind::Row) {
        if table.0 != unit.block {
            table = (unit.block, 0, None);
        }
        table.1 += 1;
        let cells = cells(corpus, unit);
        let text = |cell: &Range<usize>| corpus.slice(unit, cell).trim().to_lowercase();
        match table.2 {
            None if table.1 <= FIRST => {
                table.2 = cells.iter().skip(1).position(|cell| HEADS.contains(&text(cell).as_str()))
            }
            None => {}
            Some(column) => {
                let (Some(name), Some(meaning)) = (cells.first(), cells.get(column + 1)) else { continue };
                let count = |cell: &Range<usize>| words::count(corpus.slice(unit, cell));
                if (1..=5).contains(&count(name)) && (3..=60).contains(&count(meaning)) {
                    found.push(Row { unit: at, name: name.clone(), meaning: meaning.clone() });
                }
            }
        }
    }
    found
}

fn cells(corpus: &Corpus<'_>, unit: &Unit) -> Vec<Range<usize>> {
    let mut start = unit.range.start;
    let parts = corpus.text(unit).split('\t').map(|cell| {
        let range = start..start + cell.len();
        start = range.end + 1;
        range
    });
    parts.collect()
}
