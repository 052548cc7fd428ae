//! One PDF page as a sheet of glyphs: characters with boxes in points from the top left, page rotation applied.
//!
//! Invariant: glyphs come in the order of the file; blanks are not glyphs but marks on the glyph behind them.
//! It decides nothing about words, lines or order.

use super::shapes;
use crate::layout::{Glyph, Rect, Sheet, Style};
use pdfium_render::prelude::*;

/// Characters of a page beyond which the rest is left out.
const GLYPHS_AT_MOST: usize = 400_000;

/// From the PDF's own space (origin bottom left, before rotation) to the page as it is shown.
pub(super) struct Display {
    left: f32,
    bottom: f32,
    right: f32,
    top: f32,
    /// Clockwise quarter turns.
    turns: u8,
}

impl Display {
    fn of(page: &PdfPage<'_>) -> Self {
        let turns = match page.rotation() {
            Ok(PdfPageRenderRotation::Degrees90) => 1,
            Ok(PdfPageRenderRotation::Degrees180) => 2,
            Ok(PdfPageRenderRotation::Degrees270) => 3,
            _ => 0,
        };
        let (width, height) = (page.width().value, page.height().value);
        let (w, h) = if turns % 2 == 1 { (height, width) } else { (width, height) };
        match page.boundaries().bounding() {
            Ok(found) if found.bounds.width().value > 0.0 && found.bounds.height().value > 0.0 => Self {
                left: found.bounds.left().value,
                bottom: found.bounds.bottom().value,
                right: found.bounds.right().value,
                top: found.bounds.top().value,
                turns,
            },
            _ => Self { left: 0.0, bottom: 0.0, right: w, top: h, turns },
        }
    }

    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        match self.turns {
            0 => (x - self.left, self.top - y),
            1 => (y - self.bottom, x - self.left),
            2 => (self.right - x, y - self.bottom),
            _ => (self.top - y, self.right - x),
        }
    }

    pub fn rect(&self, rect: &PdfRect) -> Rect {
        let (ax, ay) = self.point(rect.left().value, rect.bottom().value);
        let (bx, by) = self.point(rect.right().value, rect.top().value);
        Rect { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) }
    }
}

/// Takes a page apart. `number` from 1.
pub(super) fn sheet(page: &PdfPage<'_>, number: u32) -> Result<Sheet, PdfiumError> {
    let display = Display::of(page);
    let text = page.text()?;
    let mut glyphs = Vec::with_capacity((text.len().max(0) as usize).min(GLYPHS_AT_MOST));
    let mut letters = 0_u32;
    let mut garbage = 0_u32;
    let mut blank = false;
    let mut guessed = false;
    let mut newline = false;
    let mut high: Option<u32> = None;
    let mut manner = Manner::default();
    for character in text.chars().iter() {
        if glyphs.len() >= GLYPHS_AT_MOST {
            break;
        }
        let mut value = character.unicode_value();
        if (0xd800..0xdc00).contains(&value) {
            high = Some(value);
            continue;
        }
        if let (0xdc00..0xe000, Some(first)) = (value, high.take()) {
            value = 0x10000 + ((first - 0xd800) << 10) + (value - 0xdc00);
        }
        let c = match value {
            0x0a | 0x0d => {
                newline = true;
                continue;
            }
            0x02 | 0xfffe => '\u{ad}', // how pdfium marks a hyphen at the end of a line
            other => char::from_u32(other).unwrap_or('\u{fffd}'),
        };
        if c.is_whitespace() {
            // pdfium makes up blanks around indices and marks; those count only where there is room for one.
            blank |= !character.is_generated().unwrap_or(false);
            guessed = true;
            continue;
        }
        if c == '\u{feff}' || c == '\u{200b}' {
            continue;
        }
        if c.is_control() || c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c) {
            garbage += 1;
            if c.is_control() {
                continue;
            }
        } else if c.is_alphanumeric() {
            letters += 1;
        }
        let Ok(bounds) = character.loose_bounds() else { continue };
        let (x, y) = match character.origin() {
            Ok((x, y)) => (x.value, y.value),
            Err(_) => (bounds.left().value, bounds.bottom().value),
        };
        let size = character.unscaled_font_size().value;
        if blank || guessed || newline || glyphs.is_empty() || size != manner.unscaled {
            manner = Manner::of(&character, size, display.turns);
        }
        let rect = display.rect(&bounds);
        let base = display.point(x, y);
        if ![rect.x0, rect.y0, rect.x1, rect.y1, base.0, base.1].iter().all(|value| value.is_finite()) {
            continue;
        }
        glyphs.push(Glyph {
            c,
            rect,
            base,
            size: manner.size,
            style: manner.style,
            turn: manner.turn,
            skewed: manner.skewed,
            blank,
            guessed,
            newline,
        });
        blank = false;
        guessed = false;
        newline = false;
    }
    let shapes = shapes::of(page, &display);
    Ok(Sheet {
        number,
        label: page.label().filter(|label| !label.trim().is_empty()).map(str::to_string),
        width: page.width().value,
        height: page.height().value,
        glyphs,
        letters,
        garbage,
        ink: shapes::ink(&shapes, page.width().value, page.height().value),
        shapes,
    })
}

/// What a run of characters shares; asked for once a word, since asking costs.
#[derive(Clone, Copy, Default)]
struct Manner {
    unscaled: f32,
    size: f32,
    style: Style,
    turn: u8,
    skewed: bool,
}

impl Manner {
    fn of(character: &PdfPageTextChar<'_>, unscaled: f32, page_turns: u8) -> Self {
        let (mut size, mut turn, mut skewed) = (unscaled.abs(), 0, false);
        if let Ok(matrix) = character.matrix() {
            let (a, b, c, d) = (matrix.a(), matrix.b(), matrix.c(), matrix.d());
            let scale = (c * c + d * d).sqrt();
            if scale.is_finite() && scale > 0.0 {
                size *= scale;
            }
            if a != 0.0 || b != 0.0 {
                let quarters = b.atan2(a) / std::f32::consts::FRAC_PI_2;
                skewed = (quarters - quarters.round()).abs() > 0.1;
                turn = (quarters.round() as i32 - i32::from(page_turns)).rem_euclid(4) as u8;
            }
        }
        let name = character.font_name().to_ascii_lowercase();
        let heavy = matches!(
            character.font_weight(),
            Some(
                PdfFontWeight::Weight600
                    | PdfFontWeight::Weight700Bold
                    | PdfFontWeight::Weight800
                    | PdfFontWeight::Weight900
            )
        );
        let style = Style {
            bold: heavy
                || ["bold", "black", "heavy", "-bd", "cmbx", "nimbusromno9l-medi"]
                    .iter()
                    .any(|part| name.contains(part)),
            mono: ["mono", "courier", "typewriter", "consol", "cmtt", "menlo", "sftt", "inconsolata", "fixed"]
                .iter()
                .any(|part| name.contains(part)),
        };
        Self { unscaled, size: if size > 0.0 { size } else { 1.0 }, style, turn, skewed }
    }
}
