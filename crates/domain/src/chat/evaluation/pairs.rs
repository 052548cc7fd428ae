//! Labelled pairs of a sentence and a passage, made from question sets by rules that anybody can read here.
//!
//! A question with its answer becomes a statement ("Who led X?" and "Y" become "Y led X"), which its passage holds.
//! From statements, and from sentences of abstracts, the others are made: another figure, another name, a denial put in
//! or taken out, a passage that does not say it, half of a sentence from elsewhere. No chance is involved.

use super::{
    sets::Text,
    statement::{self, Changed},
};
use crate::chat::extractive::{split, words};
use contract::Support;
use serde::Serialize;
use std::collections::HashSet;

/// How a pair was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// A question and its answer as a statement, with its passage.
    Restated,
    /// A sentence as it stands, with its passage.
    Quoted,
    /// One statement of the passage and one from elsewhere.
    HalfHeld,
    /// With the passage of the same half that shares most words and does not hold the answer.
    OtherPassage,
    ChangedNumber,
    /// Another number of the same passage.
    MovedNumber,
    ChangedUnit,
    ChangedName,
    /// Another name of the same passage.
    MovedName,
    Denied,
    /// "higher" for "lower" and their like.
    Turned,
    /// What the authors conclude, with their abstract. Most follow from it, some do not: shown, not counted.
    Concluded,
    /// The same with another abstract.
    ConcludedElsewhere,
}

/// A sentence, a passage, and what the check should say.
#[derive(Clone, Debug)]
pub struct Pair {
    pub made: Made,
    pub label: Support,
    pub sentence: String,
    pub passage: String,
    pub held_out: bool,
}

/// Pairs of questions with spans.
pub fn of_questions(texts: &[Text]) -> Vec<Pair> {
    let neighbours = Neighbours::new(texts);
    let pool: Vec<&str> =
        texts.iter().flat_map(|text| &text.questions).flat_map(|one| &one.answers).map(String::as_str).collect();
    let mut pairs = Vec::new();
    let mut count = 0usize;
    for (at, text) in texts.iter().enumerate() {
        let held_out = text.held_out;
        let mut add = |made, label, sentence: &str, passage: &str| {
            let (sentence, passage) = (sentence.to_owned(), passage.to_owned());
            pairs.push(Pair { made, label, sentence, passage, held_out });
        };
        for one in &text.questions {
            let Some(answer) = one.answers.first() else { continue };
            let Some(said) = statement::of(&one.question, answer) else { continue };
            count += 1;
            add(Made::Restated, Support::Supported, &said, &text.text);
            if let Some(other) = neighbours.of(at, &said, |other| !other.contains(answer.as_str())) {
                add(Made::OtherPassage, Support::Unsupported, &said, &texts[other].text);
            }
            for changed in [
                statement::number(&said, &text.text, count),
                statement::other_number(&said, &text.text),
                statement::unit(&said, &text.text),
                statement::name(&said, &text.text, &pool, count),
                statement::other_name(&said, &text.text, count),
                statement::denied(&said),
                statement::turned(&said, &text.text),
            ]
            .into_iter()
            .flatten()
            {
                add(made(changed.0), Support::Unsupported, &changed.1, &text.text);
            }
            // Every third, so that halves do not outnumber the rest.
            if count.is_multiple_of(3)
                && let Some(elsewhere) = elsewhere(texts, at, count)
            {
                let said = said.trim_end_matches('.');
                add(Made::HalfHeld, Support::Partly, &format!("{said}, and {elsewhere}"), &text.text);
            }
        }
    }
    pairs
}

/// Pairs of abstracts: of each two sentences that tell most figures, and its conclusion.
pub fn of_abstracts(texts: &[Text]) -> Vec<Pair> {
    let neighbours = Neighbours::new(texts);
    let mut pairs = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let held_out = text.held_out;
        let mut add = |made, label, sentence: &str, passage: &str| {
            let (sentence, passage) = (sentence.to_owned(), passage.to_owned());
            pairs.push(Pair { made, label, sentence, passage, held_out });
        };
        let sentences = split(&text.text).into_iter().map(|one| &text.text[one.range]);
        let mut telling: Vec<&str> = sentences.filter(|one| (8..=45).contains(&words::count(one))).collect();
        telling.sort_by_key(|one| std::cmp::Reverse(one.bytes().filter(u8::is_ascii_digit).count().min(6)));
        for (place, &sentence) in telling.iter().take(2).enumerate() {
            add(Made::Quoted, Support::Supported, sentence, &text.text);
            let changes = [
                statement::number(sentence, &text.text, at + place),
                statement::other_number(sentence, &text.text),
                statement::unit(sentence, &text.text),
                statement::denied(sentence),
                statement::turned(sentence, &text.text),
            ];
            for changed in changes.into_iter().flatten() {
                add(made(changed.0), Support::Unsupported, &changed.1, &text.text);
            }
        }
        if let Some(conclusion) = &text.conclusion
            && let Some(first) = split(conclusion).first()
        {
            let first = &conclusion[first.range.clone()];
            add(Made::Concluded, Support::Supported, first, &text.text);
            if let Some(other) = neighbours.of(at, first, |_| true) {
                add(Made::ConcludedElsewhere, Support::Unsupported, first, &texts[other].text);
            }
        }
    }
    pairs
}

fn made(changed: Changed) -> Made {
    match changed {
        Changed::Number => Made::ChangedNumber,
        Changed::OtherNumber => Made::MovedNumber,
        Changed::Unit => Made::ChangedUnit,
        Changed::Name => Made::ChangedName,
        Changed::OtherName => Made::MovedName,
        Changed::Denial => Made::Denied,
        Changed::Direction => Made::Turned,
    }
}

/// A statement of another document of the same half.
fn elsewhere(texts: &[Text], at: usize, count: usize) -> Option<String> {
    let half = texts[at].held_out;
    let others: Vec<&Text> =
        texts.iter().filter(|other| other.document != texts[at].document && other.held_out == half).collect();
    let other = others.get(count.wrapping_mul(7919) % others.len().max(1))?;
    let one = other.questions.get(count % other.questions.len().max(1))?;
    statement::of(&one.question, one.answers.first()?)
}

/// Texts by their words.
struct Neighbours<'a> {
    texts: &'a [Text],
    stems: Vec<HashSet<String>>,
}

impl<'a> Neighbours<'a> {
    fn new(texts: &'a [Text]) -> Self {
        let stems = |text: &Text| words::content(words::Language::English, &text.text).into_iter().collect();
        Self { texts, stems: texts.iter().map(stems).collect() }
    }

    /// The text of the same half that shares most words with a sentence.
    fn of(&self, at: usize, sentence: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let wanted: HashSet<String> = words::content(words::Language::English, sentence).into_iter().collect();
        let half = self.texts[at].held_out;
        (0..self.texts.len())
            .filter(|other| *other != at && self.texts[*other].held_out == half && fits(&self.texts[*other].text))
            .max_by_key(|other| self.stems[*other].intersection(&wanted).count())
    }
}
