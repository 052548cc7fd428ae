//! The words in the picture of a figure: labels, titles, what a screenshot says.
//!
//! Invariant: what is kept was seen with some confidence and looks like words. Most figures are photos and drawings, in
//! which a recogniser sees letters that are not there.

use super::lines::SeenLine;
use super::read::{Of, look, sure};
use super::{Raster, Recogniser, Seen, is_noise};
use crate::ReadError;

/// Confidence below which a word, and a line of such words, is lines and dots taken for letters.
const WORD: f32 = 0.5;
const LINE: f32 = 0.65;
/// The same of a line of a few letters, which is soon seen anywhere.
const SHORT_LINE: f32 = 0.75;
const SHORT: usize = 4;

/// The words, line by line; `None` where there are none. Blocks the thread for seconds; errors as of
/// [`Recogniser::recognise`].
pub(crate) fn words_of(picture: &Raster, engine: &dyn Recogniser) -> Result<Option<String>, ReadError> {
    let lines: Vec<String> = look(picture, engine, Of::Figure)?.lines.iter().filter_map(told).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// What a line says, where it says anything.
fn told(line: &SeenLine) -> Option<String> {
    let words: Vec<Seen> = line.words.iter().filter(|word| word.confidence >= WORD).cloned().collect();
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let wanted = if letters < SHORT { SHORT_LINE } else { LINE };
    (letters > 1 && sure(&words) >= wanted && !is_noise(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;
    use crate::layout::Rect;

    fn said(words: &[(&str, f32)]) -> Option<String> {
        let seen = |(index, (text, confidence)): (usize, &(&str, f32))| {
            let x0 = 100.0 * index as f32;
            let rect = Rect { x0, y0: 0.0, x1: x0 + 80.0, y1: 20.0 };
            Seen { text: (*text).into(), rect, confidence: *confidence, line: 0, block: 0 }
        };
        told(&lines::line(words.iter().enumerate().map(seen).collect()))
    }

    #[test]
    fn what_is_unsure_or_no_word_is_not_kept() {
        assert_eq!(said(&[("Bowman's", 0.95), ("capsule", 0.9)]).as_deref(), Some("Bowman's capsule"));
        assert_eq!(said(&[("Loop", 0.9), ("of", 0.2), ("Henle", 0.9)]).as_deref(), Some("Loop Henle"));
        assert_eq!(said(&[("glornerulvs", 0.55)]), None);
        assert_eq!(said(&[("oe", 0.7)]), None);
        assert_eq!(said(&[("o", 0.9), ("|", 0.9), ("e", 0.9), ("wall", 0.9)]), None);
    }
}
