//! Tables: rows of lines that leave the same gaps free, whether lines are drawn around them or not.
//!
//! Invariant: a token of the lines given stands in one cell of one table or in none; rows go from the top down and cells
//! from left to right. What is not surely a table is left to the paragraphs.

use super::kinds;
use super::lines::{Line, Token};

/// A gap narrower than this part of the font size is a blank between words.
const GAP: f32 = 0.5;
/// What is left of a gap, over all rows, is at least this part of the font size.
const LEFT: f32 = 0.3;
/// A gap at least this part of the font size wide parts columns whatever stands in them.
const WIDE: f32 = 1.0;
/// Lines farther apart than this multiple of the font size are not of one table.
const APART: f32 = 2.8;
/// The lines of one cell may come before a line that stands so much higher, in multiples of the font size.
const BACK: f32 = 1.6;
/// Lines nearer than this multiple of the font size share a row when they share no column.
const ROW: f32 = 0.95;
/// Fewer rows are left to the paragraphs.
const ROWS_AT_LEAST: usize = 3;
/// Beyond so many lines a table is cut: every row looks at all before it.
const LINES_AT_MOST: usize = 300;
/// Cells with more letters than this, taken all together, are columns of prose.
const LETTERS_OF_A_CELL: usize = 45;

/// Rows of cells of tokens; every row has as many cells as there are columns, empty ones among them.
pub(super) type Grid<'a> = Vec<Vec<Vec<&'a Token>>>;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    /// Which of the lines given are its own, in their order.
    pub lines: Vec<usize>,
    pub grid: Grid<'a>,
}

/// The tables among lines, from the first to the last.
pub(super) fn find<'a>(lines: &[&'a Line]) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    let mut from = 0;
    let mut seed = 0;
    while seed < lines.len() {
        let table = is_seed(lines[seed]).then(|| Area::grown(lines, seed, from)).and_then(|area| area.table());
        match table {
            Some(table) => {
                from = table.lines.last().map_or(seed, |last| *last) + 1;
                seed = from;
                tables.push(table);
            }
            None => seed += 1,
        }
    }
    tables
}

/// A line that may be a row: at least three pieces, or two with a gap as of cells.
fn is_seed(line: &Line) -> bool {
    !line.aside && !line.mono && (line.has_cells() || pieces(line, line.size).len() >= 3)
}

/// The stretches of a line without a gap in them: from where to where.
fn pieces(line: &Line, em: f32) -> Vec<(f32, f32)> {
    let mut pieces: Vec<(f32, f32)> = Vec::new();
    for token in &line.tokens {
        match pieces.last_mut() {
            Some(piece) if token.glued || token.x0 - piece.1 < GAP * em => {
                *piece = (piece.0.min(token.x0), piece.1.max(token.x1));
            }
            _ => pieces.push((token.x0, token.x1)),
        }
    }
    pieces
}

/// Lines that may be a table.
struct Area<'l, 'a> {
    lines: &'l [&'a Line],
    /// Those that leave the gaps free.
    rows: Vec<usize>,
    /// Headings within, which reach over several columns.
    spanning: Vec<usize>,
    em: f32,
    /// The part of the width that each of `rows` covers.
    covered: Vec<(f32, f32)>,
    /// The most gaps that there ever were.
    most: usize,
}

