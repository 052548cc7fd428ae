//! Tables inside passages, as reading keeps them: a line for each row, its cells apart by tabs. Pure.
//!
//! Invariant: rows are in order and stand as ranges of the text, without the ends of their lines. What is not surely a
//! table is none: a text without tabs has none.

use super::sentences::{self, Sentence};
use crate::chat::Source;
use std::ops::Range;

/// Wider tables are read as text: nobody reads them in an answer.
const COLUMNS: usize = 12;
/// Characters of a caption.
const CAPTION: usize = 200;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// From its first line, the head among them, to its last.
    pub range: Range<usize>,
    /// The line above it that says what it is of; empty where there is none.
    pub caption: String,
    /// What stands above its columns; empty where that is not known.
    pub head: Vec<String>,
    pub rows: Vec<Range<usize>>,
    pub columns: usize,
}

impl Table {
    /// A row as it is read aloud: what the table is of, then each cell behind what stands above it.
    pub fn told(&self, text: &str, row: &Range<usize>) -> String {
        let cell = |(at, cell): (usize, String)| match self.head.get(at).filter(|head| !head.is_empty()) {
            Some(head) => format!("{head}: {cell}"),
            None => cell,
        };
        let cells = self.cells(text, row).into_iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let caption = Some(self.caption.clone()).filter(|caption| !caption.is_empty());
        caption.into_iter().chain(cells.map(cell)).collect::<Vec<_>>().join("; ")
    }

    /// The cells of a row, one for each column.
    pub fn cells(&self, text: &str, row: &Range<usize>) -> Vec<String> {
        let mut cells = cells(&text[row.clone()]);
        cells.resize(self.columns, String::new());
        cells
    }
}

/// A sentence, or a row of a table.
pub struct Unit {
    pub sentence: Sentence,
    /// Of which table it is a row, by its place among [`of`], and how it is told.
    pub row: Option<(usize, String)>,
}

/// All sentences and rows of a source in order; what stands above the columns of a table is no unit of its own.
pub fn units(source: &Source) -> Vec<Unit> {
    let text = &source.text;
    let mut units = Vec::new();
    let sentences_of = |part: Range<usize>, units: &mut Vec<Unit>| {
        let moved = |one: Sentence| Sentence { range: one.range.start + part.start..one.range.end + part.start, ..one };
        let all = sentences::split(&text[part.clone()]).into_iter().map(moved);
        units.extend(all.map(|sentence| Unit { sentence, row: None }));
    };
    let mut done = 0;
    for (at, table) in of(source).into_iter().enumerate() {
        sentences_of(done..table.range.start, &mut units);
        for row in &table.rows {
            let sentence = Sentence { range: row.clone(), item: false };
            units.push(Unit { sentence, row: Some((at, table.told(text, row))) });
        }
        done = table.range.end;
    }
    sentences_of(done..text.len(), &mut units);
    units
}

/// The tables of a source. One that the passage goes on with has its head from the passage before, where it is there.
pub fn of(source: &Source) -> Vec<Table> {
    let mut tables = within(&source.text);
    let Some(first) = tables.first_mut() else { return tables };
    let Some(before) = source.before.as_deref() else { return tables };
    let begins = source.text[..first.range.start].trim().is_empty();
    let goes_on = begins && before.lines().next_back().is_some_and(|line| cells(line).len() > 1);
    if goes_on {
        // What was taken for the head is a row like the others.
        let end = source.text[first.range.start..].find('\n').map_or(first.range.end, |at| first.range.start + at);
        first.rows.insert(0, trimmed(&source.text, first.range.start..end));
        let known = within(before)
            .pop()
            .filter(|table| table.columns == first.columns && before.trim_end().len() == table.range.end);
        first.head = known
            .filter(|table| table.range.start > 0 || has_figures_below(before, table))
            .map_or(Vec::new(), |table| table.head);
    }
    tables
}

/// Whether a table that begins a passage begins with its head: no figures in it, but some below.
fn has_figures_below(text: &str, table: &Table) -> bool {
    let figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    !table.head.iter().any(|cell| figures(cell)) && table.rows.iter().any(|row| figures(&text[row.clone()]))
}

/// Runs of at least two lines with tabs.
fn within(text: &str) -> Vec<Table> {
    let (mut tables, mut run, mut at) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end_matches(['\n', '\r']).len();
        at += line.len();
        if line.trim().contains('\t') {
            run.push(range);
        } else {
            tables.extend(table(text, std::mem::take(&mut run)));
        }
    }
    tables.extend(table(text, run));
    tables
}

