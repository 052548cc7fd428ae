//! What a paragraph is: heading, list item, code, table, caption, or just a paragraph.
//!
//! It goes by size, weight and the first characters; it does not understand the text.

use super::Laid;
use super::lines::Line;
use super::paragraphs::Paragraph;
use crate::page::BlockKind;
use std::collections::BTreeMap;

/// Letters by font size in half points.
pub(super) type Sizes = BTreeMap<u32, usize>;

pub(super) fn sizes(lines: &[Line]) -> Sizes {
    let mut sizes = Sizes::new();
    for line in lines {
        *sizes.entry((line.size * 2.0).round() as u32).or_default() += line.letters;
    }
    sizes
}

/// The size of most of the text on a page and the near ones, in points.
pub(super) fn body_size(laid: &Laid, near: &[&Laid]) -> f32 {
    let mut count = Sizes::new();
    for (size, letters) in near.iter().chain([&laid]).flat_map(|laid| &laid.sizes) {
        *count.entry(*size).or_default() += letters;
    }
    count.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(10.0, |(size, _)| size as f32 / 2.0)
}

/// A page in typewriter type that does not read like code is prose: a typescript, or the text layer of a scan.
pub(super) fn settle_code(lines: &mut [Line]) {
    let (mut all, mut mono, mut signs) = (0, 0, 0);
    for line in lines.iter() {
        all += line.letters;
        if line.mono {
            mono += line.letters;
            let sign = |c: char| "{}();=<>_[]#$|\\&*+/".contains(c);
            signs += line.tokens.iter().map(|token| token.text.chars().filter(|c| sign(*c)).count()).sum::<usize>();
        }
    }
    if mono * 10 > all * 6 && signs * 100 < mono * 4 {
        lines.iter_mut().for_each(|line| line.mono = false);
    }
}

/// The sizes that headings are measured by, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub body: f32,
    /// The largest type of the first page: its title.
    pub title: Option<f32>,
}

pub(super) fn of(paragraph: &Paragraph<'_>, text: &str, scale: Scale) -> BlockKind {
    let lines = &paragraph.lines;
    if paragraph.grid.is_some() {
        return BlockKind::Table;
    }
    if lines.len() >= 2 && lines.iter().filter(|line| line.has_cells()).count() * 10 >= lines.len() * 8 {
        return BlockKind::Table;
    }
    let letters: usize = lines.iter().map(|line| line.letters).sum();
    if letters > 3 && lines.iter().all(|line| line.mono) && (lines.len() > 1 || looks_like_code(text)) {
        return BlockKind::Code;
    }
    if is_caption(text) {
        return BlockKind::Caption;
    }
    if let Some(level) = heading(paragraph, text, scale) {
        return BlockKind::Heading(level);
    }
    if is_bullet(text) || is_numbered(text) && text.len() < 600 {
        return BlockKind::ListItem;
    }
    BlockKind::Paragraph
}

fn heading(paragraph: &Paragraph<'_>, text: &str, scale: Scale) -> Option<u8> {
    let lines = &paragraph.lines;
    let alphabetic = text.chars().filter(|c| c.is_alphabetic()).count();
    if paragraph.aside
        || lines.len() > 3
        || alphabetic < 3
        || alphabetic * 2 < text.chars().count() - text.matches(' ').count()
    {
        return None;
    }
    if text.chars().count() > 180 || is_bullet(text) {
        return None;
    }
    let size = lines.iter().map(|line| line.size).fold(0.0, f32::max);
    let ratio = size / scale.body.max(1.0);
    let bold = lines.iter().all(|line| line.bold);
    let sentence = text.ends_with(['.', ',', ';', ':', '!']) && !text.ends_with("...");
    let depth = section_depth(text);
    let capitals = text.chars().all(|c| !c.is_lowercase()) && alphabetic >= 5 && text.chars().count() < 80;
    let large = ratio >= 1.14;
    // "B. Chatbots" on a line of its own.
    let lettered = depth.is_some()
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && lines.len() == 1
        && text.chars().count() < 60
        && !text.contains([',', ';', ':']);
    let looks = large || bold && ratio >= 0.93 || capitals && ratio >= 0.97 && depth.is_some() || lettered;
    if !looks || sentence && !large || sentence && text.chars().count() > 90 {
        return None;
    }
    let by_size = match ratio {
        r if r >= 1.4 => 1,
        r if r >= 1.14 => 2,
        _ => 3,
    };
    // A chapter's number in large type is of the first level, like a title; a section's is below.
    Some(match depth {
        Some(1) if lettered && !large && !capitals => 3,
        Some(depth) if ratio >= 1.4 => depth.min(6),
        Some(depth) => (depth + 1).min(6),
        None if large && scale.title.is_some_and(|title| size >= title) => 1,
        None => by_size,
    })
}

