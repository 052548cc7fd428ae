//! The squares of a page: what each holds, and which of them are drawn less sharply than the page is.
//!
//! A screenshot on a slide was made larger when it was put there, so that its edges are soft where the slide's own are
//! sharp. Invariant: cells are soft only on a page whose edges are of these two kinds, with few between them. A scan at
//! 150 dpi that is drawn at 300 has edges of every kind, of which half would be soft.

use super::Raster;
use std::ops::Range;

/// Greys that paper may differ by.
pub(super) const SHADE: u8 = 5;
/// Greys between ink and paper.
const CONTRAST: u8 = 60;
/// Part of the contrast that is crossed within two pixels: by a sharp edge, and by one that is not.
const SHARP: f32 = 0.87;
const SOFT: f32 = 0.84;
/// Cells with sharp edges from which on a page counts as sharply drawn, and the part of all that they are.
const SHARP_CELLS: usize = 40;
const SHARP_PART: f32 = 0.2;
/// Where the edges of one drawing lie that was made larger as a whole, and the part of a page's edges that may lie there
/// where two drawings are on it: slides with screenshots have a tenth, enlarged scans a third and more.
const BETWEEN: Range<f32> = 0.76..0.88;
const BETWEEN_PART: f32 = 0.25;

/// What a small square of the page holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// Ink and paper, or what looks like it.
    pub edge: bool,
    /// Its edges are not sharp, and those of the page are.
    pub soft: bool,
    /// Its ground is not the page's.
    pub shade: bool,
    pub ground: u8,
}

/// The cells of a picture row by row, `side` pixels wide; what does not fill one at the right and below is left out.
pub(super) fn of(picture: &Raster, side: u32, paper: u8) -> Vec<Cell> {
    let (columns, rows) = (picture.width / side, picture.height / side);
    let mut cells: Vec<(Cell, f32)> = Vec::with_capacity((columns * rows) as usize);
    for row in 0..rows {
        cells.extend((0..columns).map(|column| cell(picture, column * side, row * side, side, paper)));
    }
    let edges: Vec<f32> = cells.iter().filter(|(cell, _)| cell.edge).map(|(_, sharp)| *sharp).collect();
    let sharply_drawn = is_sharply_drawn(&edges);
    let judged = |(cell, sharp): (Cell, f32)| Cell { soft: sharply_drawn && cell.edge && sharp < SOFT, ..cell };
    cells.into_iter().map(judged).collect()
}

/// Whether a page's edges are sharp, but for some that are clearly not.
fn is_sharply_drawn(edges: &[f32]) -> bool {
    let all = edges.len() as f32;
    let sharp = edges.iter().filter(|sharp| **sharp >= SHARP).count();
    let between = edges.iter().filter(|sharp| BETWEEN.contains(sharp)).count() as f32;
    sharp >= SHARP_CELLS && sharp as f32 >= SHARP_PART * all && between <= BETWEEN_PART * all
}

fn cell(picture: &Raster, x: u32, y: u32, side: u32, paper: u8) -> (Cell, f32) {
    let (mut greys, mut steps) = ([0_u32; 256], [0_u32; 256]);
    let columns = x.max(1) as usize..((x + side).min(picture.width - 1)) as usize;
    for at in y.max(1)..(y + side).min(picture.height - 1) {
        let (above, row, below) = (picture.row(at - 1), picture.row(at), picture.row(at + 1));
        for column in columns.clone() {
            greys[usize::from(row[column])] += 1;
            let step = row[column + 1].abs_diff(row[column - 1]).max(below[column].abs_diff(above[column]));
            steps[usize::from(step)] += 1;
        }
    }
    let all: u32 = greys.iter().sum();
    let contrast = part(&greys, all, 0.99).saturating_sub(part(&greys, all, 0.01));
    let ground = part(&greys, all, 0.75);
    let edge = contrast > CONTRAST;
    let sharp = f32::from(part(&steps, all, 0.99)) / f32::from(contrast.max(1));
    (Cell { edge, soft: false, shade: ground.abs_diff(paper) > SHADE, ground }, sharp)
}

/// The value that this part of the counted ones are not above.
fn part(count: &[u32; 256], all: u32, part: f32) -> u8 {
    let mut left = (all as f32 * part) as u32;
    let found = count.iter().position(|n| {
        let here = *n > left;
        left = left.saturating_sub(*n);
        here
    });
    found.unwrap_or(255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_sharply_drawn_where_its_soft_edges_are_apart_from_the_others() {
        let of = |sharp: usize, between: usize, soft: usize| {
            let edges = [(0.95, sharp), (0.82, between), (0.55, soft)];
            edges.into_iter().flat_map(|(edge, count)| std::iter::repeat_n(edge, count)).collect::<Vec<f32>>()
        };
        assert!(is_sharply_drawn(&of(500, 0, 0)) && is_sharply_drawn(&of(500, 100, 900)));
        // Made larger as a whole: half is sharp enough, and half is not.
        assert!(!is_sharply_drawn(&of(250, 200, 100)));
        assert!(!is_sharply_drawn(&of(30, 0, 0)) && !is_sharply_drawn(&of(50, 0, 900)) && !is_sharply_drawn(&[]));
    }
}
