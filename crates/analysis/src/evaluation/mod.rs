//! How well the items of a chapter match what its authors say it teaches: their glossary and the captions of their
//! figures, kept out of the input.
//!
//! Measures, over all terms of the glossary: *covered*: a card's term, or another name on it, has the same stems as the
//! glossary's. *Meaning*: of the telling words (stems, small words and repetitions left out) of the glossary's meaning, the
//! share that stands in the card's definition, mean over covered terms; *half* is the share of covered terms of which
//! at least half of those words stand there.

mod chapter;

use crate::words::{self, Language};
use serde::Serialize;
use std::collections::HashSet;

pub use chapter::{Chapter, chapter};

/// What the authors say.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Term and meaning.
    pub glossary: Vec<(String, String)>,
    /// Captions of the figures.
    pub captions: Vec<String>,
}

/// A made definition: every name of the term, and the words on the back.
#[derive(Clone, Debug)]
pub struct Made {
    pub names: Vec<String>,
    pub back: String,
}

/// A term of the glossary beside what was made.
#[derive(Clone, Debug, Serialize)]
pub struct Matched {
    pub term: String,
    /// Share of the meaning's telling words on the card; `None` without a card.
    pub share: Option<f32>,
}

/// Figures of one chapter.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// Terms of the glossary.
    pub glossary: usize,
    /// Share of them with a card.
    pub covered: f32,
    /// Mean share of the meanings' telling words on those cards.
    pub meaning: f32,
    /// Share of covered terms with at least half of them.
    pub half: f32,
    /// Definitions made.
    pub made: usize,
    /// Of those, how many are in the glossary.
    pub in_glossary: usize,
    /// Mean words of a definition.
    pub words: f32,
    /// Share of the authors' figures whose caption is among the made ones.
    pub figures: f32,
    pub matched: Vec<Matched>,
}

/// Measures definitions and captions against the authors'.
pub fn measure(gold: &Gold, made: &[Made], captions: &[String]) -> Measured {
    let keys: Vec<HashSet<String>> = made.iter().map(|one| names(&one.names)).collect();
    let mut used = HashSet::new();
    let matched: Vec<Matched> = gold
        .glossary
        .iter()
        .map(|(term, meaning)| {
            let wanted = names(std::slice::from_ref(term));
            let at = keys.iter().position(|keys| !keys.is_disjoint(&wanted));
            used.extend(at);
            let share = at.map(|at| held(meaning, &made[at].back));
            Matched { term: term.clone(), share }
        })
        .collect();
    let shares: Vec<f32> = matched.iter().filter_map(|one| one.share).collect();
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
    let plain = |caption: &String| words::content(Language::English, without_credit(caption)).join(" ");
    let have: Vec<String> = captions.iter().map(plain).collect();
    let right = gold.captions.iter().map(plain).filter(|caption| have.iter().any(|one| same(one, caption))).count();
    Measured {
        glossary: gold.glossary.len(),
        covered: shares.len() as f32 / gold.glossary.len().max(1) as f32,
        meaning: mean(&shares),
        half: shares.iter().filter(|share| **share >= 0.5).count() as f32 / shares.len().max(1) as f32,
        made: made.len(),
        in_glossary: used.len(),
        words: mean(&made.iter().map(|one| words::count(&one.back) as f32).collect::<Vec<_>>()),
        figures: right as f32 / gold.captions.len().max(1) as f32,
        matched,
    }
}

fn without_credit(caption: &str) -> &str {
    caption.split("(credit").next().unwrap_or(caption)
}

/// Keys of names; what stands in brackets is a name of its own.
fn names(names: &[String]) -> HashSet<String> {
    let inside = |name: &str| Some(name.split_once('(')?.1.split_once(')')?.0.to_owned());
    let all = names.iter().flat_map(|name| [Some(name.clone()), inside(name)]).flatten();
    all.map(|name| words::key(Language::English, &name)).filter(|key| !key.is_empty()).collect()
}

fn held(meaning: &str, back: &str) -> f32 {
    let wanted: HashSet<String> = words::content(Language::English, meaning).into_iter().collect();
    let have: HashSet<String> = words::content(Language::English, back).into_iter().collect();
    wanted.intersection(&have).count() as f32 / wanted.len().max(1) as f32
}

/// Whether the made caption is the authors': theirs stands in it whole; a title or a credit may stand around it.
fn same(made: &str, authors: &str) -> bool {
    !authors.is_empty() && format!(" {made} ").contains(&format!(" {authors} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_measured_by_the_words_it_shares() {
        let gold = Gold {
            glossary: vec![("storage (S)".into(), "record of information".into()), ("recall".into(), "access".into())],
            captions: vec!["A pile of photographs.".into()],
        };
        let made = [Made { names: vec!["Storage".into()], back: "Storage keeps a record.".into() }];
        let measured = measure(&gold, &made, &["A pile of photographs".into()]);
        assert_eq!((measured.covered, measured.meaning, measured.half), (0.5, 0.5, 1.0));
        assert_eq!((measured.made, measured.in_glossary, measured.figures), (1, 1, 1.0));
    }
}
