//! Segments on one baseline to rows; unless they are two columns that the file writes line by line.
//!
//! Invariant: only segments that follow each other in the file are joined.

use super::geometry::Rect;
use super::lines::{Line, Token};

/// So many rows must be cut at the same place for it to be the gap between two columns.
const ROWS_OF_COLUMNS: usize = 6;
/// A column's line is at least so many times its font size wide.
const COLUMN_EMS: f32 = 12.0;

/// Rows in the order of the file, and whether two columns are interleaved in it.
pub(super) fn merge(segments: Vec<Line>) -> (Vec<Line>, bool) {
    let gutter = gutter(&segments);
    let mut rows: Vec<Line> = Vec::with_capacity(segments.len());
    // The last segment joined to the last row: columns are told by segments, not by rows.
    let mut last: Option<Rect> = None;
    for segment in segments {
        let rect = segment.rect;
        let joins = match (rows.last(), last) {
            (Some(row), Some(before)) => {
                follows(row, &segment) && !gutter.is_some_and(|x| before.x1 <= x && x <= segment.rect.x0)
            }
            _ => false,
        };
        match rows.last_mut() {
            Some(row) if joins => row.append(segment),
            _ => rows.push(segment),
        }
        last = Some(rect);
    }
    rows.iter_mut().for_each(settle_cells);
    (rows, gutter.is_some())
}

/// Gaps that are no wider than the line's others are loose typesetting, not cells of a table.
fn settle_cells(row: &mut Line) {
    let gap = |pair: &[Token]| pair[1].x0 - pair[0].x1;
    let mut gaps: Vec<f32> = row.tokens.windows(2).filter(|pair| !pair[1].glued).map(gap).collect();
    if gaps.len() < 4 || !row.has_cells() {
        return;
    }
    gaps.sort_by(f32::total_cmp);
    let words = row.tokens.iter().filter(|token| token.text.chars().any(char::is_alphabetic)).count();
    let loose = gaps[gaps.len() / 2] * if words * 3 > row.tokens.len() * 2 { 1.8 } else { 1.2 };
    // In a line of words a stretched blank behind a full stop is no cell either.
    let least = if gaps.len() >= 5 && words * 3 > row.tokens.len() * 2 { 1.7 * row.size } else { 0.0 };
    for index in 1..row.tokens.len() {
        let gap = gap(&row.tokens[index - 1..=index]);
        row.tokens[index].cell &= gap > loose.max(least) || gap > 3.0 * row.size;
    }
}

/// Whether a segment goes on to the right on the same baseline.
fn follows(row: &Line, segment: &Line) -> bool {
    let em = row.size.max(segment.size);
    !row.aside
        && !segment.aside
        && (row.base - segment.base).abs() <= 0.35 * em
        && segment.rect.x0 >= row.rect.x1 - 0.3 * em
}

/// Where two columns written line by line part, if the page is so.
fn gutter(segments: &[Line]) -> Option<f32> {
    let prose = |line: &Line| line.rect.width() >= COLUMN_EMS * line.size && line.letters >= 20;
    let gaps: Vec<(f32, f32)> = segments
        .windows(2)
        .filter(|pair| follows(&pair[0], &pair[1]) && prose(&pair[0]) && prose(&pair[1]))
        .map(|pair| (pair[0].rect.x1, pair[1].rect.x0))
        .collect();
    if gaps.len() < ROWS_OF_COLUMNS || gaps.len() * 4 < segments.iter().filter(|line| prose(line)).count() {
        return None;
    }
    let within = |x: f32| gaps.iter().filter(|(from, to)| *from <= x && x <= *to).count();
    let best = gaps.iter().map(|(from, to)| (from + to) / 2.0).max_by_key(|x| within(*x))?;
    (within(best) * 10 >= gaps.len() * 8).then_some(best)
}
