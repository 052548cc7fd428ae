//! Where a text may be cut: blocks, lines of tables and code, sentences, words, and at worst characters.
//!
//! Invariant: all cuts are at character boundaries, pieces are in order and leave out blanks only.

use crate::page::{BlockKind, Page};
use unicode_segmentation::UnicodeSegmentation;

pub(super) type Range = std::ops::Range<usize>;

/// The page's blocks; a text without any is one per paragraph. Text between blocks counts as paragraphs.
pub(super) fn blocks(page: &Page) -> Vec<(BlockKind, Range)> {
    let mut blocks = Vec::new();
    let mut done = 0;
    let whole = page.text.len();
    for block in &page.blocks {
        let (start, end) = (block.start as usize, block.end as usize);
        if start < done || end <= start || page.text.get(start..end).is_none() {
            continue;
        }
        push_paragraphs(&page.text, done..start, &mut blocks);
        push(&page.text, block.kind, start..end, &mut blocks);
        done = end;
    }
    push_paragraphs(&page.text, done..whole, &mut blocks);
    blocks
}

fn push(text: &str, kind: BlockKind, range: Range, blocks: &mut Vec<(BlockKind, Range)>) {
    let range = trimmed(text, range);
    if !range.is_empty() {
        blocks.push((kind, range));
    }
}

fn push_paragraphs(text: &str, range: Range, blocks: &mut Vec<(BlockKind, Range)>) {
    let mut start = range.start;
    for part in text[range].split_inclusive("\n\n") {
        push(text, BlockKind::Paragraph, start..start + part.len(), blocks);
        start += part.len();
    }
}

/// Without blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range) -> Range {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..(start + slice.trim().len())
}

/// A block as pieces of at most `limit` tokens where that can be, with their tokens.
pub(super) fn units(
    page: &Page,
    kind: BlockKind,
    range: Range,
    limit: usize,
    count: &dyn Fn(&str) -> usize,
) -> Vec<(Range, usize)> {
    let text = &page.text;
    let tokens = count(&text[range.clone()]);
    if tokens <= limit {
        return vec![(range, tokens)];
    }
    let slice = &text[range.clone()];
    let parts: Vec<Range> = match kind {
        BlockKind::Table | BlockKind::Code => pieces(slice.split_inclusive('\n')),
        _ => sentences(slice),
    };
    let mut units = Vec::new();
    for part in parts {
        let part = trimmed(text, range.start + part.start..range.start + part.end);
        if part.is_empty() {
            continue;
        }
        let tokens = count(&text[part.clone()]);
        if tokens <= limit {
            units.push((part, tokens));
        } else {
            units.extend(words(text, part, limit, count));
        }
    }
    units
}

fn pieces<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<Range> {
    let mut start = 0;
    parts
        .map(|part| {
            let range = start..start + part.len();
            start = range.end;
            range
        })
        .collect()
}

/// Sentences; what ends in an abbreviation ("Fig.", "e.g.") goes on.
fn sentences(text: &str) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    for (start, part) in text.split_sentence_bound_indices() {
        let range = start..start + part.len();
        match found.last_mut() {
            Some(last) if goes_on(&text[last.clone()]) => last.end = range.end,
            _ => found.push(range),
        }
    }
    found
}

fn goes_on(sentence: &str) -> bool {
    let word = sentence.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let short = [
        "fig.", "figs.", "eq.", "eqs.", "e.g.", "i.e.", "al.", "cf.", "vs.", "no.", "dr.", "prof.", "sec.", "z.b.",
        "bzw.", "vgl.", "abb.",
    ];
    let initial = word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_uppercase());
    initial || short.contains(&word.trim_start_matches(['(', '[']).to_lowercase().as_str())
}

/// Runs of words of at most `limit` tokens; a word that is longer by itself is cut.
fn words(text: &str, range: Range, limit: usize, count: &dyn Fn(&str) -> usize) -> Vec<(Range, usize)> {
    let mut units: Vec<(Range, usize)> = Vec::new();
    let mut open: Option<(Range, usize)> = None;
    for part in pieces(text[range.clone()].split_inclusive(char::is_whitespace)) {
        let part = trimmed(text, range.start + part.start..range.start + part.end);
        if part.is_empty() {
            continue;
        }
        let tokens = count(&text[part.clone()]);
        match &mut open {
            Some((run, sum)) if *sum + tokens <= limit => {
                run.end = part.end;
                *sum += tokens;
            }
            _ => {
                units.extend(open.take());
                if tokens <= limit {
                    open = Some((part, tokens));
                } else {
                    letters(text, part, limit, count, &mut units);
                }
            }
        }
    }
    units.extend(open);
    units
}

fn letters(text: &str, range: Range, limit: usize, count: &dyn Fn(&str) -> usize, units: &mut Vec<(Range, usize)>) {
    let tokens = count(&text[range.clone()]);
    match halves(text, range.clone()) {
        Some((left, right)) if tokens > limit => {
            letters(text, left, limit, count, units);
            letters(text, right, limit, count, units);
        }
        _ => units.push((range, tokens)),
    }
}

/// Two halves, cut between words where there is a blank near the middle; `None` for a single character.
pub(super) fn halves(text: &str, range: Range) -> Option<(Range, Range)> {
    let slice = &text[range.clone()];
    let middle = slice.len() / 2;
    let cuts = |test: &dyn Fn(char) -> bool| {
        slice
            .char_indices()
            .filter(|(at, c)| *at > 0 && test(*c))
            .map(|(at, _)| at)
            .min_by_key(|at| at.abs_diff(middle))
    };
    let blank = cuts(&char::is_whitespace).filter(|at| at.abs_diff(middle) * 3 <= slice.len());
    let cut = range.start + blank.or_else(|| cuts(&|_| true))?;
    let (left, right) = (trimmed(text, range.start..cut), trimmed(text, cut..range.end));
    (!left.is_empty() && !right.is_empty()).then_some((left, right))
}
