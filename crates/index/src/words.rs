//! What counts as a word, in the index and wherever its matches are shown.
//!
//! Words are runs of letters and digits, in lower case without accents, stemmed; the emptiest are left out.
//! Queries, passages and marks go through the same analyser, so what is marked is what was matched.

use anyhow::Result;
use lancedb::{index::scalar::FtsIndexBuilder, table::tokenize};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Begins every text that is analysed: positions are counted from the first word that is kept, and this one always is.
const ANCHOR: &str = "anchor";

/// How the full-text index reads a text that was [`folded`]. The choice was measured: see `docs/BENCHMARKS.md`.
pub(crate) fn analyser() -> FtsIndexBuilder {
    FtsIndexBuilder::default().stem(true).remove_stop_words(true).ascii_folding(true).with_position(false)
}

/// A text as the index holds it and is asked for it: words apart by one space, without accents and ligatures. The
/// index's own folding comes after its stemming, so that "Résumé" and "resume" would not meet.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for (_, word) in words(text) {
        folded.push_str(&word);
        folded.push(' ');
    }
    folded
}

/// The words of a text that a search can match: their byte ranges, and the stems by which they match.
///
/// # Errors
/// When the analyser cannot be made, which does not happen for the one above.
pub fn words_of(text: &str) -> Result<Vec<(Range<usize>, String)>> {
    let places: Vec<Range<usize>> = words(text).map(|(place, _)| place).collect();
    let found = tokenize(&format!("{ANCHOR} {}", folded(text)), &analyser())?;
    Ok(found
        .into_iter()
        .filter_map(|word| {
            let place = places.get((word.position as usize).checked_sub(1)?)?;
            Some((place.clone(), word.text))
        })
        .collect())
}

/// Words with their places, folded; what folds to nothing is none.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    places(text).into_iter().filter_map(|place| {
        let word: String = text[place.clone()].nfkd().filter(|letter| letter.is_alphanumeric()).collect();
        (!word.is_empty()).then_some((place, word))
    })
}

/// Runs of letters and digits. Accents that are letters of their own belong to the word before them.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let inside = letter.is_alphanumeric() || (start.is_some() && is_combining_mark(letter));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                places.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    places.extend(start.map(|from| from..text.len()));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        words_of(text).expect("the analyser works").into_iter().map(|(range, stem)| (&text[range], stem)).collect()
    }

    #[test]
    fn words_stand_where_they_were_found() {
        let words = found("The dividing cells, (cell-division)!");
        let texts: Vec<&str> = words.iter().map(|(text, _)| *text).collect();
        assert_eq!(texts, ["dividing", "cells", "cell", "division"]);
        assert_eq!(words[1].1, words[2].1);
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(found("Énergie")[0].1, found("energie")[0].1);
        assert_eq!(found("Re\u{301}sume\u{301}"), [("Re\u{301}sume\u{301}", found("resume")[0].1.clone())]);
        assert_eq!(found("𝐵𝐴𝑆𝐸")[0].1, found("base")[0].1);
        assert_eq!(found("e\u{fb03}cient")[0].1, found("efficient")[0].1);
    }

    #[test]
    fn a_text_of_empty_words_has_none() {
        assert!(found("of the and").is_empty());
        assert!(found("… — !").is_empty());
        assert!(found("").is_empty());
    }
}