impl<'l, 'a> Area<'l, 'a> {
    /// Takes in line after line below the seed, then above it down to the line `from`.
    fn grown(lines: &'l [&'a Line], seed: usize, from: usize) -> Self {
        let em = lines[seed].size.max(1.0);
        let covered = pieces(lines[seed], em);
        let most = covered.len().saturating_sub(1);
        let mut area = Self { lines, rows: vec![seed], spanning: Vec::new(), em, covered, most };
        area.grow(seed, (seed + 1..lines.len().min(seed + LINES_AT_MOST)).collect());
        area.grow(seed, (from..seed).rev().collect());
        area.rows.sort_unstable();
        area
    }

    /// Takes in these lines, one after the other away from `last`, until one does not belong.
    fn grow(&mut self, mut last: usize, next: Vec<usize>) {
        for (at, index) in next.iter().enumerate() {
            if !self.is_near(last, *index) {
                return;
            }
            if !self.takes(*index) {
                // One heading between rows, if a row follows.
                let line = self.lines[*index];
                let row_follows = next.get(at + 1).is_some_and(|after| {
                    let row = self.lines[*after];
                    self.is_near(*index, *after) && pieces(row, self.em).len() > 1 && self.fits(row).is_some()
                });
                if !row_follows || pieces(line, self.em).len() > 1 || line.rect.width() > 0.75 * self.width() {
                    return;
                }
                self.spanning.push(*index);
            }
            last = *index;
        }
    }

    /// Whether two lines may be neighbours in a table; parts of one row may stand a little higher than what is before.
    fn is_near(&self, one: usize, other: usize) -> bool {
        let (above, below) = (self.lines[one.min(other)], self.lines[one.max(other)]);
        let text = |line: &Line| !line.aside && !line.mono;
        text(above) && text(below) && (-BACK * self.em..=APART * self.em).contains(&(below.base - above.base))
    }

    fn width(&self) -> f32 {
        self.covered.last().map_or(0.0, |last| last.1) - self.covered.first().map_or(0.0, |first| first.0)
    }

    /// What is covered once this line is a row, if enough gaps stay.
    fn fits(&self, line: &Line) -> Option<Vec<(f32, f32)>> {
        let pieces = pieces(line, self.em);
        // A row may close a gap that only seemed to be one; a line of text may not.
        let least = if pieces.len() > 1 { (self.most * 7).div_ceil(10) } else { self.covered.len() - 1 };
        let mut all = self.covered.clone();
        all.extend(pieces);
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut covered: Vec<(f32, f32)> = Vec::new();
        for (x0, x1) in all {
            match covered.last_mut() {
                Some(last) if x0 - last.1 < LEFT * self.em => last.1 = last.1.max(x1),
                _ => covered.push((x0, x1)),
            }
        }
        let gaps = covered.len() - 1;
        (gaps >= least.max(1)).then_some(covered)
    }

    fn takes(&mut self, index: usize) -> bool {
        let Some(covered) = self.fits(self.lines[index]) else { return false };
        self.most = self.most.max(covered.len() - 1);
        self.covered = covered;
        self.rows.push(index);
        true
    }

    fn table(self) -> Option<Table<'a>> {
        let mut columns = self.covered.clone();
        let mut rows = self.by_row(&columns);
        while rows.first().is_some_and(|row| row.is_text_above()) {
            rows.remove(0);
        }
        while rows.last().is_some_and(|row| row.filled() < 2) {
            rows.pop();
        }
        let mut lines: Vec<usize> = rows.iter().flat_map(|row| row.lines.iter().copied()).collect();
        lines.sort_unstable();
        join_columns(&mut rows, &mut columns, self.em);
        rows.iter_mut().for_each(|row| row.spread_heading(&columns));
        let grid: Grid<'a> = rows.into_iter().map(|row| row.cells).collect();
        is_table(&grid).then_some(Table { lines, grid })
    }

    /// The lines by rows, their tokens by columns.
    fn by_row(&self, columns: &[(f32, f32)]) -> Vec<Row<'a>> {
        let mut order: Vec<usize> = self.rows.iter().chain(&self.spanning).copied().collect();
        order.sort_by(|a, b| self.lines[*a].base.total_cmp(&self.lines[*b].base));
        let mut rows: Vec<Row<'a>> = Vec::new();
        for index in order {
            let line: &'a Line = self.lines[index];
            let mut cells: Vec<Vec<&'a Token>> = vec![Vec::new(); columns.len()];
            let spans = self.spanning.contains(&index);
            let mut first = None;
            for token in &line.tokens {
                let column = *first.get_or_insert_with(|| column_of(token, columns));
                let column = if spans { column } else { column_of(token, columns) };
                cells[column].push(token);
            }
            let apart = |row: &Row<'a>| (line.base - row.base).abs() / self.em;
            let main = filled(&cells);
            let own = Row { base: line.base, main, lines: vec![index], cells, spans };
            match rows.last_mut() {
                Some(row) if !spans && !row.spans && apart(row) <= ROW && row.takes(&own, apart(row)) => row.add(own),
                _ => rows.push(own),
            }
        }
        rows
    }
}

/// A row of a table that is being made.
struct Row<'a> {
    /// The baseline of the line with the most cells.
    base: f32,
    /// The columns that line fills.
    main: Vec<usize>,
    lines: Vec<usize>,
    cells: Vec<Vec<&'a Token>>,
    spans: bool,
}

impl<'a> Row<'a> {
    fn filled(&self) -> usize {
        filled(&self.cells).len()
    }

    /// Another line belongs to this row if it is on the same baseline, or fills what the main line leaves empty.
    fn takes(&self, other: &Row<'a>, apart: f32) -> bool {
        apart <= 0.3 || !other.main.iter().any(|column| self.main.contains(column))
    }

