//! Seen words to lines with a baseline and a size, which a recogniser only tells by boxes around ink.
//!
//! Invariant: every word is in exactly one line; words of a line are in order from the left.

use super::Seen;
use crate::layout::Rect;

/// Heights of ink over the baseline and under it, as parts of the font size.
const TALL: f32 = 0.70;
const LOW: f32 = 0.48;
const DEEP: f32 = 0.21;

/// Words on one baseline.
#[derive(Clone, Debug)]
pub(super) struct SeenLine {
    pub words: Vec<Seen>,
    /// The baseline, in pixels from the top.
    pub base: f32,
    /// The font's size in pixels.
    pub size: f32,
}

/// The lines as the recogniser has them.
pub(super) fn of(words: Vec<Seen>) -> Vec<SeenLine> {
    let mut lines: Vec<Vec<Seen>> = Vec::new();
    let mut words = words;
    words.sort_by_key(|word| word.line);
    for word in words {
        match lines.last_mut() {
            Some(line) if line[0].line == word.line => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    let mut lines: Vec<SeenLine> = lines.into_iter().map(line).collect();
    settle(&mut lines);
    lines
}

pub(super) fn line(mut words: Vec<Seen>) -> SeenLine {
    words.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
    let rect = around(&words);
    let size = median(words.iter().filter_map(size).collect()).unwrap_or(rect.height() / TALL);
    let bases = words.iter().filter(|word| word.text.chars().any(char::is_alphanumeric));
    let base = median(bases.map(|word| word.rect.y1 - if reach(&word.text).1 { DEEP * size } else { 0.0 }).collect());
    SeenLine { base: base.unwrap_or(rect.y1), size, words }
}

/// The box around words.
pub(super) fn around(words: &[Seen]) -> Rect {
    Rect::around_all(words.iter().map(|word| word.rect)).unwrap_or_default()
}

/// What a word's ink says of the font's size: its height, by which of its letters rise and fall.
fn size(word: &Seen) -> Option<f32> {
    let (tall, deep) = reach(&word.text);
    let letters = word.text.chars().filter(|c| c.is_alphanumeric()).count();
    let parts = if tall { TALL } else { LOW } + if deep { DEEP } else { 0.0 };
    (letters > 0 && word.rect.height() > 2.0).then(|| word.rect.height() / parts)
}

/// Whether a word has letters that rise over the small ones, and letters that fall under the baseline.
fn reach(text: &str) -> (bool, bool) {
    let tall =
        text.chars().any(|c| c.is_uppercase() || c.is_numeric() || "bdfhklitßäöüéèáàíóúñ()[]{}|/\\\"'!?".contains(c));
    let deep = text.chars().any(|c| "gjpqyçQ()[]{}|,;ß".contains(c));
    // A script that is not known by its letters fills its line.
    let known = text.chars().all(|c| !c.is_alphabetic() || c < '\u{250}');
    (tall || !known, deep)
}

/// Lines of nearly one size in a row are of one size: ink tells it to a tenth at best.
fn settle(lines: &mut [SeenLine]) {
    let mut sizes: Vec<f32> =
        lines.iter().flat_map(|line| std::iter::repeat_n(line.size, line.words.len().min(20))).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2).copied() else { return };
    for line in lines.iter_mut() {
        let short = line.words.iter().map(|word| word.text.chars().count()).sum::<usize>() < 8;
        let slack = if short { 0.3 } else { 0.16 };
        if (line.size / usual - 1.0).abs() < slack {
            line.size = usual;
        }
    }
}

fn median(mut values: Vec<f32>) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, x0: f32, y0: f32, x1: f32, y1: f32, line: u32) -> Seen {
        Seen { text: text.into(), rect: Rect { x0, y0, x1, y1 }, confidence: 0.9, line, block: 1 }
    }

    #[test]
    fn size_and_baseline_are_told_from_the_letters() {
        // 40 pixels: small letters 19 high, tall ones 28, falling ones 8 lower.
        let lines = of(vec![
            seen("dog", 100.0, 72.0, 160.0, 108.0, 0),
            seen("sees", 0.0, 81.0, 60.0, 100.0, 0),
            seen("a", 200.0, 81.0, 215.0, 100.0, 0),
        ]);
        assert_eq!(lines[0].words.iter().map(|word| word.text.as_str()).collect::<String>(), "seesdoga");
        assert!((lines[0].size - 40.0).abs() < 1.0 && (lines[0].base - 100.0).abs() < 1.0, "{:?}", lines[0]);
    }
}
