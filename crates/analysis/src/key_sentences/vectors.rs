//! Sentences as weighted words, and how alike two are.

use crate::corpus::{Corpus, Unit};
use std::collections::HashMap;

/// A sentence's words with their weights, by number, of length 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector(Vec<(u32, f32)>);

impl Vector {
    /// From 0 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b, mut sum) = (0, 0, 0.0);
        while let (Some(one), Some(two)) = (self.0.get(a), other.0.get(b)) {
            match one.0.cmp(&two.0) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    sum += one.1 * two.1;
                    a += 1;
                    b += 1;
                }
            }
        }
        sum
    }
}

/// How much each stem tells: rare ones more.
pub(super) struct Weights {
    frequency: HashMap<u32, u32>,
    sentences: f32,
}

impl Weights {
    pub fn of(corpus: &Corpus<'_>, units: &[usize]) -> Self {
        let mut frequency: HashMap<u32, u32> = HashMap::new();
        for unit in units {
            let mut stems: Vec<u32> = stems(&corpus.units[*unit]).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *frequency.entry(stem).or_default() += 1;
            }
        }
        Self { frequency, sentences: units.len() as f32 }
    }

    pub fn vector(&self, unit: &Unit) -> Vector {
        let mut counts: HashMap<u32, f32> = HashMap::new();
        for stem in stems(unit) {
            *counts.entry(stem).or_default() += 1.0;
        }
        let rarity = |stem: &u32| (1.0 + self.sentences / self.frequency.get(stem).copied().unwrap_or(1) as f32).ln();
        let mut entries: Vec<(u32, f32)> = counts.iter().map(|(stem, count)| (*stem, count * rarity(stem))).collect();
        entries.sort_unstable_by_key(|entry| entry.0);
        let length = entries.iter().map(|entry| entry.1 * entry.1).sum::<f32>().sqrt().max(f32::EPSILON);
        entries.iter_mut().for_each(|entry| entry.1 /= length);
        Vector(entries)
    }
}

fn stems(unit: &Unit) -> impl Iterator<Item = u32> {
    unit.tokens.iter().filter(|token| !token.small).map(|token| token.stem)
}

/// Of two vectors of one length; 0 where they cannot be compared.
pub(crate) fn cosine(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() {
        return 0.0;
    }
    let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>();
    let length = (dot(a, a) * dot(b, b)).sqrt();
    if length > 0.0 { dot(a, b) / length } else { 0.0 }
}
