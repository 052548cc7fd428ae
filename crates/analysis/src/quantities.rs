//! Sentences that tell one quantity: a number with its unit.

use crate::corpus::{Corpus, Kind};
use crate::excerpt::excerpt;
use crate::questions::figures;
use crate::result::Quantity;
use std::collections::HashSet;

/// Sentences of one analysis.
const MOST: usize = 1_000;

/// In reading order, each wording once.
pub(crate) fn find(corpus: &Corpus<'_>) -> Vec<Quantity> {
    let mut seen = HashSet::new();
    let sentences = corpus.units.iter().filter(|unit| unit.sound && matches!(unit.kind, Kind::Sentence | Kind::Item));
    let told = sentences.filter_map(|unit| {
        let sentence = excerpt(corpus, unit, &unit.range);
        let one = matches!(&figures(&sentence.text)[..], [figure] if figure.unit.is_some());
        (one && seen.insert(sentence.text.clone())).then_some(Quantity { sentence, section: unit.section })
    });
    told.take(MOST).collect()
}
