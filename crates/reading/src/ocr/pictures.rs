//! Pictures in a picture of a page: photos, screenshots and charts, told from the text around them.
//!
//! Two things give them away: shades that are not the paper's, and words that are drawn less sharply than the page's
//! own (see [`super::cells`]). Invariant: it judges by pixels alone, and a page without an even paper has none. A
//! coloured field with text in it is no picture.

use super::cells::{self, Cell, SHADE};
use super::place::Place;
use super::{Component, Raster, Seen, components};
use crate::layout::Rect;

/// Cells to the inch.
const CELLS: f32 = 10.0;
/// Pixels that a cell is wide, at least.
const LEAST: u32 = 7;
/// Part of the page that is as bright as its paper, at least, where there is an even one.
const EVEN: f32 = 0.35;
/// Cells between two parts of one picture.
const APART: f32 = 5.0;
/// Sides in points below which a thing is an ornament, and the part of the page it covers at least.
const SIDES: (f32, f32) = (28.0, 24.0);
const AREA: f32 = 0.006;
/// Part of the page's height at its edges where logos stand.
const EDGE: f32 = 0.08;
/// Letters of a line of prose, and such lines from which on a region is text.
const LONG: usize = 40;
const PROSE: usize = 4;
/// Part of the usual size of letters below which words on shades are labels.
const SMALL: f32 = 0.75;
/// What is less sure than this on shades is no word.
const SURE: f32 = 0.5;

/// The squares of a page, and the regions that may be pictures.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// Pixels.
    side: f32,
    columns: usize,
    cells: Vec<Cell>,
    regions: Vec<Region>,
    /// How high most letters outside of regions are, in pixels of the picture that was read.
    usual: f32,
}

/// What hangs together and may be a picture.
#[derive(Clone, Copy, Debug)]
struct Region {
    /// In pixels of the picture as given.
    rect: Rect,
    soft: usize,
    edges: usize,
}

impl Region {
    fn is_soft(&self) -> bool {
        self.soft * 10 >= self.edges * 6
    }

    /// The middle of a box lies in it.
    fn holds(&self, rect: &Rect) -> bool {
        let (x, y) = ((rect.x0 + rect.x1) / 2.0, (rect.y0 + rect.y1) / 2.0);
        self.rect.x0 <= x && x <= self.rect.x1 && self.rect.y0 <= y && y <= self.rect.y1
    }
}

impl Pictures {
    /// Looks for them in a picture of a page with light paper.
    pub fn of(picture: &Raster) -> Self {
        let paper = picture.paper();
        let even = picture.histogram()
            [usize::from(paper.saturating_sub(SHADE))..=usize::from(paper.saturating_add(SHADE))]
            .iter()
            .sum::<u32>();
        let side = ((picture.dpi / CELLS) as u32).max(LEAST);
        let (columns, rows) = ((picture.width / side) as usize, (picture.height / side) as usize);
        if (even as f32) < EVEN * picture.pixels.len() as f32 || columns < 3 || rows < 3 {
            return Self::default();
        }
        let cells = cells::of(picture, side, paper);
        let mut found = Self { side: side as f32, columns, cells, ..Self::default() };
        found.regions = found.gathered(rows);
        found
    }

    /// What hangs together and may be a picture, or a part of one.
    fn gathered(&self, rows: usize) -> Vec<Region> {
        let grid = |cell: &Cell| if cell.edge || cell.shade { 0 } else { 255 };
        let pixels = self.cells.iter().map(grid).collect();
        let grid = Raster { width: self.columns as u32, height: rows as u32, dpi: CELLS, pixels };
        let parts = components(&grid, 127).into_iter().filter_map(|part| self.region(&part));
        let mut regions: Vec<Region> = parts.collect();
        let reach = APART * self.side;
        let mut index = 0;
        while index < regions.len() {
            let rect = regions[index].rect;
            let near = |other: &Region| rect.shared_x(&other.rect) > -reach && rect.shared_y(&other.rect) > -reach;
            match (index + 1..regions.len()).find(|at| near(&regions[*at])) {
                Some(at) => {
                    let other = regions.swap_remove(at);
                    let own = &mut regions[index];
                    own.rect = own.rect.around(&other.rect);
                    (own.soft, own.edges) = (own.soft + other.soft, own.edges + other.edges);
                    index = 0;
                }
                None => index += 1,
            }
        }
        regions
    }

