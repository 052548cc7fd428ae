//! What people are told has a German twin in `app/locales/de/said.json`.
//!
//! A sentence is known by how it is written: it begins with a capital, a quotation mark or a gap, holds a blank, and
//! ends, or goes on after, a full stop or a question mark. What the log and programs read is written otherwise.

use super::{Finding, literals::literals, tree::Tree};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const TWINS: &str = "app/locales/de/said.json";

/// Files and folders whose sentences reach people's screens.
const SAYS: &[&str] = &[
    "app/src/refused.rs",
    "app/src/request.rs",
    "crates/contract/src/refusal.rs",
    "crates/domain/src/",
    "crates/fetch/src/fault.rs",
    "crates/files/src/fault.rs",
    "crates/models/src/fault.rs",
    "crates/models/src/web/fault.rs",
    "crates/queue/src/",
    "crates/reading/src/fault.rs",
    "crates/writing/src/apkg/fault.rs",
    "crates/writing/src/apkg/read/",
    "crates/writing/src/fault.rs",
    "server/src/extract.rs",
    "server/src/middleware/",
    "server/src/refuse.rs",
    "server/src/routes/",
];

/// Of these, what says other things, each with what it is. A second word is how the literal begins.
const OTHERWISE: &[(&str, &str)] = &[
    // What models are told.
    ("crates/domain/src/chat/coach.rs", "The learner "),
    ("crates/domain/src/chat/prompt.rs", ""),
    ("crates/domain/src/study/written.rs", "You write "),
    // Answers, which are in the language of their question.
    ("crates/domain/src/chat/extractive/", ""),
    // What stands in a file or on a card: it is in no language of the interface.
    ("crates/domain/src/chat/export.rs", ""),
    ("crates/domain/src/study/keeping.rs", "What does this figure show?"),
    ("crates/domain/src/study/saved/cards.rs", "What does this figure show?"),
    // For the command line alone.
    ("crates/domain/src/accounts/administration.rs", "There is no account named "),
    ("crates/domain/src/accounts/administration.rs", "“lectern user list” shows "),
    // Measured, not said.
    ("crates/domain/src/chat/evaluation/", ""),
    ("crates/domain/src/retrieval/evaluation/", ""),
    ("server/src/routes/metrics.rs", ""),
];

pub fn twins(tree: &Tree) -> Result<Vec<Finding>> {
    let written: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_str(tree.text(TWINS).context("it is missing")?).context(TWINS)?;
    let twins = written.get("sentences").context("no sentences")?;
    let mut findings = Vec::new();
    let mut said = BTreeSet::new();
    for file in tree.rust().filter(|file| speaks(&file.path)) {
        for literal in literals(&file.text) {
            let sentence = with_gaps(&literal.text);
            if !is_sentence(&sentence) || is_otherwise(&file.path, &literal.text) {
                continue;
            }
            if !twins.contains_key(&sentence) {
                let place = format!("{}:{}", file.path, literal.line);
                findings.push(Finding { place, say: format!("`{sentence}` has no German twin in {TWINS}") });
            }
            said.insert(sentence);
        }
    }
    for stale in twins.keys().filter(|sentence| !said.contains(*sentence)) {
        findings.push(Finding { place: TWINS.into(), say: format!("nobody says `{stale}` any more: take it out") });
    }
    Ok(findings)
}

fn speaks(path: &str) -> bool {
    let test = ["/tests/", "/examples/"].iter().any(|folder| path.contains(folder))
        || ["tests.rs", "/testing.rs"].iter().any(|end| path.ends_with(end));
    !test && SAYS.iter().any(|place| path.starts_with(place))
}

fn is_otherwise(path: &str, text: &str) -> bool {
    OTHERWISE.iter().any(|(place, begins)| path.starts_with(place) && text.starts_with(begins))
}

fn is_sentence(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“{".contains(c));
    let ends = text.ends_with(['.', '?']) || text.contains(". ") || text.contains("? ");
    // A number of a list and what only joins sentences hold no words of their own.
    begins && ends && text.contains(' ') && text.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// Every `{name}` of a literal as `{}`; doubled brackets stay.
fn with_gaps(text: &str) -> String {
    let mut gapped = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, bracket) = rest.split_at(at);
        gapped.push_str(before);
        rest = match bracket {
            _ if bracket.starts_with("{{") || bracket.starts_with("}}") => {
                gapped.push_str(&bracket[..2]);
                &bracket[2..]
            }
            _ => {
                gapped.push_str("{}");
                bracket.split_once('}').map_or("", |(_, after)| after)
            }
        };
    }
    gapped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_words_for_the_log_and_for_programs() {
        for sentence in ["A card needs a back.", "“{}” could not answer. {}", "{} took too long.", "Is it?  No."] {
            assert!(is_sentence(sentence), "{sentence}");
        }
        for other in ["a request broke", "{} {}", "{}. ", "Lectern", "application/pdf", "{}: {}", "the disk is full."] {
            assert!(!is_sentence(other), "{other}");
        }
    }

    #[test]
    fn a_gap_is_a_gap_whatever_its_name() {
        assert_eq!(with_gaps("At most {MOST} of {}, {n:.1} “{a}”."), "At most {} of {}, {} “{}”.");
        assert_eq!(with_gaps("Between {{c1:: and }}."), "Between {{c1:: and }}.");
    }
}
