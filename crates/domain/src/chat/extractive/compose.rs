//! Quotes as Markdown: one leading quote, then a list; each with its number. The passages' own marks (stars, brackets,
//! dollar signs, tags) are written so that they show as they stand.

use super::{Extract, Quote, sentences};
use crate::chat::Source;

/// Said before quotes.
pub const QUOTING: &str = "Quoted from your materials:";
/// Said when nothing fits.
pub const NOT_FOUND: &str = "Your materials do not seem to answer this.";
/// Said before the nearest places.
pub const NEAREST: &str = "The nearest places:";

/// Whether a sentence is one of ours, which claims nothing about the matter.
pub fn is_frame(sentence: &str) -> bool {
    [QUOTING, NOT_FOUND, NEAREST].contains(&sentence.trim())
}

/// The Markdown, and the index of the source behind each citation number from 1.
pub(super) fn markdown(extract: &Extract, sources: &[Source]) -> (String, Vec<usize>) {
    let mut numbered: Vec<usize> = Vec::new();
    let mut number = |source: usize| {
        numbered.iter().position(|known| *known == source).unwrap_or_else(|| {
            numbered.push(source);
            numbered.len() - 1
        }) + 1
    };
    let mut lines: Vec<(bool, String)> = Vec::new();
    for (at, quote) in extract.quotes.iter().enumerate() {
        let source = &sources[quote.source];
        let item = sentences::mark(&source.text[quote.range.start..]).is_some();
        let lead = at == 0 && extract.found && !item;
        let shown = shown(quote, source);
        let number = number(quote.source);
        lines.push(if extract.found {
            (lead, format!("{shown} [{number}]"))
        } else {
            (false, format!("*{}*, page {}: {shown} [{number}]", escaped(&source.title), source.page))
        });
    }
    let mut out = if extract.found { format!("{QUOTING}\n\n") } else { format!("{NOT_FOUND}\n\n") };
    if !extract.found && !lines.is_empty() {
        out.push_str(&format!("{NEAREST}\n\n"));
    }
    for (lead, line) in lines {
        out.push_str(&if lead { format!("{line}\n\n") } else { format!("- {line}\n") });
    }
    (out.trim_end().to_owned(), numbered)
}

/// A quote between quotation marks, on one line; an ellipsis where a sentence was cut.
fn shown(quote: &Quote, source: &Source) -> String {
    let text = &source.text[quote.range.clone()];
    let whole = sentences::split(&source.text);
    let cut = |at: usize, start: bool| {
        !whole.iter().any(|one| if start { one.range.start == at } else { one.range.end == at })
    };
    let text = text[sentences::mark(text).unwrap_or(0)..].split_whitespace().collect::<Vec<_>>().join(" ");
    let before = if cut(quote.range.start, true) { "… " } else { "" };
    let after = if cut(quote.range.end, false) { " …" } else { "" };
    format!("“{before}{}{after}”", escaped(&text))
}

/// Text as Markdown that shows exactly this text. Brackets become references to characters where they would read as a
/// citation or a link: a backslash before them begins a formula here.
pub(in crate::chat) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' | '`' | '*' | '_' | '<' | '>' | '#' | '|' | '~' | '$' | '&' => {
                out.push('\\');
                out.push(character);
            }
            '[' if rest.peek().is_some_and(|next| next.is_ascii_digit() || next.is_whitespace()) => {
                out.push_str("&#91;")
            }
            ']' if rest.peek().is_some_and(|next| matches!(next, '(' | '[' | ':')) => out.push_str("&#93;"),
            _ => out.push(character),
        }
    }
    out
}
