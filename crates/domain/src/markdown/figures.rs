//! Pictures that a document carries itself, put into its page after everything else has been sanitised.
//!
//! In the Markdown they are `![alt](picture:N)`. They become a mark of two signs that no text may hold, and the mark
//! becomes a picture from our own guarded address. No address from a document ever becomes one.

use super::{PAGE, cleaned, escape};
use std::fmt::Write;
use uuid::Uuid;

/// Around a picture's number. Private signs: taken out of the source first.
const OPEN: char = '\u{E010}';
const CLOSE: char = '\u{E011}';

/// A figure as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub id: Uuid,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What a person who cannot see it is told.
    pub alt: String,
}

/// Sanitised HTML of a page with the document's own pictures in it. A number that `figure` does not know leaves nothing.
pub(crate) fn html_with_figures(source: &str, figure: impl Fn(u32) -> Option<Shown>) -> String {
    let plain: String = source.chars().filter(|sign| !matches!(*sign, OPEN | CLOSE)).collect();
    let clean = cleaned(&plain, PAGE, true);
    let mut html = String::with_capacity(clean.len() + clean.len() / 4);
    let mut rest = clean.as_str();
    while let Some((before, marked)) = rest.split_once(OPEN) {
        html.push_str(before);
        let (number, after) = marked.split_once(CLOSE).unwrap_or((marked, ""));
        if let Some(shown) = number.parse().ok().and_then(&figure) {
            img(&shown, &mut html);
        }
        rest = after;
    }
    html.push_str(rest);
    html
}

fn img(shown: &Shown, html: &mut String) {
    let Shown { id, width, height, .. } = shown;
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<img src=\"/figures/{id}.webp\" data-figure=\"{id}\" width=\"{width}\" height=\"{height}\" alt=\""
    );
    escape(&shown.alt, html);
    html.push_str("\" loading=\"lazy\" decoding=\"async\">");
}

/// The number of `picture:N`.
pub(super) fn number(address: &str) -> Option<u32> {
    address.strip_prefix("picture:")?.parse().ok()
}

/// What stands for a picture until the page is sanitised.
pub(super) fn mark(number: u32) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(number: u32) -> Option<Shown> {
        (number == 2).then(|| Shown { id: Uuid::nil(), width: 30, height: 20, alt: "a \"cell\" <b>".into() })
    }

    #[test]
    fn a_picture_of_the_document_is_shown_from_our_own_address() {
        assert_eq!(
            html_with_figures("One ![old *alt* ![x](y)](picture:2) two.", known),
            "<p>One <img src=\"/figures/00000000-0000-0000-0000-000000000000.webp\" \
             data-figure=\"00000000-0000-0000-0000-000000000000\" width=\"30\" height=\"20\" \
             alt=\"a &quot;cell&quot; &lt;b&gt;\" loading=\"lazy\" decoding=\"async\"> two.</p>\n"
        );
    }

    #[test]
    fn unknown_numbers_and_foreign_addresses_show_no_picture() {
        for source in [
            "![a](picture:3)",
            "![a](picture:x)",
            "![a](https://evil.example/a.png)",
            "\u{E010}3\u{E011}",
            "<img src=\"picture:2\">",
            "[a](picture:2)",
            "`![a](picture:2)`",
            "<a title=\"![a](picture:2)\">x</a>",
            "$\\text{\u{E010}2\u{E011}}$",
        ] {
            let html = html_with_figures(source, known);
            assert!(!html.contains("<img"), "{source} became {html}");
            assert!(!html.contains(['\u{E010}', '\u{E011}']), "{html}");
        }
        assert!(!super::super::html("![a](picture:2)").contains("<img"));
    }
}
