//! What stands in the same place on many pages of a file that is pictures: logos, drawn heads and feet.
//!
//! Pages are compared as small grey pictures, because a recogniser reads the same logo differently on every page.
//! Invariant: only what lies at the upper or lower edge is found, and never by a page that is nearly a copy of this one
//! (slides that are built up step by step). It reads nothing.

use super::{Raster, components};
use crate::layout::Rect;

/// Pages that are compared, spread over the file.
const SAMPLE: u32 = 7;
/// Pixels of the small picture of a page.
const PIXELS: f32 = 600_000.0;
/// Pixels to the inch of it, at most: one is a point.
const DPI: f32 = 72.0;
/// Part of a page's height at its top and at its bottom.
const EDGE: f32 = 0.2;
/// Pixels that are looked at as one: what is nearer together belongs together.
const CELL: u32 = 4;
/// Greys from the paper on which something is drawn.
const DRAWN: u8 = 40;
/// Part of what is drawn that may differ where the same is drawn.
const DIFFERS: u64 = 15;
/// Part of what is drawn on two pages that has to differ for them not to be copies.
const COPIES: u64 = 30;

/// The pages of a file to compare each page with; none where there are too few to tell.
pub(crate) fn sample(pages: u32) -> Vec<u32> {
    if pages < 3 {
        return Vec::new();
    }
    let count = SAMPLE.min(pages);
    (0..count).map(|index| 1 + (u64::from(index) * u64::from(pages - 1) / u64::from(count - 1)) as u32).collect()
}

/// The dots to the inch of the small picture of a page of so many points.
pub(crate) fn dpi(width: f32, height: f32) -> u32 {
    let area = (width * height).max(1.0);
    (DPI * (PIXELS / area).sqrt().min(1.0)).max(1.0) as u32
}

/// The boxes in points of what this page has in common with enough of the others.
pub(crate) fn places(own: &Raster, others: &[&Raster]) -> Vec<Rect> {
    let paper = own.paper();
    let alike = |other: &&&Raster| (other.width, other.height) == (own.width, own.height) && !copies(own, other, paper);
    let others: Vec<&Raster> = others.iter().filter(alike).copied().collect();
    let needed = others.len().div_ceil(2).max(2);
    if others.len() < needed {
        return Vec::new();
    }
    let points = 72.0 / own.dpi;
    let (upper, lower) = (EDGE * own.height as f32, (1.0 - EDGE) * own.height as f32);
    let repeated = |place: &[u32; 4]| {
        let at_edge = (place[3] as f32) < upper || place[1] as f32 > lower;
        at_edge && others.iter().filter(|other| same(own, other, *place, paper)).count() >= needed
    };
    let rect = |[x0, y0, x1, y1]: [u32; 4]| Rect { x0: x0 as f32, y0: y0 as f32, x1: x1 as f32, y1: y1 as f32 };
    let (found, rest): (Vec<[u32; 4]>, Vec<[u32; 4]>) = drawn(own, paper).into_iter().partition(repeated);
    let (found, rest) = (found.into_iter().map(rect), rest.into_iter().map(rect).collect::<Vec<Rect>>());
    let alone = |place: &Rect| !rest.iter().any(|other| beside(place, other));
    found
        .filter(alone)
        .map(|r| Rect { x0: r.x0 * points, y0: r.y0 * points, x1: r.x1 * points, y1: r.y1 * points })
        .collect()
}

/// Whether two things are words of one line: titles often begin alike.
fn beside(place: &Rect, other: &Rect) -> bool {
    let low = place.height().min(other.height());
    place.shared_y(other) > 0.5 * low && place.shared_x(other) > -low
}

