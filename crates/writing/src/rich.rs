//! Inline Markdown of outlines as spans, the same for every kind of file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Span {
    Text { text: String, bold: bool, italic: bool, code: bool },
    Formula { latex: String },
}

/// Stands before a line, so that nothing in it is taken for a list, a heading or a rule.
const GUARD: char = '\u{2060}';
/// A text longer than this is cut.
const LONGEST: usize = 40_000;

/// The spans of a text. Lines are joined; blocks, HTML, links and pictures are words.
pub(crate) fn spans(text: &str) -> Vec<Span> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Vec::new();
    }
    let guarded = format!("{GUARD}{line}");
    let (mut bold, mut italic) = (0_u32, 0_u32);
    let mut spans: Vec<Span> = Vec::new();
    for event in Parser::new_ext(&guarded, Options::ENABLE_MATH) {
        match event {
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold -= 1,
            Event::Start(Tag::Emphasis) => italic += 1,
            Event::End(TagEnd::Emphasis) => italic -= 1,
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                add(&mut spans, &text, bold > 0, italic > 0, false);
            }
            Event::Code(text) => add(&mut spans, &text, bold > 0, italic > 0, true),
            Event::SoftBreak => add(&mut spans, " ", bold > 0, italic > 0, false),
            Event::InlineMath(latex) | Event::DisplayMath(latex) => {
                spans.push(Span::Formula { latex: latex.into_string() });
            }
            _ => {}
        }
    }
    spans
}

/// Adds words behind what looks the same.
fn add(spans: &mut Vec<Span>, text: &str, bold: bool, italic: bool, code: bool) {
    let text: String = text.chars().filter(|letter| *letter != GUARD && !unfit(*letter)).collect();
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(Span::Text { text: before, bold: b, italic: i, code: c }) if (*b, *i, *c) == (bold, italic, code) => {
            before.push_str(&text);
        }
        _ => spans.push(Span::Text { text, bold, italic, code }),
    }
}

/// Letters that no file may hold.
fn unfit(letter: char) -> bool {
    (letter.is_control() && letter != '\t') || matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{e000}' | '\u{e001}')
}

/// The words of a text without marks; formulas stay as LaTeX.
pub(crate) fn words(text: &str) -> String {
    spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Text { text, .. } => text,
            Span::Formula { latex } => latex,
        })
        .collect()
}

/// Whether a text is read from right to left: by its first letter that has a direction.
pub(crate) fn leftwards(text: &str) -> bool {
    text.chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(|letter| matches!(letter as u32, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff))
}