fn table(text: &str, lines: Vec<Range<usize>>) -> Option<Table> {
    let count = |line: &Range<usize>| cells(&text[line.clone()]).len();
    let columns = lines.iter().map(count).max()?;
    let named = lines.iter().filter(|line| !text[(*line).clone()].starts_with('\t')).count();
    // Program text begins its lines with tabs.
    if lines.len() < 2 || columns > COLUMNS || named * 2 < lines.len() {
        return None;
    }
    let (first, last) = (lines.first()?, lines.last()?);
    let mut head = cells(&text[first.clone()]);
    // A passage has no blanks at its ends, so an empty corner is lost there.
    if text[..first.start].trim().is_empty() && head.len() + 1 == columns {
        head.insert(0, String::new());
    }
    head.resize(columns, String::new());
    let rows = lines[1..].iter().map(|line| trimmed(text, line.clone())).collect();
    Some(Table { range: first.start..last.end, caption: caption(&text[..first.start]), head, rows, columns })
}

/// The line right above a table, or the paragraph above it that calls itself a table's.
fn caption(above: &str) -> String {
    let line = above.trim_end().lines().next_back().unwrap_or_default().trim();
    let blank = above.trim_end_matches([' ', '\t']).ends_with("\n\n");
    let named = ["Table ", "Tab. ", "Tabelle "].iter().any(|name| line.starts_with(name));
    let fits = line.chars().count() <= CAPTION && (named || !blank);
    if fits { line.to_owned() } else { String::new() }
}

fn cells(line: &str) -> Vec<String> {
    let cell = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end().split('\t').map(cell).collect()
}

/// Without blanks behind it. Those before it are empty cells.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..range.start + text[range].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::source;
    use super::*;

    const IONS: &str = "Table 26.1 Electrolytes\n\nIon\tNormal range\tUnit\nSodium\t135–145\tmmol/L\nPotassium\t3.5–5.0\tmmol/L\n\nBoth are cations.";

    #[test]
    fn a_table_is_its_head_and_its_rows_and_the_rest_are_sentences() {
        let source = source("Fluids", 1, IONS);
        let tables = of(&source);
        assert_eq!((tables.len(), tables[0].columns), (1, 3));
        assert_eq!(tables[0].head, ["Ion", "Normal range", "Unit"]);
        let units = units(&source);
        let texts: Vec<&str> = units.iter().map(|unit| &IONS[unit.sentence.range.clone()]).collect();
        let rows = ["Sodium\t135–145\tmmol/L", "Potassium\t3.5–5.0\tmmol/L"];
        assert_eq!(texts, ["Table 26.1 Electrolytes", rows[0], rows[1], "Both are cations."]);
        let told = units[2].row.as_ref().map(|(_, told)| told.as_str());
        assert_eq!(told, Some("Table 26.1 Electrolytes; Ion: Potassium; Normal range: 3.5–5.0; Unit: mmol/L"));
    }

    #[test]
    fn a_text_without_a_table_has_the_sentences_that_it_always_had() {
        for text in ["One. Two.\n- a\n- b\n\nThree", "one\ttab only", "if x:\n\tdo\n\tgo\tx\n", ""] {
            let source = source("T", 1, text);
            assert_eq!(of(&source), [], "{text:?}");
            let units: Vec<Sentence> = units(&source).into_iter().map(|unit| unit.sentence).collect();
            assert_eq!(units, sentences::split(text));
        }
    }

    #[test]
    fn a_table_that_is_cut_keeps_its_head_where_the_passage_before_has_it() {
        let before = "Electrolytes\n\nIon\tNormal range\nSodium\t135–145";
        let mut cut = source("Fluids", 1, "Potassium\t3.5–5.0\nChloride\t98–106\n\nThat is all.");
        assert_eq!(of(&cut)[0].head, ["Potassium", "3.5–5.0"], "alone it cannot be known");
        cut.before = Some(before.into());
        let table = of(&cut).remove(0);
        assert_eq!((table.head, table.rows.len()), (vec!["Ion".to_owned(), "Normal range".into()], 2));
        cut.before = Some("Sodium\t135–145\nLithium\t0".into());
        assert_eq!(of(&cut)[0].head, [""; 0], "the middle of a long one names no column");
    }

    #[test]
    fn an_empty_corner_and_short_rows_keep_their_columns() {
        let text = "Mitosis\tMeiosis\nDivisions\tone\ttwo\nCells\ttwo\n";
        let table = of(&source("Division", 1, text)).remove(0);
        assert_eq!(table.head, ["", "Mitosis", "Meiosis"]);
        assert_eq!(table.cells(text, &table.rows[1]), ["Cells", "two", ""]);
    }
}
