//! How good a sentence is as a term's definition, beside how clearly it says what the term is.

use super::patterns::Said;
use super::phrase::Phrase;
use crate::corpus::{Corpus, Kind};
use crate::headings::Under;
use crate::result::Evidence;

/// A sentence that begins so needs the one before it.
pub(super) const DEICTIC: &[&str] = &[
    "this", "these", "it", "they", "he", "she", "such", "those", "that", "his", "her", "their", "its", "both", "here",
    "there", "another", "dies", "diese", "dieser", "dieses", "sie", "er", "es", "hier", "dabei",
];
const EXAMPLES: &[&str] = &[
    "for example",
    "for instance",
    "imagine",
    "suppose",
    "consider",
    "think of",
    "if you",
    "when you",
    "zum beispiel",
    "beispielsweise",
    "angenommen",
];

/// Clarity with all that speaks for and against the sentence of unit `at`.
pub(super) fn score(
    corpus: &Corpus<'_>,
    at: usize,
    phrase: &Phrase<'_>,
    said: &Said,
    is_bold: bool,
    is_first: bool,
) -> f32 {
    let unit = &corpus.units[at];
    let words = phrase.words.len();
    let text = corpus.text(unit);
    let mut score = said.clarity;
    score += if is_bold { 0.6 } else { 0.0 };
    score += if is_first { 0.2 } else { 0.0 };
    score += match unit.under {
        Under::Glossary => 2.0,
        Under::Summary => 0.1,
        _ => 0.0,
    };
    if !unit.sound {
        score -= if unit.kind == Kind::Item && words >= 4 { 0.3 } else { 1.2 };
    }
    if DEICTIC.contains(&phrase.lower(0)) {
        // The sentence before is quoted with it.
        let led = at > 0 && corpus.units[at - 1].block == unit.block && corpus.units[at - 1].sound;
        score -= if said.evidence == Evidence::Called && led { 0.2 } else { 0.7 };
    }
    if text.trim_end().ends_with('?') {
        score -= 3.0;
    }
    let lower = text.to_lowercase();
    if EXAMPLES.iter().any(|words| lower.starts_with(words)) {
        score -= 1.5;
    }
    let speaks_to = |word: &str| matches!(word, "you" | "your" | "i" | "my" | "me" | "du" | "dein");
    if phrase.words.iter().any(|word| speaks_to(&word.lower)) {
        score -= 0.1;
    }
    score
        - match words {
            0..=4 => 1.5,
            5..=38 => 0.0,
            39..=50 => 0.4,
            _ => 1.0,
        }
}
