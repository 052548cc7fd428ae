//! Cuts a long Markdown text where its headings stand, so that each part is one page that can be shown on its own.
//!
//! Invariant: the parts in order are the whole text; only a table's head is said again where the table is cut.

use crate::markdown::OPTIONS;
use crate::sections::{PAGE_WORDS, PAGE_WORDS_AT_MOST};
use pulldown_cmark::{Event, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// The parts. A short text is one part.
pub(super) fn parts(source: &str) -> Vec<Cow<'_, str>> {
    if words(source).nth(PAGE_WORDS).is_none() {
        return vec![Cow::Borrowed(source)];
    }
    let places = places(source);
    let mut parts = Vec::new();
    // Where the part in hand begins, its words so far, and the head of the table that it begins in.
    let (mut from, mut so_far, mut head) = (0, 0, 0..0);
    for (index, place) in places.iter().enumerate() {
        let next = places.get(index + 1).map_or(source.len(), |next| next.at);
        let coming = words(&source[place.at..next]).count();
        if so_far > PAGE_WORDS && place.heading || so_far > 0 && so_far + coming > PAGE_WORDS_AT_MOST {
            parts.push(part(&source[head], &source[from..place.at]));
            (from, so_far, head) = (place.at, 0, place.head.clone());
        }
        so_far += coming;
    }
    parts.push(part(&source[head], &source[from..]));
    parts
}

fn part<'a>(head: &str, text: &'a str) -> Cow<'a, str> {
    if head.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{head}{text}")) }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// Where a text may be cut: before a block, an item of a list, a row of a table.
struct Place {
    at: usize,
    heading: bool,
    /// Of the table, where it is cut between its rows.
    head: Range<usize>,
}

fn places(source: &str) -> Vec<Place> {
    let mut depth = 0_usize;
    let mut places = Vec::new();
    // Where the table in hand begins, and where its first row does.
    let (mut table, mut first_row) = (0, None);
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                let at = range.start;
                match tag {
                    Tag::TableRow if depth == 1 => match first_row {
                        None => first_row = Some(at),
                        Some(first) => places.push(Place { at, heading: false, head: table..first }),
                    },
                    Tag::Item if depth == 1 => places.push(Place { at, heading: false, head: 0..0 }),
                    _ if depth == 0 => {
                        places.push(Place { at, heading: matches!(tag, Tag::Heading { .. }), head: 0..0 });
                        (table, first_row) = (at, None);
                    }
                    _ => {}
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(parts("# A\n\nb"), ["# A\n\nb"]);
    }

    #[test]
    fn a_long_text_is_cut_at_headings_and_nothing_is_lost() {
        let chapter = |n| format!("# Chapter {n}\n\n{}\n\n```\n# not a heading\n```\n\n", "word ".repeat(1_600));
        let source: String = (0..5).map(chapter).collect();
        let parts = parts(&source);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|part| part.starts_with("# Chapter")));
        assert_eq!(parts.concat(), source);
    }

    #[test]
    fn long_lists_and_paragraphs_without_headings_are_cut_between_them() {
        let source = "- an item of some words\n".repeat(3_000) + "\n" + &"A paragraph of text.\n\n".repeat(3_000);
        let parts = parts(&source);
        assert!(parts.len() >= 7);
        assert!(parts.iter().all(|part| part.starts_with("- an") || part.starts_with("A paragraph")));
        assert_eq!(parts.concat(), source);
    }

    #[test]
    fn a_long_table_is_cut_between_rows_and_each_part_has_its_head() {
        let source = format!("| name | count |\n|---|---|\n{}", "| a cell | 12 |\n".repeat(4_000));
        let parts = parts(&source);
        assert!(parts.len() >= 5);
        assert!(parts.iter().all(|part| part.starts_with("| name | count |\n|---|---|\n| a cell")));
        let rows: usize = parts.iter().map(|part| part.matches("| a cell").count()).sum();
        assert_eq!(rows, 4_000);
    }
}