/// How deep a section's number is: `2` and `IV.` 1, `2.3` 2.
fn section_depth(text: &str) -> Option<u8> {
    let (number, rest) = text.split_once(' ')?;
    if !rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
        return None;
    }
    let bare = number.trim_end_matches(['.', ')', ':']);
    if bare.is_empty() || bare.len() > 12 {
        return None;
    }
    let parts: Vec<&str> = bare.split('.').collect();
    let plain = |part: &&str| !part.is_empty() && part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit());
    if parts.iter().all(plain) {
        return Some(parts.len().min(5) as u8);
    }
    let letter = parts[0].len() == 1 && parts[0].chars().all(|c| c.is_ascii_uppercase());
    if letter && number.len() > 1 && parts[1..].iter().all(plain) {
        return Some(parts.len().min(5) as u8);
    }
    (number.len() > bare.len() && bare.chars().all(|c| "IVXL".contains(c))).then_some(1)
}

pub(super) fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let name = first.trim_end_matches('.').to_lowercase();
    let names =
        ["figure", "fig", "table", "tab", "listing", "algorithm", "abbildung", "abb", "tabelle", "tableau", "figura"];
    let number = second.trim_end_matches([':', '.', ')', '–', '-', '|']);
    let closed =
        second.ends_with([':', '.', '|']) || words.next().is_some_and(|third| third.starts_with(['–', '-', '|', '(']));
    names.contains(&name.as_str())
        && number.len() <= 8
        && number.starts_with(|c: char| c.is_ascii_digit() || "IVXABCS".contains(c))
        && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        && closed
}

pub(super) fn is_bullet(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    let Some(first) = chars.next() else { return false };
    "•◦▪▫■□●○‣⁃➢➤✓❖\u{f0b7}\u{f0a7}".contains(first) || ("-–*·".contains(first) && chars.next() == Some(' '))
}

/// `1.`, `(2)`, `a)`, `[12]` before a word.
pub(super) fn is_numbered(text: &str) -> bool {
    let Some((mark, rest)) = text.trim_start().split_once(' ') else { return false };
    let inner = mark.trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
    let marked = mark.len() > inner.len() && mark.ends_with([')', ']', '.']);
    let short = !inner.is_empty()
        && (inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_digit())
            || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_alphabetic())
            || inner.len() <= 4 && inner.chars().all(|c| "ivx".contains(c))
            || mark.starts_with('[') && inner.len() <= 12 && inner.chars().all(|c| c.is_alphanumeric() || c == '+'));
    marked && short && rest.starts_with(|c: char| !c.is_whitespace())
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', ')', ']', '»', '“']);
    bare.ends_with(['.', '!', '?', ':', ';', '…', '。', '！', '？', '؟']) || text.ends_with(['∎', '□'])
}

fn looks_like_code(text: &str) -> bool {
    text.contains(['{', '}', ';', '=', '<', '>', '(', '$', '#', '/', '\\', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn section_numbers_tell_the_depth() {
        assert_eq!(section_depth("2.3 Masses"), Some(2));
        assert_eq!(section_depth("IV. RESULTS"), Some(1));
        assert_eq!(section_depth("A.1 Proofs"), Some(2));
        assert_eq!(section_depth("A man went"), None);
        assert_eq!(section_depth("12 apples"), None);
    }

    #[test]
    fn marks_of_lists_and_captions_are_known() {
        assert!(is_bullet("• one") && is_bullet("- one") && !is_bullet("-1 is negative") && !is_bullet("well"));
        assert!(is_numbered("1. one") && is_numbered("(a) one") && is_numbered("[Mit97] T. Mitchell"));
        assert!(!is_numbered("1.5 litres") && !is_numbered("I. INTRODUCTION".trim_start_matches("I. ")));
        assert!(is_caption("Fig. 3: Cells") && is_caption("Table 2. Sizes") && !is_caption("Figure 3 shows cells"));
    }
}
