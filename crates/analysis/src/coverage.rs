//! How much of each page is in some item.

use crate::corpus::{Corpus, Kind};
use crate::result::{Analysis, Coverage, Place};
use std::collections::HashMap;

/// Of each page, in order.
pub(crate) fn of(corpus: &Corpus<'_>, analysis: &Analysis) -> Vec<Coverage> {
    let mut quoted: HashMap<(usize, u32), Vec<(usize, usize)>> = HashMap::new();
    for place in places(analysis) {
        quoted.entry((place.material, place.page)).or_default().push((place.start, place.end));
    }
    for ranges in quoted.values_mut() {
        ranges.sort_unstable();
    }
    let mut counts: HashMap<(usize, u32), (usize, usize)> = HashMap::new();
    for unit in corpus.units.iter().filter(|unit| unit.sound && matches!(unit.kind, Kind::Sentence | Kind::Item)) {
        let key = (unit.material, corpus.page(unit).number);
        let ranges = quoted.get(&key).map(Vec::as_slice).unwrap_or_default();
        let behind = ranges.partition_point(|range| range.0 < unit.range.end);
        // Ranges that begin long before may still reach here; a few back is enough.
        let used = ranges[behind.saturating_sub(6)..behind].iter().any(|range| range.1 > unit.range.start);
        let count = counts.entry(key).or_default();
        count.0 += 1;
        count.1 += usize::from(used);
    }
    let mut coverage = Vec::new();
    for (material, source) in corpus.materials.iter().enumerate() {
        for page in &source.pages {
            let (sentences, used) = counts.get(&(material, page.number)).copied().unwrap_or_default();
            coverage.push(Coverage { material, page: page.number, sentences, used });
        }
    }
    coverage
}

fn places(analysis: &Analysis) -> impl Iterator<Item = Place> {
    let terms =
        analysis.terms.iter().flat_map(|term| [Some(term.definition.place), term.more.as_ref().map(|more| more.place)]);
    let sentences = analysis.sentences.iter().map(|one| Some(one.sentence.place));
    let lists = analysis.lists.iter().flat_map(|list| list.items.iter().map(|item| Some(item.place)));
    let formulas = analysis.formulas.iter().map(|formula| formula.explained.as_ref().map(|one| one.place));
    terms.chain(sentences).chain(lists).chain(formulas).flatten()
}
