//! Running headers, footers and page numbers: lines at the edge of a page that its neighbours have too.
//!
//! Invariant: whether a line runs depends on the document alone. Titles in large type are never taken for headers.

use super::lines::Line;
use super::{Laid, Sheet};

/// Part of the page's height at its top and at its bottom where headers and footers stand.
const EDGE: f32 = 0.13;
/// The same for a number alone, which stands farther in on a page with wide margins.
const NUMBER_EDGE: f32 = 0.2;
/// Part of the page's height that a header may wander between pages.
const WANDER: f32 = 0.02;
/// Letters beyond which a line is no header.
const LONGEST: usize = 250;
/// Times the size of the text beyond which a line is a title.
const LARGE: f32 = 1.35;

/// Where a line at the edge stands (part of the page's height) and what it says with numbers made alike.
pub(super) type Edge = (f32, String);

/// For each line, whether it runs along.
pub(super) fn marks(laid: &Laid, near: &[&Laid], body: f32) -> Vec<bool> {
    let needed = if near.len() <= 2 { near.len().max(1) } else { 2 };
    let runs = |line: &Line, edge: &Option<Edge>| {
        let Some((place, key)) = edge else { return false };
        let same =
            |other: &&&Laid| other.edges.iter().flatten().any(|(at, text)| (at - place).abs() <= WANDER && text == key);
        line.size <= body * LARGE && near.iter().filter(same).count() >= needed
    };
    let mut marks: Vec<bool> = laid.lines.iter().zip(&laid.edges).map(|(line, edge)| runs(line, edge)).collect();
    for (mark, line) in marks.iter_mut().zip(&laid.lines) {
        *mark |= is_stamp(&line.text());
    }
    for index in [first(laid, &marks), last(laid, &marks)].into_iter().flatten() {
        marks[index] = marks[index] || is_page_number(laid, index) || is_header(laid, index, body);
    }
    if let Some(index) = last(laid, &marks) {
        marks[index] = closes(laid, index);
    }
    marks
}

/// A number alone in the middle below everything: the page ends there, however far it is to the edge.
fn closes(laid: &Laid, index: usize) -> bool {
    let line = &laid.lines[index];
    let middle = (line.rect.x0 + line.rect.x1) / 2.0 - laid.sheet.width / 2.0;
    let above = laid.lines.iter().filter(|other| !other.aside && other.base < line.base - 0.5 * line.size);
    let nearest = above.clone().map(|other| other.base).fold(0.0, f32::max);
    line.tokens.len() == 1
        && line.letters <= 4
        && line.tokens[0].text.chars().all(|c| c.is_ascii_digit())
        && middle.abs() < 0.02 * laid.sheet.width
        && above.count() > 8
        && line.base - nearest > 1.8 * line.size
}

/// The uppermost line that does not run.
fn first(laid: &Laid, marks: &[bool]) -> Option<usize> {
    still(laid, marks).min_by(|a, b| laid.lines[*a].base.total_cmp(&laid.lines[*b].base))
}

/// The lowest line that does not run.
fn last(laid: &Laid, marks: &[bool]) -> Option<usize> {
    still(laid, marks).max_by(|a, b| laid.lines[*a].base.total_cmp(&laid.lines[*b].base))
}

/// Lines that do not run and say something: not the specks of a scan.
fn still(laid: &Laid, marks: &[bool]) -> impl Iterator<Item = usize> {
    let says = |line: &Line| line.tokens.iter().any(|token| token.text.chars().any(char::is_alphanumeric));
    (0..laid.lines.len()).filter(move |index| {
        let line = &laid.lines[*index];
        !marks[*index] && !line.aside && says(line)
    })
}

/// A number by itself at the very edge, with air around it: the first page of a chapter has it where others have none.
fn is_page_number(laid: &Laid, index: usize) -> bool {
    let line = &laid.lines[index];
    let Some((place, key)) = &laid.edges[index] else { return false };
    let alone = laid.lines.iter().enumerate().all(|(at, other)| {
        at == index || other.aside || (other.base - line.base).abs() > 1.8 * line.size.max(other.size)
    });
    let number = ["#", "-#-", "–#–", "—#—", "page#", "page#of#", "#/#", "[#]", "seite#"].contains(&key.as_str());
    let short = line.tokens.iter().all(|token| token.text.chars().count() <= 5);
    number && short && alone && laid.lines.len() > 3 && !(0.09..=0.91).contains(place)
}

/// A header of which no other page can tell: a page's number and a few capitals at the top (`400 ON BONES. [Ch. XIX.`).
fn is_header(laid: &Laid, index: usize, body: f32) -> bool {
    let line = &laid.lines[index];
    let Some((place, _)) = laid.edges[index] else { return false };
    let text = line.text();
    let number =
        |word: Option<&str>| word.is_some_and(|word| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit()));
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    place < EDGE
        && line.size <= body * LARGE
        && line.letters <= 60
        && (number(text.split_whitespace().next()) || number(text.split_whitespace().last()))
        && capitals >= 5
        && capitals * 2 > text.chars().filter(|c| c.is_alphabetic()).count()
}

/// What libraries and publishers print on the pages that they hand out.
fn is_stamp(text: &str) -> bool {
    const STAMPS: &[&str] = &[
        "Download date:",
        "Downloaded from ",
        "Downloaded on ",
        "Downloaded by ",
        "Digitized by Google",
        "Authorized licensed use limited to",
        "This content downloaded from",
    ];
    text.chars().count() < 160 && STAMPS.iter().any(|stamp| text.starts_with(stamp))
}

/// For each line, its edge if it stands at one.
pub(super) fn edges(sheet: &Sheet, lines: &[Line]) -> Vec<Option<Edge>> {
    // A page whose text is turned has its edges where the text's are.
    let sideways = sheet.width > sheet.height && lines.iter().any(|line| line.rect.y1 > sheet.height + 1.0);
    let height = if sideways { sheet.width } else { sheet.height }.max(1.0);
    lines.iter().map(|line| edge(line, height)).collect()
}

fn edge(line: &Line, height: f32) -> Option<Edge> {
    let place = line.base / height;
    let number = line.letters <= 4 && line.tokens.iter().all(|token| token.text.chars().all(char::is_numeric));
    let edge = if number { NUMBER_EDGE } else { EDGE };
    if line.aside || line.letters > LONGEST || (edge..=1.0 - edge).contains(&place) {
        return None;
    }
    let key = folded(&line.text());
    (!key.is_empty()).then_some((place, key))
}

/// Lower case, without blanks, every number a `#`, so that page numbers and dates do not differ.
fn folded(text: &str) -> String {
    let mut key = String::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let roman = !bare.is_empty() && bare.len() <= 7 && bare.chars().all(|c| "ivxlc".contains(c));
        if roman {
            key.push('#');
            continue;
        }
        for c in word.chars().flat_map(char::to_lowercase) {
            if !c.is_numeric() {
                key.push(c);
            } else if !key.ends_with('#') {
                key.push('#');
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_alike() {
        assert_eq!(folded("Page 12 of 340"), folded("Page 3 of 340"));
        assert_eq!(folded("xiv"), folded("ix"));
        assert_eq!(folded("- 7 -"), folded("- 118 -"));
        assert_ne!(folded("Chapter one"), folded("Chapter two"));
    }
}
