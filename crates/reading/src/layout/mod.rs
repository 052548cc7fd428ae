//! Layout: glyphs on a sheet to lines, paragraphs in reading order, and one text with word boxes.
//!
//! Invariant: pure and deterministic; a page depends on its own sheet and on the near ones given with it, nothing else.
//! It does not know PDF: whoever has glyphs with boxes can use it.

mod compose;
mod direction;
mod geometry;
mod hyphens;
mod kinds;
mod lines;
mod order;
mod paragraphs;
mod rows;
mod running;
mod scan;
mod tables;

pub use crate::figures::Shape;
pub use geometry::Rect;
pub(crate) use order::sorted as reading_order;

use crate::figures;
use crate::page::Page;
use lines::Line;
use std::collections::HashSet;

/// One character as the file puts it. Boxes in points from the top left of the page as shown.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    pub c: char,
    pub rect: Rect,
    /// Where the pen stood.
    pub base: (f32, f32),
    /// Font size in points.
    pub size: f32,
    pub style: Style,
    /// Which way the text runs: 0 to the right, 1 up, 2 to the left upside down, 3 down.
    pub turn: u8,
    /// It runs at an angle that is none of these.
    pub skewed: bool,
    /// A blank stands before it in the file.
    pub blank: bool,
    /// Whoever read the file thinks that a blank belongs before it.
    pub guessed: bool,
    /// The file begins a new line before it.
    pub newline: bool,
}

/// How a character is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: bool,
    /// All characters as wide as each other.
    pub mono: bool,
}

/// What is on a page beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ink {
    pub pictures: u32,
    /// Part of the page that pictures cover; above 1 where they lie on each other.
    pub covered: f32,
    /// Paths and shadings.
    pub drawings: u32,
}

/// A page before it is laid out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// From 1.
    pub number: u32,
    pub label: Option<String>,
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    /// Letters and digits among the glyphs.
    pub letters: u32,
    /// Characters that mean nothing.
    pub garbage: u32,
    pub ink: Ink,
    /// What is drawn beside the text.
    pub shapes: Vec<Shape>,
}

/// A page as lines.
#[derive(Clone, Debug)]
pub struct Laid {
    sheet: Sheet,
    /// In the order of the file.
    lines: Vec<Line>,
    /// The text was written in two columns side by side, line by line.
    interleaved: bool,
    /// Of each line at the page's edge, its place and what it says with numbers made alike.
    edges: Vec<Option<running::Edge>>,
    /// Letters by font size.
    sizes: kinds::Sizes,
    /// Words that are not broken.
    words: HashSet<String>,
}

/// How many pages before and behind are compared to tell running headers.
const REACH: u32 = 4;

/// The pages whose lines [`page`] wants to see, of a document of so many pages.
pub fn neighbours(number: u32, pages: u32) -> Vec<u32> {
    (number.saturating_sub(REACH).max(1)..=number.saturating_add(REACH).min(pages)).filter(|n| *n != number).collect()
}

/// Makes lines of a sheet.
pub fn lay(mut sheet: Sheet) -> Laid {
    let segments = lines::segments(&sheet);
    let (mut lines, interleaved) = rows::merge(segments);
    kinds::settle_code(&mut lines);
    sheet.glyphs = Vec::new();
    let edges = running::edges(&sheet, &lines);
    let (sizes, words) = (kinds::sizes(&lines), hyphens::words(&lines));
    Laid { sheet, lines, interleaved, edges, sizes, words }
}

/// Makes the page: its text without what runs along on every page, its blocks and words.
pub fn page(laid: &Laid, near: &[&Laid]) -> Page {
    let body = kinds::body_size(laid, near);
    let running = running::marks(laid, near, body);
    let kept: Vec<&Line> = laid.lines.iter().zip(&running).filter(|(_, runs)| !**runs).map(|(line, _)| line).collect();
    let places = places(laid, near, &kept);
    let (inside, kept): (Vec<&Line>, Vec<&Line>) =
        kept.into_iter().partition(|line| places.iter().any(|place| figures::holds(place, &line.shown())));
    let kept = if laid.interleaved { order::lines(kept) } else { kept };
    let tables = if laid.interleaved { Vec::new() } else { tables::find(&kept) };
    let mut paragraphs = paragraphs::with_tables(&kept, tables);
    if !laid.interleaved {
        paragraphs = order::paragraphs(paragraphs);
    }
    let mut paragraphs = paragraphs::join(paragraphs, body);
    // What stands inside figures does not interrupt the text: it comes last.
    paragraphs.extend(paragraphs::of(&inside));
    let known = hyphens::Known::new(near.iter().chain([&laid]).map(|laid| &laid.words).collect());
    let largest = laid.lines.iter().filter(|line| line.letters >= 4 && !line.aside).map(|line| line.size);
    let title = if laid.sheet.number == 1 { largest.max_by(f32::total_cmp) } else { None };
    let mut page = compose::page(&paragraphs, kinds::Scale { body, title }, &known);
    page.number = laid.sheet.number;
    page.label = laid.sheet.label.clone();
    page.width = laid.sheet.width;
    page.height = laid.sheet.height;
    figures::attach(&places, &seen(&inside), &mut page);
    page.needs_ocr = scan::needed(&laid.sheet, &laid.lines);
    if page.needs_ocr {
        // A picture that is most of such a page is its text.
        let whole = page.width * page.height;
        page.figures.retain(|figure| {
            let [x0, y0, x1, y1] = figure.place;
            (x1 - x0) * (y1 - y0) < 0.5 * whole
        });
        (1..).zip(&mut page.figures).for_each(|(number, figure)| figure.number = number);
    }
    page
}

/// The boxes of the page's figures.
fn places(laid: &Laid, near: &[&Laid], lines: &[&Line]) -> Vec<Rect> {
    let around: Vec<&[Shape]> = near.iter().map(|near| near.sheet.shapes.as_slice()).collect();
    figures::places(&laid.sheet.shapes, &around, &seen(lines), (laid.sheet.width, laid.sheet.height))
}

/// Lines as figures see them.
fn seen(lines: &[&Line]) -> Vec<figures::Line> {
    lines.iter().map(|line| figures::Line { rect: line.shown(), text: line.text() }).collect()
}
