//! Which terms a text relates: one is a kind of another, or the same under another name. Between such no question can
//! tell which one is meant.

use super::drafts::Drafts;
use super::mentions;
use crate::corpus::{Corpus, Kind};
use crate::headings::Under;
use crate::result::Term;
use std::collections::BTreeSet;

/// Words before the name of which the others in the sentence are kinds or parts.
const BEFORE_WHOLE: &[&str] = &[
    " type of ",
    " types of ",
    " kind of ",
    " kinds of ",
    " form of ",
    " forms of ",
    " part of ",
    " parts of ",
    "component of ",
    "components of ",
    "example of ",
    "examples of ",
    "art von ",
    "arten von ",
    "teil von ",
    "teil der ",
    "teil des ",
];
/// Words behind that name.
const BEHIND_WHOLE: &[&str] = &[
    " divided into ",
    " include ",
    " includes ",
    " consists of ",
    " consist of ",
    " comprises ",
    " such as ",
    " besteht aus ",
    " umfasst ",
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
        let named: Vec<(usize, usize)> = mentions::matches(unit, &names)
            .into_iter()
            .filter_map(|(draft, words)| Some((of_draft[draft]?, unit.tokens[words.start].start - unit.range.start)))
            .collect();
        let found: BTreeSet<usize> = named.iter().map(|one| one.0).collect();
        if !(2..=MOST).contains(&found.len()) {
            continue;
        }
        let lower = corpus.text(unit).to_lowercase();
        if found.len() == 2 && SAME.iter().any(|words| lower.contains(words)) {
            for one in &found {
                same[*one].extend(found.iter().filter(|other| *other != one));
                near[*one].extend(found.iter().filter(|other| *other != one));
            }
        }
        if let Some(whole) = whole(&lower, &named) {
            for other in found.iter().filter(|other| **other != whole) {
                near[whole].insert(*other);
                near[*other].insert(whole);
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

/// The term of which the sentence calls the others kinds or parts. `named` tells terms and bytes, in order.
fn whole(lower: &str, named: &[(usize, usize)]) -> Option<usize> {
    let behind = BEFORE_WHOLE.iter().find_map(|words| lower.find(words).map(|at| at + words.len()));
    let after = behind.and_then(|at| named.iter().find(|one| one.1 + 2 >= at));
    let before =
        BEHIND_WHOLE.iter().find_map(|words| lower.find(words)).and_then(|at| named.iter().rfind(|one| one.1 < at));
    after.or(before).map(|one| one.0)
}
