//! Lists of a text with the sentence that leads to them.

use crate::corpus::{Corpus, Kind, Unit};
use crate::excerpt::{excerpt, verbatim};
use crate::headings::Under;
use crate::result::List;
use crate::words;
use std::collections::HashSet;

/// Items of one list.
const MOST: usize = 40;
/// Bytes of an item.
const LONGEST: usize = 500;

/// In reading order; a list has two items or more.
pub(crate) fn find(corpus: &Corpus<'_>) -> Vec<List> {
    let mut lists = Vec::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    while at < corpus.units.len() {
        let begin = at;
        while corpus
            .units
            .get(at)
            .is_some_and(|unit| goes_on(&corpus.units[begin], unit, corpus.units.get(at.wrapping_sub(1)), at == begin))
        {
            at += 1;
        }
        if at == begin {
            at += 1;
            continue;
        }
        // Slides that build up step by step show the same list again.
        let is_new =
            |list: &List| seen.insert(list.items.iter().map(|item| item.text.to_lowercase()).collect::<Vec<_>>());
        lists.extend(list(corpus, begin, &corpus.units[begin..at]).filter(is_new));
    }
    lists
}

/// Whether a unit is one of the list that `first` begins.
fn goes_on(first: &Unit, unit: &Unit, before: Option<&Unit>, is_first: bool) -> bool {
    let item = unit.kind == Kind::Item && unit.under != Under::LeftOut;
    let near = is_first || before.is_some_and(|before| unit.block <= before.block + 1);
    item && near && unit.material == first.material && unit.section == first.section
}

fn list(corpus: &Corpus<'_>, begin: usize, units: &[Unit]) -> Option<List> {
    // A sentence behind an item's first belongs to the item.
    let mut items: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let follows = !unit.first && at > 0 && units[at - 1].block == unit.block && !unit.ordered;
        match items.last_mut() {
            Some(last) if follows && units[last.0].page == unit.page && is_sentence_behind(corpus, unit) => {
                last.1.end = unit.range.end
            }
            _ => items.push((at, unit.range.clone())),
        }
    }
    items.retain(|(_, range)| range.len() <= LONGEST && range.len() > 1);
    items.truncate(MOST);
    if items.len() < 2 {
        return None;
    }
    let lead = begin.checked_sub(1).map(|before| &corpus.units[before]).filter(|before| {
        let near =
            before.material == units[0].material && before.block + 1 >= units[0].block && before.page == units[0].page;
        let leads = before.sound || corpus.text(before).trim_end().ends_with(':');
        near && leads && matches!(before.kind, Kind::Sentence) && words::count(corpus.text(before)) >= 2
    });
    Some(List {
        lead: lead.map(|unit| excerpt(corpus, unit, &unit.range)),
        items: items.iter().map(|(at, range)| verbatim(corpus, &units[*at], range)).collect(),
        ordered: units[0].ordered,
        section: units[0].section,
    })
}

/// Whether a unit is no item of its own but a sentence of the one before.
fn is_sentence_behind(corpus: &Corpus<'_>, unit: &Unit) -> bool {
    let page = corpus.page(unit).text;
    let before = page[..unit.range.start].trim_end_matches([' ', '\n']);
    before.ends_with(['.', '!', '?'])
}
