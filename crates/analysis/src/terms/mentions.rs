//! Looks every draft up wherever it is spoken of, and weighs what is said there.
//!
//! The longest name wins: "sensory memory" is no mention of "memory".

use super::drafts::{Draft, Drafts, Sentence};
use super::patterns::{Said, said};
use super::phrase::Phrase;
use super::quality;
use super::{gather, tables};
use crate::corpus::{Corpus, Kind, Unit};
use crate::headings::Under;
use crate::result::Evidence;
use std::collections::HashMap;
use std::ops::Range;

/// Telling words of the longest name that is looked up.
const LONGEST: usize = 6;

/// How clearly a table's row says what its term is: less than a sentence that defines, more than one that explains.
const TABLED: f32 = 2.7;

/// Counts mentions and keeps the best sentences of every draft.
pub(super) fn look_up(corpus: &Corpus<'_>, drafts: &mut Drafts) {
    let names = names(drafts);
    for (at, unit) in corpus.units.iter().enumerate() {
        let speaks = matches!(unit.kind, Kind::Sentence | Kind::Item) && unit.under != Under::LeftOut;
        if !speaks || unit.tokens.is_empty() || corpus.text(unit).starts_with('[') {
            continue;
        }
        let found = matches(unit, &names);
        if found.is_empty() {
            continue;
        }
        let phrase = Phrase::of(corpus, unit);
        for (draft, words) in found {
            let draft = &mut drafts.all[draft];
            count(draft, unit, &words);
            let said = said(&phrase, &words);
            let name = phrase.bytes(words.start, words.end);
            let is_bold = unit.bold.iter().any(|bold| bold.start <= name.start && bold.end >= name.end);
            let score = quality::score(corpus, at, &phrase, &said, is_bold, draft.sentences.is_empty());
            draft.take(Sentence { unit: at, name, said, score });
        }
    }
    for row in tables::rows(corpus) {
        let unit = &corpus.units[row.unit];
        let Some(draft) = names.get(&gather::stems(unit, &row.name)).map(|draft| &mut drafts.all[*draft]) else {
            continue;
        };
        if draft.tabled {
            let said = Said { meaning: Some(row.meaning), ..Said::new(TABLED, Evidence::Glossary) };
            draft.mentions += 1;
            draft.take(Sentence { unit: row.unit, name: row.name, said, score: TABLED });
        }
    }
}

/// Which draft every name is of, by its stems.
pub(super) fn names(drafts: &Drafts) -> HashMap<Vec<u32>, usize> {
    let mut names: HashMap<Vec<u32>, usize> = HashMap::new();
    for (at, draft) in drafts.all.iter().enumerate().filter(|(_, draft)| !draft.gone) {
        names.insert(draft.key.clone(), at);
    }
    for (at, draft) in drafts.all.iter().enumerate().filter(|(_, draft)| !draft.gone) {
        for (_, key) in &draft.aliases {
            names.entry(key.clone()).or_insert(at);
        }
    }
    names
}

/// Names in a unit: draft and words.
pub(super) fn matches(unit: &Unit, names: &HashMap<Vec<u32>, usize>) -> Vec<(usize, Range<usize>)> {
    let telling: Vec<usize> = (0..unit.tokens.len()).filter(|at| !unit.tokens[*at].small).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < telling.len() {
        let longest = LONGEST.min(telling.len() - from);
        let hit = (1..=longest).rev().find_map(|length| {
            let words = telling[from]..telling[from + length - 1] + 1;
            // At most two small words inside a name: "levels of processing".
            let is_close = words.len() <= length + 2;
            let key: Vec<u32> = telling[from..from + length].iter().map(|at| unit.tokens[*at].stem).collect();
            is_close.then(|| names.get(&key).map(|draft| (*draft, words, length))).flatten()
        });
        match hit {
            Some((draft, words, length)) => {
                found.push((draft, words));
                from += length;
            }
            None => from += 1,
        }
    }
    found
}

fn count(draft: &mut Draft, unit: &Unit, words: &Range<usize>) {
    draft.mentions += 1;
    if let Some(section) = unit.section
        && draft.sections.last() != Some(&section)
    {
        draft.sections.push(section);
    }
    if words.start > 0 {
        let capital = unit.tokens[words.start].capital;
        draft.capitals += usize::from(capital);
        draft.lowers += usize::from(!capital);
    }
}
