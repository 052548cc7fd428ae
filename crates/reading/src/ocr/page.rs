//! Seen words to a page, by the same layout that orders the pages of born-digital files.
//!
//! Invariant: boxes are in points of the picture as given; text and blocks are in reading order of the upright one.

use super::lines::{self, SeenLine};
use super::place::Place;
use super::{Seen, is_noise};
use crate::figures;
use crate::layout::{self, Glyph, Rect, Sheet, Style};
use crate::page::{Page, Recognised};

/// Makes the page of lines in order. `upright`: the size of the picture that they were seen in; `dpi`: of the picture
/// as given.
pub(super) fn of(lines: &[SeenLine], upright: (u32, u32), place: &Place, dpi: f32, engine: &str) -> Page {
    let points = 72.0 / (dpi * place.scale);
    let sheet = Sheet {
        number: 1,
        width: upright.0 as f32 * points,
        height: upright.1 as f32 * points,
        glyphs: lines.iter().flat_map(|line| glyphs(line, points)).collect(),
        ..Sheet::default()
    };
    let mut page = layout::page(&layout::lay(sheet), &[]);
    for word in &mut page.words {
        let seen = Rect { x0: word.x0 / points, y0: word.y0 / points, x1: word.x1 / points, y1: word.y1 / points };
        let rect = place.back(&seen);
        let round = |pixels: f32| (pixels * 72.0 / dpi * 100.0).round() / 100.0;
        (word.x0, word.y0, word.x1, word.y1) = (round(rect.x0), round(rect.y0), round(rect.x1), round(rect.y1));
    }
    (page.width, page.height) = (place.given.0 * 72.0 / dpi, place.given.1 * 72.0 / dpi);
    let words = lines.iter().flat_map(|line| &line.words);
    let (count, sum) = words.fold((0, 0.0), |(count, sum), word| (count + 1, sum + word.confidence));
    let confidence = (count > 0).then(|| (sum / count as f32 * 1000.0).round() / 1000.0);
    page.ocr = Some(Recognised { engine: engine.to_string(), confidence });
    page
}

/// Words in figures that are less sure than this are lines and dots taken for letters.
const SURE: f32 = 0.5;

/// Gives a page its figures (boxes in pixels as given) with the words inside them.
pub(super) fn add_figures(places: &[Rect], inside: Vec<Seen>, place: &Place, dpi: f32, page: &mut Page) {
    let points = |rect: Rect| {
        let of = |pixels: f32| pixels * 72.0 / dpi;
        Rect { x0: of(rect.x0), y0: of(rect.y0), x1: of(rect.x1), y1: of(rect.y1) }
    };
    let places: Vec<Rect> = places.iter().copied().map(points).collect();
    let sure = inside.into_iter().filter(|word| word.confidence >= SURE).collect();
    let line = |line: &SeenLine| figures::Line {
        rect: points(place.back(&lines::around(&line.words))),
        text: line.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "),
    };
    let inside = lines::of(sure);
    let inside: Vec<figures::Line> = inside.iter().map(line).filter(|line| !is_noise(&line.text)).collect();
    figures::attach(&places, &inside, page);
}

/// What recognisers make of the dot before a list's item.
const DOTS: [&str; 5] = ["¢", "°", "«", "»", "·"];

/// The letters of a line, each word's spread evenly over its box.
fn glyphs(line: &SeenLine, points: f32) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let (base, size) = (line.base * points, line.size * points);
    for (at, word) in line.words.iter().enumerate() {
        let dot = at == 0 && line.words.len() > 1 && DOTS.contains(&word.text.as_str());
        let text = if dot { "•" } else { word.text.as_str() };
        let count = text.chars().count().max(1) as f32;
        let (x0, width) = (word.rect.x0 * points, word.rect.width() * points / count);
        for (index, c) in text.chars().enumerate() {
            let left = x0 + index as f32 * width;
            let first = index == 0;
            glyphs.push(Glyph {
                c: if c.is_whitespace() || c.is_control() { '\u{fffd}' } else { c },
                rect: Rect { x0: left, y0: base - 0.8 * size, x1: left + width, y1: base + 0.24 * size },
                base: (left, base),
                size,
                style: Style::default(),
                turn: 0,
                skewed: false,
                blank: first,
                guessed: false,
                newline: first && at == 0,
            });
        }
    }
    glyphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::BlockKind;

    #[test]
    fn dots_of_lists_are_dots_whatever_they_were_taken_for() {
        let seen = |(number, line): (u32, &str)| -> Vec<Seen> {
            let mut x0 = 100.0;
            let word = |text: &str| {
                let (x1, y0) = (x0 + 20.0 * text.chars().count() as f32, 100.0 + 60.0 * number as f32);
                let rect = Rect { x0, y0, x1, y1: y0 + 30.0 };
                x0 = x1 + 14.0;
                Seen { text: text.into(), rect, confidence: 0.9, line: number, block: 0 }
            };
            line.split(' ').map(word).collect()
        };
        let words = (0..).zip(["¢ First item", "° Second item", "« Third item", "© 2024"]).flat_map(seen).collect();
        let place = Place { given: (800.0, 600.0), turn: 0, angle: 0.0, scale: 1.0 };
        let page = of(&lines::of(words), (800, 600), &place, 300.0, "test");
        assert!(
            page.text.starts_with("• First item\n\n• Second item\n\n• Third item") && page.text.ends_with("© 2024")
        );
        assert_eq!(page.blocks.iter().filter(|block| block.kind == BlockKind::ListItem).count(), 3);
    }
}