/// The boxes of what is drawn close together: left, top, right, bottom in pixels.
fn drawn(picture: &Raster, paper: u8) -> Vec<[u32; 4]> {
    let (columns, rows) = (picture.width.div_ceil(CELL), picture.height.div_ceil(CELL));
    let mut cells = vec![255; columns as usize * rows as usize];
    for y in 0..picture.height {
        for (x, pixel) in (0..).zip(picture.row(y)) {
            if pixel.abs_diff(paper) > DRAWN {
                cells[((y / CELL) * columns + x / CELL) as usize] = 0;
            }
        }
    }
    let grid = Raster { width: columns, height: rows, dpi: picture.dpi, pixels: cells };
    let pixels = |side: u32, end: u32| (side * CELL).min(end);
    let boxed = components(&grid, 127).into_iter();
    let boxed = boxed.map(|c| [c.x0, c.y0, c.x1, c.y1]);
    let (w, h) = (picture.width, picture.height);
    boxed.map(|[x0, y0, x1, y1]| [pixels(x0, w), pixels(y0, h), pixels(x1, w), pixels(y1, h)]).collect()
}

/// Whether the same is drawn in a place.
fn same(own: &Raster, other: &Raster, [x0, y0, x1, y1]: [u32; 4], paper: u8) -> bool {
    let (mut differs, mut is_drawn) = (0_u64, 0_u64);
    for y in y0..y1 {
        let rows = own.row(y)[x0 as usize..x1 as usize].iter().zip(&other.row(y)[x0 as usize..x1 as usize]);
        for (a, b) in rows {
            differs += u64::from(a.abs_diff(*b));
            is_drawn += u64::from(a.abs_diff(paper));
        }
    }
    differs * 100 <= is_drawn * DIFFERS
}

/// Whether two pages are nearly the same.
fn copies(own: &Raster, other: &Raster, paper: u8) -> bool {
    let (mut differs, mut is_drawn) = (0_u64, 0_u64);
    for (a, b) in own.pixels.iter().zip(&other.pixels) {
        differs += u64::from(a.abs_diff(*b));
        is_drawn += u64::from(a.abs_diff(paper)) + u64::from(b.abs_diff(paper));
    }
    differs * 100 <= is_drawn * COPIES
}

#[cfg(test)]
mod tests {
    use super::*;

    /// White paper with dark boxes.
    fn page(boxes: &[[u32; 4]]) -> Raster {
        let inside = |x: u32, y: u32| boxes.iter().any(|b| b[0] <= x && x < b[2] && b[1] <= y && y < b[3]);
        let pixels = (0..300).flat_map(|y| (0..400).map(move |x| (x, y)));
        Raster {
            width: 400,
            height: 300,
            dpi: 72.0,
            pixels: pixels.map(|(x, y)| if inside(x, y) { 30 } else { 255 }).collect(),
        }
    }

    #[test]
    fn a_logo_is_found_and_what_is_built_up_is_not() {
        let logo = [8, 8, 60, 40];
        // The first word of a title may be the same on all pages.
        let first = [120, 12, 200, 36];
        let title = |n: u32| [210 + 25 * n, 12, 300, 36];
        let body = |n: u32| [40, 80 + 30 * n, 360, 130 + 30 * n];
        let pages: Vec<Raster> = (0..4).map(|n| page(&[logo, first, title(n), body(n)])).collect();
        let others: Vec<&Raster> = pages[1..].iter().collect();
        let found = places(&pages[0], &others);
        assert_eq!(found, [Rect { x0: 8.0, y0: 8.0, x1: 60.0, y1: 40.0 }]);
        let steps: Vec<Raster> =
            (0..4).map(|n| page(&[logo, first, title(0), body(0), [40, 150, 60 + 20 * n, 170]])).collect();
        let others: Vec<&Raster> = steps[1..].iter().collect();
        assert!(places(&steps[0], &others).is_empty());
        assert!(places(&pages[0], &[&pages[1]]).is_empty());
    }

    #[test]
    fn the_sample_is_spread_over_the_file() {
        assert!(sample(2).is_empty());
        assert_eq!(sample(4), [1, 2, 3, 4]);
        assert_eq!(sample(100), [1, 17, 34, 50, 67, 83, 100]);
        assert_eq!((dpi(595.0, 842.0), dpi(1e7, 1e7)), (72, 1));
    }
}
