//! Where a page's bold words stand in its text, told by its Markdown.
//!
//! Markdown and text hold the same words in the same order; each run is looked for a little ahead of the one before.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Bytes ahead in which the next run is looked for.
const AHEAD: usize = 2_000;
/// Shorter runs are looked for right here: they stand everywhere.
const SHORT: usize = 3;

/// Byte ranges of the text that are bold, in order.
pub(crate) fn ranges(text: &str, markdown: &str) -> Vec<Range<usize>> {
    if !markdown.contains("**") && !markdown.contains("__") {
        return Vec::new();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut cursor = 0;
    let mut depth = 0usize;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Strong) => depth += 1,
            Event::End(TagEnd::Strong) => depth = depth.saturating_sub(1),
            Event::Text(run) | Event::Code(run) | Event::InlineMath(run) | Event::DisplayMath(run) => {
                let Some(range) = find(text, cursor, run.trim()) else { continue };
                cursor = range.end;
                if depth > 0 {
                    match found.last_mut() {
                        Some(last)
                            if text[last.end..range.start].trim().is_empty()
                                && same_block(text, last.end, range.start) =>
                        {
                            last.end = range.end;
                        }
                        _ => found.push(range),
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn same_block(text: &str, from: usize, to: usize) -> bool {
    !text[from..to].contains('\n')
}

fn find(text: &str, cursor: usize, run: &str) -> Option<Range<usize>> {
    if run.is_empty() {
        return None;
    }
    let reach = if run.len() <= SHORT { 16 } else { AHEAD };
    let mut end = (cursor + reach + run.len()).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(cursor..end)?.find(run).map(|at| cursor + at..cursor + at + run.len())
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn bold_words_are_found_where_they_stand() {
        let text = "Storage\n\nThe storage of water. Storage is a store of *all* things (S).";
        let markdown = "## Storage\n\nThe storage of water. **Storage** is a **store** of \\*all\\* things **(S)**.";
        let found: Vec<&str> = ranges(text, markdown).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Storage", "store", "(S)"]);
        assert_eq!(ranges(text, markdown)[0].start, text.find("Storage is").unwrap_or_default());
    }

    #[test]
    fn markdown_of_another_text_gives_nothing_wrong() {
        assert!(ranges("short", "**not in it** and **é**").is_empty());
        assert!(ranges("", "**a**").is_empty());
    }
}
