//! Two readings of one picture to one: stretch by stretch of each line the one that is surer of itself.
//!
//! Invariant: no place on the picture is read twice.

use super::Seen;
use super::lines;
use crate::layout::Rect;

/// What only the other reading has seen is believed from here on.
const BELIEVED: f32 = 0.5;

/// Both in pixels of the same picture.
pub(super) fn of(first: Vec<Seen>, second: Vec<Seen>) -> Vec<Seen> {
    let mut left: Vec<Option<Seen>> = second.into_iter().map(Some).collect();
    let mut merged: Vec<Seen> = Vec::new();
    let lines = lines::of(first);
    let boxes: Vec<Rect> = lines.iter().map(|line| lines::around(&line.words)).collect();
    for (line, rect) in lines.into_iter().zip(&boxes) {
        let number = line.words[0].line;
        let inside = |word: &&mut Option<Seen>| word.as_ref().is_some_and(|word| covers(rect, &word.rect));
        let others: Vec<Seen> = left.iter_mut().filter(inside).filter_map(Option::take).collect();
        let block = line.words[0].block;
        let words = stretches(line.words, others)
            .into_iter()
            .flat_map(|(own, other)| if sure(&other) > sure(&own) * 1.02 { other } else { own });
        merged.extend(words.map(|word| Seen { line: number, block, ..word }));
    }
    let next = merged.iter().map(|word| word.line).max().map_or(0, |line| line + 1);
    let rest: Vec<Seen> = left.into_iter().flatten().filter(|word| word.confidence >= BELIEVED).collect();
    for (next, line) in (next..).zip(lines::of(rest)) {
        let overlaps = |word: &Seen| boxes.iter().any(|rect| touches(rect, &word.rect));
        let words = line.words.into_iter().filter(|word| !overlaps(word));
        merged.extend(words.map(|word| Seen { line: next, block: next, ..word }));
    }
    merged
}

/// The words of both readings of a line, by stretches that the words of neither reach over.
fn stretches(own: Vec<Seen>, other: Vec<Seen>) -> Vec<(Vec<Seen>, Vec<Seen>)> {
    let mut words: Vec<(bool, Seen)> = own.into_iter().map(|word| (true, word)).collect();
    words.extend(other.into_iter().map(|word| (false, word)));
    words.sort_by(|a, b| a.1.rect.x0.total_cmp(&b.1.rect.x0));
    let mut stretches: Vec<(Vec<Seen>, Vec<Seen>)> = Vec::new();
    let mut end = f32::MIN;
    for (is_own, word) in words {
        // Boxes of neighbours may touch by a pixel or two.
        let slack = 0.15 * word.rect.height();
        if word.rect.x0 + slack >= end || stretches.is_empty() {
            stretches.push((Vec::new(), Vec::new()));
        }
        end = end.max(word.rect.x1);
        if let Some((own, other)) = stretches.last_mut() {
            if is_own { own.push(word) } else { other.push(word) }
        }
    }
    stretches
}

/// How sure a reading is, by its letters: a longer one that is as sure says more.
fn sure(words: &[Seen]) -> f32 {
    let weigh = |word: &Seen| word.text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
    let letters: f32 = words.iter().map(weigh).sum();
    if letters == 0.0 {
        return 0.0;
    }
    let mean = words.iter().map(|word| weigh(word) * word.confidence).sum::<f32>() / letters;
    mean * letters.powf(0.25)
}

/// The middle of a word lies in a line.
fn covers(line: &Rect, word: &Rect) -> bool {
    let (x, y) = ((word.x0 + word.x1) / 2.0, (word.y0 + word.y1) / 2.0);
    line.x0 <= x && x <= line.x1 && line.y0 <= y && y <= line.y1
}

fn touches(line: &Rect, word: &Rect) -> bool {
    line.shared_x(word) > 0.3 * word.width() && line.shared_y(word) > 0.3 * word.height().min(line.height())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, x: f32, y: f32, confidence: f32, line: u32) -> Seen {
        let rect = Rect { x0: x, y0: y, x1: x + text.len() as f32 * 8.0, y1: y + 12.0 };
        Seen { text: text.into(), rect, confidence, line, block: 1 }
    }

    #[test]
    fn the_surer_reading_of_each_stretch_is_kept_and_nothing_twice() {
        let first =
            vec![seen("Tota1", 0.0, 0.0, 0.4, 0), seen("9.00", 60.0, 0.0, 0.5, 0), seen("Cash", 0.0, 30.0, 0.9, 1)];
        let second = vec![
            seen("Total", 0.0, 1.0, 0.9, 0),
            seen("9.00", 60.0, 1.0, 0.9, 0),
            seen("Ca5h", 0.0, 31.0, 0.5, 1),
            seen("Change", 0.0, 60.0, 0.8, 2),
            seen("dirt", 0.0, 90.0, 0.2, 3),
        ];
        let text: Vec<String> = of(first, second).into_iter().map(|word| word.text).collect();
        assert_eq!(text, ["Total", "9.00", "Cash", "Change"]);
    }
}
