//! How much a sentence matters, and a choice that repeats nothing.

use super::Candidate;
use crate::corpus::Corpus;
use crate::headings::Under;
use std::collections::HashSet;

/// Sentences that are compared with each other.
const STRETCH: usize = 120;
/// Rounds of the ranking; it has settled by then.
const ROUNDS: usize = 15;
const DAMPING: f32 = 0.85;
/// Likeness below which two sentences do not count as neighbours.
const NEAR: f32 = 0.08;
/// Above this likeness a sentence says the same again.
const SAME: f32 = 0.8;

/// Sets each candidate's weight: centrality in its stretch, times what speaks for and against it.
pub(super) fn weigh(corpus: &Corpus<'_>, candidates: &mut [Candidate], defining: &HashSet<(usize, u32, usize)>) {
    for stretch in candidates.chunks_mut(STRETCH) {
        let ranks = text_rank(stretch);
        for (candidate, rank) in stretch.iter_mut().zip(ranks) {
            let unit = &corpus.units[candidate.unit];
            let place = (unit.material, corpus.page(unit).number, unit.range.start);
            candidate.weight =
                rank * manner(corpus, candidate.unit) * if defining.contains(&place) { 1.5 } else { 1.0 };
        }
    }
}

/// What its wording and place say of a sentence.
fn manner(corpus: &Corpus<'_>, at: usize) -> f32 {
    let unit = &corpus.units[at];
    let words = unit.tokens.len();
    let lower =
        |at: usize| unit.tokens.get(at).map(|token| corpus.slice(unit, &(token.start..token.end)).to_lowercase());
    let first = lower(0).unwrap_or_default();
    let mut factor = 1.0;
    let needs_the_one_before = [
        "this", "these", "it", "they", "he", "she", "such", "those", "that", "his", "her", "their", "dies", "diese",
        "dieser", "sie", "er", "es",
    ];
    if needs_the_one_before.contains(&first.as_str()) {
        factor *= 0.5;
    }
    if ["for", "imagine", "suppose", "consider", "beispielsweise"].contains(&first.as_str()) {
        factor *= 0.7;
    }
    let personal = ["you", "your", "i", "we", "our", "my", "me", "du", "ich", "wir"];
    if (0..words).any(|at| lower(at).is_some_and(|word| personal.contains(&word.as_str()))) {
        factor *= 0.6;
    }
    if !(8..=38).contains(&words) {
        factor *= 0.75;
    }
    if unit.under == Under::Summary {
        factor *= 1.25;
    }
    if unit.first { factor * 1.1 } else { factor }
}

/// Centrality among a stretch's sentences; the mean is 1.
fn text_rank(stretch: &[Candidate]) -> Vec<f32> {
    let count = stretch.len();
    let mut links: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    for a in 0..count {
        for b in a + 1..count {
            let likeness = stretch[a].vector.cosine(&stretch[b].vector);
            // The same words again are no second voice.
            if (NEAR..SAME).contains(&likeness) {
                links[a].push((b, likeness));
                links[b].push((a, likeness));
            }
        }
    }
    let sums: Vec<f32> = links.iter().map(|own| own.iter().map(|link| link.1).sum()).collect();
    let mut ranks = vec![1.0f32; count];
    for _ in 0..ROUNDS {
        ranks = links
            .iter()
            .map(|own| {
                let given: f32 = own.iter().map(|(other, likeness)| ranks[*other] * likeness / sums[*other]).sum();
                1.0 - DAMPING + DAMPING * given
            })
            .collect();
    }
    ranks
}

/// Indices in the order of maximal marginal relevance, at most `most`; what says the same again is left out.
pub(super) fn marginal(
    weights: &[f32],
    most: usize,
    likeness: &dyn Fn(usize, usize) -> f32,
    relevance: f32,
) -> Vec<usize> {
    let top = weights.iter().copied().fold(f32::EPSILON, f32::max);
    let mut nearest = vec![0.0f32; weights.len()];
    let mut left: Vec<usize> = (0..weights.len()).collect();
    let mut order = Vec::new();
    while order.len() < most {
        left.retain(|at| nearest[*at] < SAME);
        let gain = |at: usize| relevance * weights[at] / top - (1.0 - relevance) * nearest[at];
        let best = left.iter().enumerate().fold(None, |best: Option<(usize, f32)>, (slot, at)| {
            let gain = gain(*at);
            if best.is_none_or(|(_, other)| gain > other) { Some((slot, gain)) } else { best }
        });
        let Some((slot, _)) = best else { break };
        let at = left.remove(slot);
        order.push(at);
        for other in &left {
            nearest[*other] = nearest[*other].max(likeness(at, *other));
        }
    }
    order
}
