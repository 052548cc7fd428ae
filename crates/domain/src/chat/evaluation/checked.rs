//! The support check's figures: precision and recall of each label, and what each kind of pair was called.

use super::pairs::{Made, Pair};
use crate::chat::support;
use contract::Support;
use models::embed::Embedder;
use serde::Serialize;
use std::collections::BTreeMap;

/// Pairs that are compared by meaning together.
const LOT: usize = 20;
const LABELS: [Support; 3] = [Support::Supported, Support::Partly, Support::Unsupported];

/// Both halves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    /// Weights and thresholds were chosen on these.
    pub developed: Half,
    pub held_out: Half,
}

/// The figures of one half.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Half {
    pub pairs: usize,
    pub labels: Vec<Label>,
    pub kinds: Vec<Kind>,
}

/// A label. Kinds whose label cannot be sure are not counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Label {
    pub label: Support,
    pub pairs: usize,
    pub precision: f64,
    pub recall: f64,
}

/// A kind of pair: the shares of it that were called so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kind {
    pub made: Made,
    /// What it should be called.
    pub label: Support,
    pub pairs: usize,
    pub supported: f64,
    pub partly: f64,
    pub unsupported: f64,
}

/// Checks all pairs. Without a model by words alone.
pub(super) async fn measure(pairs: &[Pair], embedder: Option<&dyn Embedder>) -> Checked {
    let mut called = Vec::with_capacity(pairs.len());
    for lot in pairs.chunks(LOT) {
        let mut checks: Vec<_> = lot.iter().map(|pair| support::Check::new(&pair.sentence, &[&pair.passage])).collect();
        if let Some(embedder) = embedder {
            support::compare(&mut checks, embedder).await;
        }
        called.extend(lot.iter().zip(checks).map(|(pair, check)| (pair, check.verdict())));
    }
    let half = |held_out| half(called.iter().filter(|(pair, _)| pair.held_out == held_out).copied().collect());
    Checked { developed: half(false), held_out: half(true) }
}

fn half(called: Vec<(&Pair, Support)>) -> Half {
    let counted: Vec<_> = called.iter().filter(|(pair, _)| pair.made != Made::Concluded).collect();
    let share = |part: usize, whole: usize| (part as f64 / whole.max(1) as f64 * 1e3).round() / 1e3;
    let labels = LABELS.map(|label| {
        let right = counted.iter().filter(|(pair, said)| pair.label == label && *said == label).count();
        let pairs = counted.iter().filter(|(pair, _)| pair.label == label).count();
        let said = counted.iter().filter(|(_, said)| *said == label).count();
        Label { label, pairs, precision: share(right, said), recall: share(right, pairs) }
    });
    let mut kinds: BTreeMap<Made, Vec<&(&Pair, Support)>> = BTreeMap::new();
    for one in &called {
        kinds.entry(one.0.made).or_default().push(one);
    }
    let kind = |(made, all): (Made, Vec<&(&Pair, Support)>)| {
        let said = |label| share(all.iter().filter(|(_, said)| *said == label).count(), all.len());
        Kind {
            made,
            label: all[0].0.label,
            pairs: all.len(),
            supported: said(Support::Supported),
            partly: said(Support::Partly),
            unsupported: said(Support::Unsupported),
        }
    };
    Half { pairs: called.len(), labels: labels.to_vec(), kinds: kinds.into_iter().map(kind).collect() }
}
