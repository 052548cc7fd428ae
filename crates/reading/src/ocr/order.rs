//! Lines of a seen page in reading order.
//!
//! Recognisers part columns but guess their order, and join lines over a gutter where letters come close. Here lines
//! are cut at gutters, and ordered as Breuel does (see `layout::reading_order`). Invariant: no word is added or lost.

use super::lines::{SeenLine, line};
use crate::layout::{Rect, reading_order};

/// A gap at least so many times the font size wide may be a gutter.
const GUTTER: f32 = 0.9;
/// Rows that a gutter parts.
const ROWS: usize = 4;
/// Times its font size that a line of a column is wide.
const COLUMN: f32 = 8.0;

/// Times the size of most words from which on a line is a headline.
const LARGE: f32 = 1.25;

/// In reading order, lines over gutters cut.
pub(super) fn of(lines: Vec<SeenLine>) -> Vec<SeenLine> {
    let gaps: Vec<Gap> = lines.iter().flat_map(gaps).collect();
    let mut pieces: Vec<SeenLine> = Vec::with_capacity(lines.len());
    for whole in lines {
        cut(whole, &gaps, &mut pieces);
    }
    let mut groups = headlines(pieces);
    let titles = titles(&mut groups);
    let rects: Vec<Rect> = groups.iter().map(|group| around(group)).collect();
    let mut slots: Vec<Option<Vec<SeenLine>>> = groups.into_iter().map(Some).collect();
    let rest = reading_order(&rects).into_iter().filter_map(|index| slots[index].take());
    titles.into_iter().chain(rest).flatten().collect()
}

/// Takes out the headlines above everything else: what stands left of them is under them all the same.
fn titles(groups: &mut Vec<Vec<SeenLine>>) -> Vec<Vec<SeenLine>> {
    let mut titles = Vec::new();
    while let Some(first) = (0..groups.len()).min_by(|a, b| groups[*a][0].base.total_cmp(&groups[*b][0].base)) {
        let bottom = around(&groups[first]).y1;
        let above = |(at, other): (usize, &Vec<SeenLine>)| at == first || around(other).y0 > bottom;
        let large = groups[first][0].size > LARGE * middle_size(groups.iter().flatten());
        if !large || groups.len() == 1 || !groups.iter().enumerate().all(above) {
            break;
        }
        titles.push(groups.remove(first));
    }
    titles
}

