//! Which terms a text relates: one is a kind of another, or the same under another name. Between such no question can
//! tell which one is meant.

use super::drafts::Drafts;
use super::mentions;
use crate::corpus::{Corpus, Kind};
use crate::headings::Under;
use crate::result::Term;
use std::collections::BTreeSet;

/// Words by which a sentence relates the terms in it.
const RELATES: &[&str] = &[
    " type of",
    " types of",
    " kind of",
    " kinds of",
    " form of",
    " forms of",
    " part of",
    "divided into",
    " include",
    " consist",
    " components",
    "comprise",
    "called",
    "known as",
    "referred to as",
    "similar to",
    "same as",
    "synonym",
    "such as",
    "also ",
    " or ",
    "art von",
    "arten von",
    "besteht aus",
    "umfasst",
    "gehör",
    "genannt",
    "bezeichnet",
];
/// Words by which two names are of one thing.
const SAME: &[&str] =
    &["also called", "also known as", "referred to as", "another name for", "synonym", "auch genannt", "auch als"];
/// Terms of one sentence that are related; more of them are a list of something else.
const MOST: usize = 6;

/// Tells each term the others it is related to. `drafts` are those that the terms were made from, by their key.
pub(super) fn tell(corpus: &Corpus<'_>, drafts: &Drafts, of_draft: &[Option<usize>], terms: &mut [Term]) {
    let names = mentions::names(drafts);
    let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); terms.len()];
    let mut same: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); terms.len()];
    for unit in &corpus.units {
        let speaks = matches!(unit.kind, Kind::Sentence | Kind::Item | Kind::Caption) && unit.under != Under::LeftOut;
        if !speaks || unit.tokens.len() < 4 {
            continue;
        }
        let found: BTreeSet<usize> = mentions::matches(unit, &names)
            .into_iter()
            .filter_map(|(draft, _)| of_draft.get(draft).copied().flatten())
            .collect();
        if !(2..=MOST).contains(&found.len()) {
            continue;
        }
        let lower = corpus.text(unit).to_lowercase();
        let relates = RELATES.iter().any(|words| lower.contains(words));
        let is_same = found.len() == 2 && SAME.iter().any(|words| lower.contains(words));
        for one in found.iter().filter(|_| relates) {
            near[*one].extend(found.iter().filter(|other| *other != one));
            if is_same {
                same[*one].extend(found.iter().filter(|other| *other != one));
            }
        }
    }
    // What is related to a thing is related to it under its other names.
    let mut all = near.clone();
    for (at, others) in same.iter().enumerate() {
        for related in others.iter().flat_map(|other| &near[*other]).filter(|related| **related != at) {
            all[at].insert(*related);
            all[*related].insert(at);
        }
    }
    for (term, related) in terms.iter_mut().zip(all) {
        term.related = related.into_iter().collect();
    }
}
