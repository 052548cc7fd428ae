//! Where words stand on a page: how a page's boxes are stored, and the boxes of a stretch of its text.
//!
//! Stored flat, six whole numbers a word: byte offsets in the page's text, then the box in tenths of a point. Which word
//! it is follows from the offsets, so the text is stored once.

use contract::{PageBox, Rect, WordBox};
use serde_json::Value;
use std::ops::Range;

/// A word's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Byte offset in the page's text.
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
    pub rect: Rect,
}

/// As it is stored.
pub(crate) fn pack(words: &[reading::Word]) -> Value {
    let tenths = |points: f32| Value::from((points * 10.0).round() as i64);
    let mut flat = Vec::with_capacity(words.len() * 6);
    for word in words {
        flat.extend([Value::from(word.start), Value::from(word.end)]);
        flat.extend([word.x0, word.y0, word.x1, word.y1].map(tenths));
    }
    Value::Array(flat)
}

/// As it was packed. What does not fit is left out.
pub(crate) fn unpack(stored: &Value) -> Vec<Placed> {
    let flat = stored.as_array().map(Vec::as_slice).unwrap_or_default();
    let points = |value: &Value| value.as_i64().map(|tenths| tenths as f32 / 10.0);
    flat.chunks_exact(6)
        .filter_map(|word| {
            Some(Placed {
                start: word[0].as_u64()? as u32,
                end: word[1].as_u64()? as u32,
                rect: Rect {
                    x0: points(&word[2])?,
                    y0: points(&word[3])?,
                    x1: points(&word[4])?,
                    y1: points(&word[5])?,
                },
            })
        })
        .collect()
}

/// The words with their text, for the reader's text layer.
pub(crate) fn with_text(placed: &[Placed], text: &str) -> Vec<WordBox> {
    placed
        .iter()
        .filter_map(|word| {
            Some(WordBox { text: text.get(word.start as usize..word.end as usize)?.to_owned(), rect: word.rect })
        })
        .collect()
}

/// Boxes that cover the words in `range` (bytes of the page's text), one for each line they stand on.
pub(crate) fn boxes(placed: &[Placed], page: u32, range: Range<u32>) -> Vec<PageBox> {
    let mut lines: Vec<Rect> = Vec::new();
    for word in placed.iter().filter(|word| word.start < range.end && word.end > range.start) {
        match lines.last_mut() {
            Some(line) if continues(line, &word.rect) => {
                line.x0 = line.x0.min(word.rect.x0);
                line.y0 = line.y0.min(word.rect.y0);
                line.x1 = line.x1.max(word.rect.x1);
                line.y1 = line.y1.max(word.rect.y1);
            }
            _ => lines.push(word.rect),
        }
    }
    lines.into_iter().map(|rect| PageBox { page, rect }).collect()
}

/// Whether a word goes on in the line that ends before it, in either direction of writing.
fn continues(line: &Rect, word: &Rect) -> bool {
    let overlap = line.y1.min(word.y1) - line.y0.max(word.y0);
    let height = (line.y1 - line.y0).min(word.y1 - word.y0).max(0.1);
    let gap = (word.x0 - line.x1).max(line.x0 - word.x1);
    overlap > height * 0.5 && gap < height * 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(start: u32, end: u32, x0: f32, y0: f32, x1: f32, y1: f32) -> reading::Word {
        reading::Word { text: String::new(), start, end, x0, y0, x1, y1 }
    }

    #[test]
    fn a_page_of_words_comes_back_as_it_was_stored() {
        let words = [word(0, 3, 10.04, 20.0, 30.5, 32.25), word(4, 8, 33.0, 20.0, 60.0, 32.0)];
        let placed = unpack(&pack(&words));
        assert_eq!(placed.len(), 2);
        assert_eq!((placed[0].start, placed[0].end, placed[0].rect.x0), (0, 3, 10.0));
        assert_eq!(with_text(&placed, "The cell")[1].text, "cell");
        assert!(unpack(&Value::Null).is_empty());
    }

    #[test]
    fn a_stretch_of_text_has_one_box_for_each_line() {
        let words = [
            word(0, 3, 10.0, 20.0, 30.0, 32.0),
            word(4, 8, 33.0, 20.0, 60.0, 32.0),
            word(9, 12, 10.0, 35.0, 40.0, 47.0),
        ];
        let placed = unpack(&pack(&words));
        let found = boxes(&placed, 7, 0..12);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], PageBox { page: 7, rect: Rect { x0: 10.0, y0: 20.0, x1: 60.0, y1: 32.0 } });
        assert_eq!(boxes(&placed, 7, 4..5).len(), 1);
    }
}
