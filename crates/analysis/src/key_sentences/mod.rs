//! The sentences that say most of a text, no two alike: central ones first (TextRank), each next one chosen for what it
//! adds (maximal marginal relevance).
//!
//! Linear in the text: likeness is compared within stretches of bounded length only.

mod rank;
mod vectors;

use crate::corpus::{Corpus, Kind, Unit};
use crate::excerpt::excerpt;
use crate::headings::Under;
use crate::input::Meaning;
use crate::result::{KeySentence, Term};
use std::collections::{HashMap, HashSet};
use vectors::Vector;
pub(crate) use vectors::cosine;

/// Sentences kept of one section.
const OF_SECTION: usize = 6;
/// Sentences kept over all.
const MOST: usize = 1_500;
/// Sentences compared by meaning.
const COMPARED: usize = 400;
/// What a sentence's centrality counts against its likeness to those chosen before.
const RELEVANCE: f32 = 0.7;

/// A sentence that can be chosen.
struct Candidate {
    unit: usize,
    vector: Vector,
    weight: f32,
}

/// The most important first.
pub(crate) fn find(corpus: &Corpus<'_>, terms: &[Term], meaning: Option<&dyn Meaning>) -> Vec<KeySentence> {
    let mut candidates = candidates(corpus);
    rank::weigh(corpus, &mut candidates, &defining(terms));
    let mut chosen = of_sections(corpus, &candidates);
    chosen.sort_by(|a, b| candidates[b.0].weight.total_cmp(&candidates[a.0].weight).then(a.0.cmp(&b.0)));
    chosen.truncate(MOST);
    let order = diverse(corpus, &candidates, &chosen, meaning);
    let best = order.iter().map(|(at, _)| candidates[*at].weight).fold(f32::EPSILON, f32::max);
    let key = |(at, rank_in_section): &(usize, usize)| {
        let unit = &corpus.units[candidates[*at].unit];
        let sentence = excerpt(corpus, unit, &unit.range);
        KeySentence {
            sentence,
            section: unit.section,
            weight: candidates[*at].weight / best,
            rank_in_section: *rank_in_section,
        }
    };
    order.iter().map(key).collect()
}

/// Sound sentences, each wording once.
fn candidates(corpus: &Corpus<'_>) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let is_new = |unit: &Unit| {
        let mut stems: Vec<u32> = unit.tokens.iter().filter(|token| !token.small).map(|token| token.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        stems.len() > 2 && seen.insert(stems)
    };
    let usable =
        |unit: &&Unit| unit.sound && matches!(unit.kind, Kind::Sentence | Kind::Item) && unit.under != Under::LeftOut;
    let mut is_new = is_new;
    let units: Vec<usize> =
        corpus.units.iter().enumerate().filter(|(_, unit)| usable(unit) && is_new(unit)).map(|(at, _)| at).collect();
    let weights = vectors::Weights::of(corpus, &units);
    units.into_iter().map(|unit| Candidate { unit, vector: weights.vector(&corpus.units[unit]), weight: 0.0 }).collect()
}

/// Places of definitions, by material and page.
fn defining(terms: &[Term]) -> HashSet<(usize, u32, usize)> {
    let places = terms.iter().filter(|term| term.clarity >= 2.5).map(|term| term.definition.place);
    places.map(|place| (place.material, place.page, place.start)).collect()
}

/// The best of each section: index of the candidate, and its rank there.
fn of_sections(corpus: &Corpus<'_>, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let mut sections: HashMap<(usize, Option<usize>), Vec<usize>> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let unit = &corpus.units[candidate.unit];
        sections.entry((unit.material, unit.section)).or_default().push(at);
    }
    let mut keys: Vec<_> = sections.keys().copied().collect();
    keys.sort_unstable();
    let mut chosen = Vec::new();
    for key in keys {
        let mut best = sections.remove(&key).unwrap_or_default();
        best.sort_by(|a, b| candidates[*b].weight.total_cmp(&candidates[*a].weight).then(a.cmp(b)));
        // A text without sections is one: more of it is kept.
        let most = OF_SECTION.max(best.len() / 12).min(120);
        best.truncate(most * 4);
        let likeness = |a: usize, b: usize| candidates[a].vector.cosine(&candidates[b].vector);
        let weights: Vec<f32> = best.iter().map(|at| candidates[*at].weight).collect();
        let order = rank::marginal(&weights, most, &|a, b| likeness(best[a], best[b]), RELEVANCE);
        chosen.extend(order.into_iter().enumerate().map(|(rank, at)| (best[at], rank)));
    }
    chosen
}

/// All chosen ones, so that each next one adds most; the likeness of the first is told by meaning where there is one.
fn diverse(
    corpus: &Corpus<'_>,
    candidates: &[Candidate],
    chosen: &[(usize, usize)],
    meaning: Option<&dyn Meaning>,
) -> Vec<(usize, usize)> {
    let head = &chosen[..chosen.len().min(COMPARED)];
    let texts: Vec<&str> = head.iter().map(|(at, _)| corpus.text(&corpus.units[candidates[*at].unit])).collect();
    let embedded = meaning.map(|meaning| meaning.embed(&texts)).filter(|vectors| vectors.len() == texts.len());
    let likeness = |a: usize, b: usize| match &embedded {
        Some(vectors) => vectors::cosine(&vectors[a], &vectors[b]),
        None => candidates[head[a].0].vector.cosine(&candidates[head[b].0].vector),
    };
    let weights: Vec<f32> = head.iter().map(|(at, _)| candidates[*at].weight).collect();
    let order = rank::marginal(&weights, head.len(), &likeness, RELEVANCE);
    order.into_iter().map(|at| head[at]).chain(chosen[head.len()..].iter().copied()).collect()
}