/// The size of the word in the middle, by size.
fn middle_size<'a>(lines: impl Iterator<Item = &'a SeenLine>) -> f32 {
    let mut sizes: Vec<f32> = lines.flat_map(|line| line.words.iter().map(|_| line.size)).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Lines one by one, but those of a headline (large, close below each other) together: what leads to a title belongs
/// to it and not to the column above.
fn headlines(mut pieces: Vec<SeenLine>) -> Vec<Vec<SeenLine>> {
    let large = middle_size(pieces.iter()) * LARGE;
    // Headlines are put at the place of their first line, whatever the recogniser's order.
    let mut heads: Vec<SeenLine> = Vec::new();
    pieces.retain(|line| {
        let head = line.size > large;
        if head {
            heads.push(line.clone());
        }
        !head
    });
    heads.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut groups: Vec<Vec<SeenLine>> = Vec::new();
    for line in heads {
        let rect = body(&line);
        let goes_on = |group: &&mut Vec<SeenLine>| {
            group.last().is_some_and(|last| {
                let above = body(last);
                let gap = rect.y0 - above.y1;
                gap < 1.2 * last.size.max(line.size) && gap > -0.2 * line.size && rect.shared_x(&above) > 0.0
            })
        };
        match groups.iter_mut().find(goes_on) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups.extend(pieces.into_iter().map(|line| vec![line]));
    groups
}

fn around(group: &[SeenLine]) -> Rect {
    Rect::around_all(group.iter().map(body)).unwrap_or_default()
}

/// A gap in a line that may be part of a gutter.
struct Gap {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
}

fn gaps(line: &SeenLine) -> Vec<Gap> {
    let wide = |from: f32, to: f32| to - from >= COLUMN * line.size;
    let (Some(first), Some(last)) = (line.words.first(), line.words.last()) else { return Vec::new() };
    line.words
        .windows(2)
        .map(|pair| Gap { x0: pair[0].rect.x1, x1: pair[1].rect.x0, y: line.base, size: line.size })
        .filter(|gap| gap.x1 - gap.x0 >= GUTTER * line.size)
        .filter(|gap| wide(first.rect.x0, gap.x0) && wide(gap.x1, last.rect.x1))
        .collect()
}

/// Cuts a line where its gap and those of near lines share a gutter.
fn cut(whole: SeenLine, all: &[Gap], pieces: &mut Vec<SeenLine>) {
    let mut words = whole.words.clone();
    for gap in gaps(&whole).into_iter().rev() {
        let near = all.iter().filter(|other| {
            (other.y - gap.y).abs() < gap.size * 16.0 && other.x0.max(gap.x0) + 0.3 * gap.size < other.x1.min(gap.x1)
        });
        if near.count() >= ROWS {
            let right = words.iter().position(|word| word.rect.x0 >= gap.x1 - 0.5).unwrap_or(words.len());
            let tail = words.split_off(right);
            if !tail.is_empty() {
                pieces.push(SeenLine { base: whole.base, size: whole.size, ..line(tail) });
            }
        }
    }
    if !words.is_empty() {
        pieces.push(SeenLine { words, ..whole });
    }
}

/// The box of a line's small letters: tall ones reach into the line above.
fn body(line: &SeenLine) -> Rect {
    let (mut x0, mut x1) = (f32::MAX, f32::MIN);
    for word in &line.words {
        (x0, x1) = (x0.min(word.rect.x0), x1.max(word.rect.x1));
    }
    Rect { x0, y0: line.base - 0.5 * line.size, x1, y1: line.base }
}

#[cfg(test)]
mod tests {
    use super::super::Seen;
    use super::*;

    fn words(text: &str, x: f32, base: f32, line: u32) -> Vec<Seen> {
        let mut x = x;
        let word = |part: &str| {
            let rect = Rect { x0: x, y0: base - 14.0, x1: x + part.len() as f32 * 10.0, y1: base };
            x = rect.x1 + 6.0;
            Seen { text: part.into(), rect, confidence: 0.9, line, block: 1 }
        };
        text.split(' ').map(word).collect()
    }

    #[test]
    fn a_title_comes_first_also_right_of_the_first_line() {
        let mut lines: Vec<SeenLine> =
            (0..4).map(|row| line(words("an item", 0.0, 100.0 + row as f32 * 30.0, row))).collect();
        let mut title = words("Links", 300.0, 40.0, 9);
        title.iter_mut().for_each(|word| word.rect.y0 -= 20.0);
        lines.push(line(title));
        assert_eq!(of(lines)[0].words[0].text, "Links");
    }

    #[test]
    fn columns_that_were_read_across_are_read_one_after_the_other() {
        let mut lines = vec![line(words("a title over both of the columns on this page", 40.0, 30.0, 0))];
        for row in 0..6 {
            let mut both =
                words(&format!("left column line number {row} goes"), 0.0, 80.0 + row as f32 * 24.0, row + 1);
            both.extend(words(
                &format!("right column line number {row} ends"),
                400.0,
                80.0 + row as f32 * 24.0,
                row + 1,
            ));
            lines.push(line(both));
        }
        let text: Vec<String> = of(lines)
            .iter()
            .map(|line| line.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        assert!(text[0].starts_with("a title") && text[1] == "left column line number 0 goes", "{text:?}");
        assert!(text[6].ends_with("5 goes") && text[7].starts_with("right column line number 0"), "{text:?}");
    }
}
