//! How the two halves become one order. Pure; the only place that decides it.
//!
//! Each half's scores are spread over 0 to 1 between its worst and its best candidate, then mixed with fixed weights.
//! What one half did not find counts as its worst. The choice was measured: see `docs/BENCHMARKS.md`.

use std::{cmp::Ordering, collections::HashMap, hash::Hash};

/// The weight of meaning; words have the rest.
pub const MEANING: f32 = 0.45;

/// A candidate with the mixed score and the two that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Fused<K> {
    pub key: K,
    /// 0 to 1.
    pub score: f32,
    pub words: Option<f32>,
    pub meaning: Option<f32>,
}

/// Mixes two lists of candidates, each with the score of its half (BM25, cosine). Best first; equal scores keep the
/// order of the halves, words first, so the result does not depend on chance.
pub fn fuse<K: Copy + Eq + Hash>(words: &[(K, f32)], meaning: &[(K, f32)]) -> Vec<Fused<K>> {
    let weight = match (words.is_empty(), meaning.is_empty()) {
        (true, _) => 1.0,
        (_, true) => 0.0,
        _ => MEANING,
    };
    let mut places: HashMap<K, usize> = HashMap::with_capacity(words.len() + meaning.len());
    let mut fused: Vec<Fused<K>> = Vec::with_capacity(words.len() + meaning.len());
    let mut add = |key: K| {
        *places.entry(key).or_insert_with(|| {
            fused.push(Fused { key, score: 0.0, words: None, meaning: None });
            fused.len() - 1
        })
    };
    let word_places: Vec<usize> = words.iter().map(|(key, _)| add(*key)).collect();
    let meaning_places: Vec<usize> = meaning.iter().map(|(key, _)| add(*key)).collect();
    for ((place, spread), (_, score)) in word_places.into_iter().zip(spread(words)).zip(words) {
        fused[place].words = Some(*score);
        fused[place].score += (1.0 - weight) * spread;
    }
    for ((place, spread), (_, score)) in meaning_places.into_iter().zip(spread(meaning)).zip(meaning) {
        fused[place].meaning = Some(*score);
        fused[place].score += weight * spread;
    }
    fused.sort_by(|a, b| b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal));
    fused
}

/// How much nearer a part's nearest passage must be than another's to weigh e times as much.
const NEARER: f32 = 0.05;
/// Parts that weigh less are not what was asked.
const LEAST: f32 = 0.02;

/// Mixes the results of the parts of one long query, the whole of it among them. A part weighs by the cosine of its
/// nearest passage: what a library speaks of lies near to it, and what is only told on the way does not. A passage
/// keeps the words' and the meaning's score of the weightiest part that found it.
pub fn mix<K: Copy + Eq + Hash>(parts: Vec<Vec<Fused<K>>>) -> Vec<Fused<K>> {
    let nearest = |part: &Vec<Fused<K>>| part.iter().filter_map(|one| one.meaning).fold(-1.0, f32::max);
    let mut parts: Vec<(f32, Vec<Fused<K>>)> = parts.into_iter().map(|part| (nearest(&part), part)).collect();
    let best = parts.iter().map(|(nearest, _)| *nearest).fold(-1.0, f32::max);
    parts.iter_mut().for_each(|(weight, _)| *weight = ((*weight - best) / NEARER).exp());
    parts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all: f32 = parts.iter().map(|(weight, _)| weight).sum();
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut mixed: Vec<Fused<K>> = Vec::new();
    for (weight, part) in parts {
        let weight = weight / all;
        if weight < LEAST {
            break;
        }
        for one in part {
            let place = *places.entry(one.key).or_insert_with(|| {
                mixed.push(Fused { score: 0.0, words: None, meaning: None, ..one });
                mixed.len() - 1
            });
            let held = &mut mixed[place];
            held.score += weight * one.score;
            held.words = held.words.or(one.words);
            held.meaning = held.meaning.or(one.meaning);
        }
    }
    mixed.sort_by(|a, b| b.score.total_cmp(&a.score));
    mixed
}

/// Scores as shares of the way from the worst to the best. Where all are equal, all are best.
fn spread<K>(scored: &[(K, f32)]) -> Vec<f32> {
    let scores = scored.iter().map(|(_, score)| *score);
    let best = scores.clone().fold(f32::NEG_INFINITY, f32::max);
    let worst = scores.clone().fold(f32::INFINITY, f32::min);
    let range = best - worst;
    scores.map(|score| if range > f32::EPSILON { (score - worst) / range } else { 1.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(fused: &[Fused<u32>]) -> Vec<u32> {
        fused.iter().map(|one| one.key).collect()
    }

    #[test]
    fn what_both_halves_find_comes_before_what_one_finds() {
        let fused = fuse(&[(1, 9.0), (2, 8.0), (3, 1.0)], &[(4, 0.9), (2, 0.8), (5, 0.1)]);
        assert_eq!(fused[0].key, 2);
        assert_eq!((fused[0].words, fused[0].meaning), (Some(8.0), Some(0.8)));
    }

    #[test]
    fn one_half_alone_keeps_its_order() {
        assert_eq!(keys(&fuse(&[(7, 3.0), (8, 2.0), (9, 1.0)], &[])), [7, 8, 9]);
        assert_eq!(keys(&fuse(&[], &[(7, 0.9), (8, 0.5), (9, 0.2)])), [7, 8, 9]);
    }

    #[test]
    fn the_scale_of_a_half_does_not_matter() {
        let meaning = [(2, 0.9), (1, 0.6), (3, 0.1)];
        let small = fuse(&[(1, 3.0), (2, 2.0), (3, 1.0)], &meaning);
        let large = fuse(&[(1, 300.0), (2, 200.0), (3, 100.0)], &meaning);
        assert_eq!(keys(&small), keys(&large));
    }

    #[test]
    fn scores_stay_between_nought_and_one() {
        for one in fuse(&[(1, 12.0), (2, 3.0)], &[(2, -0.2), (3, 0.4), (1, 0.1)]) {
            assert!((0.0..=1.0).contains(&one.score), "{one:?}");
        }
    }

    #[test]
    fn equal_scores_are_all_best_and_nothing_is_not_a_number() {
        for one in fuse(&[(1, 2.0)], &[(1, 0.5)]) {
            assert!((one.score - 1.0).abs() < 1e-6);
        }
        assert!(fuse::<u32>(&[], &[]).is_empty());
    }

    #[test]
    fn of_a_long_query_the_part_counts_that_the_library_speaks_of() {
        let told = fuse(&[(1, 9.0), (2, 8.0)], &[(1, 0.2), (2, 0.1)]);
        let asked = fuse(&[(3, 5.0), (1, 1.0)], &[(3, 0.7), (1, 0.1)]);
        let whole = fuse(&[(1, 20.0), (3, 9.0)], &[(1, 0.3), (3, 0.2)]);
        let mixed = mix(vec![whole, told, asked]);
        assert_eq!(mixed[0].key, 3);
        assert_eq!((mixed[0].words, mixed[0].meaning), (Some(5.0), Some(0.7)), "by the part that asks for it");
        assert!(mixed.iter().all(|one| (0.0..=1.001).contains(&one.score)));
        assert!(mix::<u32>(Vec::new()).is_empty());
    }

    #[test]
    fn ties_do_not_depend_on_chance() {
        let words: Vec<(u32, f32)> = (0..50).map(|key| (key, 1.0)).collect();
        assert_eq!(keys(&fuse(&words, &[])), (0..50).collect::<Vec<_>>());
    }
}
