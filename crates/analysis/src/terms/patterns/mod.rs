//! How clearly a sentence says what one of its phrases means: "X is a …", "… is called X", "X, or Y, …".
//!
//! The figures are ranks, not measurements: 4 defines, 3 nearly always defines, 2 explains, below 1 only mentions.

mod after;
mod apposition;
mod before;
mod copula;

use super::german;
use super::noun::is_article;
use super::phrase::Phrase;
use crate::result::Evidence;
use crate::words::Language;
use std::ops::Range;

/// What a sentence says of a phrase in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub clarity: f32,
    pub evidence: Evidence,
    /// Bytes of the page that can stand for the term.
    pub meaning: Option<Range<usize>>,
    /// Words that are another name of it.
    pub alias: Option<Range<usize>>,
}

impl Said {
    pub fn new(clarity: f32, evidence: Evidence) -> Self {
        Self { clarity, evidence, meaning: None, alias: None }
    }

    /// With the part that can stand for the term.
    fn meaning(mut self, meaning: Range<usize>) -> Self {
        self.meaning = Some(meaning);
        self
    }
}

const BE: &[&str] = &["is", "are", "was", "were"];
const MEANS: &[&str] =
    &["refers", "refer", "means", "mean", "denotes", "denote", "describes", "describe", "represents", "signifies"];

/// What the sentence says of its words `of`.
pub(crate) fn said(phrase: &Phrase<'_>, of: &Range<usize>) -> Said {
    if phrase.language == Language::German {
        return german::said(phrase, of);
    }
    let before = before::before(phrase, of);
    let (alias, next) = behind_aliases(phrase, of.end);
    let after = after::after(phrase, of, next);
    let mut best = if before.clarity >= after.clarity { before } else { after };
    best.alias = best.alias.or(alias);
    best
}

/// Skips "(ICF)" and ", or Y," behind word `end`: the other name, and the word that follows.
fn behind_aliases(phrase: &Phrase<'_>, end: usize) -> (Option<Range<usize>>, usize) {
    let mut next = end;
    let mut alias = None;
    if let Some((inside, behind)) = phrase.behind_bracket(end - 1) {
        let skip = ["or", "also", "called", "known", "as", "the"];
        let start = inside.clone().find(|at| !skip.contains(&phrase.lower(*at))).unwrap_or(inside.end);
        let is_name = (1..=4).contains(&(inside.end - start))
            && !phrase.words[start..inside.end].iter().any(|word| word.small || word.lower.starts_with("fig"))
            && !phrase.text(&phrase.bytes(start, inside.end)).starts_with(|c: char| c.is_ascii_digit());
        alias = is_name.then_some(start..inside.end);
        next = behind;
    }
    if phrase.gap(next).trim() == "," && matches!(phrase.lower(next), "or" | "also") {
        let skip = ["or", "also", "called", "known", "as", "termed", "the", "a", "an", "referred", "to", "simply"];
        let start = (next..phrase.words.len()).find(|at| !skip.contains(&phrase.lower(*at))).unwrap_or(next);
        let close =
            (start + 1..=phrase.words.len().min(start + 4)).find(|at| phrase.gap(*at).trim_start().starts_with(','));
        if let Some(close) = close
            && !phrase.words[start..close].iter().any(|word| word.small)
        {
            return (alias.or(Some(start..close)), close);
        }
    }
    (alias, next)
}

/// Whether the term is what its clause speaks of: at its beginning, or behind an article, "the term" or "in".
fn subject_start(phrase: &Phrase<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..3 {
        if phrase.begins_clause(at) {
            return true;
        }
        let before = phrase.lower(at - 1);
        let skips = is_article(before)
            || matches!(
                before,
                "term" | "word" | "concept" | "in" | "while" | "whereas" | "and" | "but" | "because" | "phrase"
            );
        if !skips || at == 0 {
            return false;
        }
        at -= 1;
    }
    phrase.begins_clause(at)
}
