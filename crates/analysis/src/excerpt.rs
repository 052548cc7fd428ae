//! Cuts excerpts out of pages: a sentence as it stands, or trimmed at clause borders of what points elsewhere.
//!
//! Trimming only takes away: references to figures, citations, a leading "However". No word is changed or added; the
//! first letter may become a capital.

use crate::corpus::{Corpus, Unit};
use crate::result::Excerpt;
use crate::words::single;
use std::ops::Range;

/// What joins a sentence to the one before it.
const LEADS: &[&str] = &[
    "however, ",
    "therefore, ",
    "thus, ",
    "hence, ",
    "moreover, ",
    "furthermore, ",
    "in addition, ",
    "additionally, ",
    "in contrast, ",
    "by contrast, ",
    "on the other hand, ",
    "conversely, ",
    "similarly, ",
    "likewise, ",
    "consequently, ",
    "as a result, ",
    "instead, ",
    "finally, ",
    "first, ",
    "second, ",
    "third, ",
    "next, ",
    "also, ",
    "again, ",
    "in other words, ",
    "in fact, ",
    "indeed, ",
    "nevertheless, ",
    "so, ",
    "but ",
    "and ",
    "yet ",
    "now, ",
    "specifically, ",
];
const REFERS: &[&str] = &[
    "figure",
    "fig.",
    "figs.",
    "table",
    "see ",
    "see also",
    "section",
    "chapter",
    "equation",
    "eq.",
    "abb.",
    "abbildung",
    "tab.",
    "tabelle",
    "siehe",
    "vgl.",
    "credit",
    "appendix",
    "shown",
    "left",
    "right",
    "top",
    "bottom",
    "kapitel",
];

/// A stretch of a unit's page, trimmed.
pub(crate) fn excerpt(corpus: &Corpus<'_>, unit: &Unit, range: &Range<usize>) -> Excerpt {
    let source = single(corpus.slice(unit, range));
    let text = trim(&source);
    Excerpt { trimmed: text != source, text, place: corpus.place(unit, range) }
}

/// A stretch as it stands.
pub(crate) fn verbatim(corpus: &Corpus<'_>, unit: &Unit, range: &Range<usize>) -> Excerpt {
    Excerpt { text: single(corpus.slice(unit, range)), place: corpus.place(unit, range), trimmed: false }
}

/// A sentence without references to figures, citations and a leading connective.
pub(crate) fn trim(sentence: &str) -> String {
    let bare = without_references(sentence);
    let lower = bare.to_lowercase();
    let lead = LEADS.iter().find(|lead| lower.starts_with(**lead)).map_or(0, |lead| lead.len());
    let rest = bare.get(lead..).unwrap_or(&bare);
    if lead > 0 { capitalised(rest) } else { rest.to_owned() }
}

/// With a capital at the beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

fn without_references(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(open) = rest.find(['(', '[']) {
        let close = if rest[open..].starts_with('(') { ')' } else { ']' };
        let Some(length) = rest[open..].find(close) else { break };
        let inside = &rest[open + 1..open + length];
        if is_reference(inside, close) {
            out.push_str(rest[..open].trim_end());
        } else {
            out.push_str(&rest[..=open + length]);
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    single(&out)
}

fn is_reference(inside: &str, close: char) -> bool {
    let lower = inside.trim().to_lowercase();
    // "[3, 4]" and "[2-5]" are sources; "[10, -2, 3]" is a vector.
    let numbers = lower.starts_with(|c: char| c.is_ascii_digit())
        && !lower.contains(" -")
        && lower.chars().all(|c| c.is_ascii_digit() || ",;–- ".contains(c));
    if close == ']' {
        return numbers || lower == "citation needed";
    }
    REFERS.iter().any(|word| lower.starts_with(word)) || is_citation(inside)
}

/// "Baddeley & Hitch, 1974".
fn is_citation(inside: &str) -> bool {
    let year = inside
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit) && matches!(&four[..2], b"17" | b"18" | b"19" | b"20"));
    let names = inside
        .split_whitespace()
        .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2 && word.starts_with(char::is_uppercase));
    year && (names && inside.contains(',')
        || inside.contains("et al")
        || inside.trim().len() == 4
        || inside.contains("p."))
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn what_points_elsewhere_is_taken_away_and_nothing_else() {
        for (sentence, expected) in [
            ("However, storage (Figure 8.4) is a record (Brown & Kulik, 1977).", "Storage is a record."),
            ("The ICF (intracellular fluid) is inside [3, 4].", "The ICF (intracellular fluid) is inside."),
            ("The war (1939) ended (in May) and [x] stays.", "The war ended (in May) and [x] stays."),
            ("Unbalanced (text stays.", "Unbalanced (text stays."),
        ] {
            assert_eq!(trim(sentence), expected);
        }
    }
}