    fn add(&mut self, other: Row<'a>) {
        if other.main.len() > self.main.len() {
            (self.base, self.main) = (other.base, other.main);
        }
        self.lines.extend(other.lines);
        for (cell, more) in self.cells.iter_mut().zip(other.cells) {
            cell.extend(more);
        }
    }

    /// A line of text above the table that happens to fit.
    fn is_text_above(&self) -> bool {
        self.filled() < 2 && (self.spans || !self.cells[0].is_empty() || letters(&self.cells) > LETTERS_OF_A_CELL)
    }

    /// A heading in the middle above all columns but the first belongs to all of them: it stands in the first of these.
    fn spread_heading(&mut self, columns: &[(f32, f32)]) {
        let [at] = filled(&self.cells)[..] else { return };
        if at < 2 || columns.len() < 3 {
            return;
        }
        let cell = &self.cells[at];
        let (x0, x1) = (cell[0].x0, cell[cell.len() - 1].x1);
        let middle = (columns[1].0 + columns[columns.len() - 1].1) / 2.0;
        if ((x0 + x1) / 2.0 - middle).abs() < 2.0 * cell[0].size {
            self.cells.swap(1, at);
        }
    }
}

/// The columns in which there is something.
fn filled(cells: &[Vec<&Token>]) -> Vec<usize> {
    (0..cells.len()).filter(|column| !cells[*column].is_empty()).collect()
}

fn column_of(token: &Token, columns: &[(f32, f32)]) -> usize {
    let middle = (token.x0 + token.x1) / 2.0;
    columns.iter().position(|column| middle <= column.1).unwrap_or(columns.len() - 1)
}

fn letters(cells: &[Vec<&Token>]) -> usize {
    cells.iter().flatten().map(|token| token.text.chars().count()).sum()
}

fn text(cell: &[&Token]) -> String {
    cell.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn is_number(cell: &[&Token]) -> bool {
    let text = text(cell);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Joins columns that are none: signs of currencies with the sums behind them, and words that only seem apart because
/// few lines stand below each other.
fn join_columns(rows: &mut [Row<'_>], columns: &mut Vec<(f32, f32)>, em: f32) {
    for column in (1..columns.len()).rev() {
        let wide = columns[column].0 - columns[column - 1].1 >= WIDE * em;
        // Headings say nothing about what stands below them.
        let filled = |column: usize| -> Vec<&Vec<&Token>> {
            let body = rows.iter().filter(|row| row.filled() > 1);
            body.map(|row| &row.cells[column]).filter(|cell| !cell.is_empty()).collect()
        };
        let numbers = |column: usize| {
            let filled = filled(column);
            filled.iter().filter(|cell| is_number(cell)).count() * 2 >= filled.len().max(1)
        };
        let signs = |column: usize, signs: &str| {
            let filled = filled(column);
            !filled.is_empty() && filled.iter().all(|cell| signs.contains(text(cell).as_str()))
        };
        let joins =
            signs(column - 1, "$€£¥") || signs(column, "%)†‡*") || !wide && !numbers(column) && !numbers(column - 1);
        if joins {
            for row in rows.iter_mut() {
                let behind = row.cells.remove(column);
                row.cells[column - 1].extend(behind);
            }
            columns[column - 1].1 = columns.remove(column).1;
        }
    }
}

fn is_table(grid: &Grid<'_>) -> bool {
    let columns = grid.first().map_or(0, Vec::len);
    let full = grid.iter().filter(|row| filled(row).len() > 1).count();
    if columns < 2 || grid.len() < ROWS_AT_LEAST || full < ROWS_AT_LEAST || full * 10 < grid.len() * 6 {
        return false;
    }
    let cells = grid.iter().flatten().filter(|cell| !cell.is_empty()).count();
    let all: usize = grid.iter().map(|row| letters(row)).sum();
    // Marks of a list stand apart from what they mark.
    let marks = grid.iter().map(|row| text(&row[0])).filter(|first| !first.is_empty());
    let marked = marks.clone().filter(|mark| is_mark(mark)).count();
    let words = grid.iter().flatten().flatten().filter(|token| token.text.chars().any(char::is_alphanumeric)).count();
    all <= cells * LETTERS_OF_A_CELL && (columns > 2 || marked * 2 < marks.count().max(1)) && words >= cells / 2
}

/// The mark of an item and nothing else.
fn is_mark(text: &str) -> bool {
    kinds::is_bullet(&format!("{text} x")) && text.chars().count() <= 2 || kinds::is_numbered(&format!("{text} x"))
}