    fn region(&self, part: &Component) -> Option<Region> {
        let cells = || {
            let rows = part.y0 as usize..part.y1 as usize;
            rows.flat_map(|row| {
                &self.cells[row * self.columns + part.x0 as usize..row * self.columns + part.x1 as usize]
            })
        };
        let count = |which: fn(&&Cell) -> bool| cells().filter(which).count();
        let (edges, soft, shade) = (count(|cell| cell.edge), count(|cell| cell.soft), count(|cell| cell.shade));
        let is_soft = soft >= 6 && soft * 10 >= edges * 6;
        let area = (part.width() * part.height()) as usize;
        let shaded = shade >= 24 && shade * 3 >= area && self.tones(part);
        let side = |cells: u32| cells as f32 * self.side;
        let rect = Rect { x0: side(part.x0), y0: side(part.y0), x1: side(part.x1), y1: side(part.y1) };
        (is_soft || shaded).then_some(Region { rect, soft, edges })
    }

    /// Whether the shades of a part are many: one alone is a coloured field.
    fn tones(&self, part: &Component) -> bool {
        let mut count = [0_usize; 256];
        let mut all = 0;
        for row in part.y0 as usize..part.y1 as usize {
            for column in part.x0 as usize..part.x1 as usize {
                let cell = self.cells[row * self.columns + column];
                if cell.shade {
                    count[usize::from(cell.ground)] += 1;
                    all += 1;
                }
            }
        }
        let most =
            (0..count.len()).map(|at| count[at.saturating_sub(5)..(at + 6).min(256)].iter().sum::<usize>()).max();
        most.unwrap_or(0) * 10 < all * 8
    }

    /// Keeps what is a figure, judged by what a first look has read in it (words of the picture that `place` made).
    pub fn chosen(mut self, words: &[Seen], place: &Place, dpi: f32) -> Self {
        let outside = words.iter().filter(|word| self.around(&place.back(&word.rect)).is_none());
        self.usual = usual_height(outside);
        let is_one = |region: &Region| {
            let inside = words.iter().filter(|word| {
                let rect = place.back(&word.rect);
                region.holds(&rect) && self.is_pictured(word, &rect, region)
            });
            is_figure(region, place, dpi) && prose(inside) < PROSE
        };
        let regions: Vec<Region> = self.regions.iter().copied().filter(is_one).collect();
        Self { regions, ..self }
    }

    /// Parts words into those of the page's text and those inside pictures.
    pub fn part(&self, words: Vec<Seen>, place: &Place) -> (Vec<Seen>, Vec<Seen>) {
        words.into_iter().partition(|word| {
            let rect = place.back(&word.rect);
            self.around(&rect).is_none_or(|region| !self.is_pictured(word, &rect, region))
        })
    }

    /// Their boxes in pixels of the picture as given.
    pub fn places(&self) -> Vec<Rect> {
        self.regions.iter().map(|region| region.rect).collect()
    }

    fn around(&self, rect: &Rect) -> Option<&Region> {
        self.regions.iter().find(|region| region.holds(rect))
    }

    /// Whether a word in a region is drawn as the region is, and not as the page is.
    fn is_pictured(&self, word: &Seen, rect: &Rect, region: &Region) -> bool {
        let side = |pixels: f32| (pixels / self.side).max(0.0) as usize;
        let rows = self.cells.len() / self.columns.max(1);
        let (mut edges, mut soft, mut shade, mut all) = (0, 0, 0, 0);
        for row in side(rect.y0)..=side(rect.y1).min(rows.saturating_sub(1)) {
            for column in side(rect.x0)..=side(rect.x1).min(self.columns.saturating_sub(1)) {
                let cell = self.cells[row * self.columns + column];
                edges += usize::from(cell.edge);
                soft += usize::from(cell.soft);
                shade += usize::from(cell.shade);
                all += 1;
            }
        }
        let shaded = shade * 2 > all;
        let small = word.rect.height() < SMALL * self.usual;
        small
            || (shaded || region.is_soft()) && word.confidence < SURE
            || region.is_soft() && (shaded || soft * 2 > edges)
    }
}

fn is_figure(region: &Region, place: &Place, dpi: f32) -> bool {
    let points = 72.0 / dpi;
    let (width, height) = (region.rect.width() * points, region.rect.height() * points);
    let page = (place.given.0 * points, place.given.1 * points);
    let part = width * height / (page.0 * page.1).max(1.0);
    let at_edge = region.rect.y1 < EDGE * place.given.1 || region.rect.y0 > (1.0 - EDGE) * place.given.1;
    let most = if region.is_soft() { 0.95 } else { 0.5 };
    width >= SIDES.0 && height >= SIDES.1 && (AREA..most).contains(&part) && !at_edge
}

/// How high most letters stand.
fn usual_height<'a>(words: impl Iterator<Item = &'a Seen>) -> f32 {
    let mut heights: Vec<f32> = words
        .filter(|word| word.confidence >= SURE)
        .flat_map(|word| std::iter::repeat_n(word.rect.height(), word.text.chars().count().min(20)))
        .collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(0.0)
}

/// Lines as long as those of a paragraph.
fn prose<'a>(words: impl Iterator<Item = &'a Seen>) -> usize {
    let mut lines = std::collections::BTreeMap::<u32, usize>::new();
    words.for_each(|word| *lines.entry(word.line).or_default() += word.text.chars().count() + 1);
    lines.values().filter(|letters| **letters > LONG).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place { given: (800.0, 1000.0), turn: 0, angle: 0.0, scale: 1.0 };

    /// A page at 100 dpi: lines of strokes, and what `other` draws over it.
    fn page(other: impl Fn(u32, u32) -> Option<u8>) -> Raster {
        let strokes = |x: u32, y: u32| (60..740).contains(&x) && (60..400).contains(&y) && y % 24 < 12 && x % 7 < 3;
        let pixel = |x, y| other(x, y).unwrap_or(if strokes(x, y) { 10 } else { 255 });
        let pixels = (0..1000).flat_map(|y| (0..800).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        Raster { width: 800, height: 1000, dpi: 100.0, pixels }
    }

    fn word(text: &str, x0: f32, y0: f32, line: u32) -> Seen {
        let rect = Rect { x0, y0, x1: x0 + text.len() as f32 * 7.0, y1: y0 + 12.0 };
        Seen { text: text.into(), rect, confidence: 0.9, line, block: 1 }
    }

    fn within(x: u32, y: u32) -> bool {
        (200..600).contains(&x) && (500..800).contains(&y)
    }

    /// What is left to the page of a word in the text and one in the place of the picture, and how many pictures.
    fn parted(picture: &Raster) -> (Vec<String>, usize) {
        let words = vec![word("the", 100.0, 96.0, 0), word("page", 300.0, 96.0, 0), word("inside", 300.0, 600.0, 1)];
        let pictures = Pictures::of(picture).chosen(&words, &PLACE, picture.dpi);
        let (text, _) = pictures.part(words, &PLACE);
        (text.into_iter().map(|word| word.text).collect(), pictures.places().len())
    }

    #[test]
    fn words_that_are_drawn_less_sharply_are_those_of_a_screenshot() {
        // Strokes that fade over some pixels to every side.
        let soft = |x: u32, y: u32| {
            let (across, down) = ([20, 90, 170, 230, 170, 90, 20][(x % 7) as usize], y % 24);
            let fade = (down + 1).min(14_u32.saturating_sub(down)).min(4);
            (within(x, y) && fade > 0).then(|| 255 - (across * fade / 4) as u8)
        };
        assert_eq!(parted(&page(soft)), (vec!["the".into(), "page".into()], 1));
    }

    #[test]
    fn a_photo_is_a_picture_and_what_is_sharp_and_sure_on_it_is_text() {
        let photo = |x: u32, y: u32| within(x, y).then(|| (60 + (x / 3 + y / 2) % 150) as u8);
        assert_eq!(parted(&page(photo)), (vec!["the".into(), "page".into(), "inside".into()], 1));
    }

    #[test]
    fn a_coloured_field_and_a_grainy_page_hold_no_pictures() {
        let field = |x: u32, y: u32| within(x, y).then_some(180);
        assert_eq!(parted(&page(field)).1, 0);
        let grain = |x: u32, y: u32| Some((120 + (x * 7919 + y * 104_729) % 130) as u8);
        assert_eq!(parted(&page(grain)).1, 0);
        assert_eq!(parted(&Raster { width: 4, height: 4, dpi: 100.0, pixels: vec![0; 16] }).1, 0);
    }
}
