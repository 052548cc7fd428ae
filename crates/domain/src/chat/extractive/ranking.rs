//! How well each sentence of the found passages fits the question, and how sure that makes us that the answer is there.
//!
//! The weights were fitted on a public set of questions and rounded by hand; `lectern eval answers` measures them.
//! Pure: vectors are handed in, and without them the words alone decide.

use super::{
    fit,
    question::{Kind, Question},
    sentences::Sentence,
    tables, words,
};
use crate::chat::Source;
use std::collections::{HashMap, HashSet};

/// A sentence or a row of a table that could be quoted.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of its source.
    pub source: usize,
    /// Index among the sentences of its source.
    pub place: usize,
    pub sentence: Sentence,
    /// Of which table of its source it is a row, and how it is told with what stands above its cells.
    pub row: Option<(usize, String)>,
    /// Its telling words, as stems; of a row with those above its cells.
    pub words: Vec<String>,
    /// Of question and sentence; `None` without a model.
    pub cosine: Option<f32>,
    /// Higher is better; only comparable within one question.
    pub score: f32,
}

impl Candidate {
    /// Whether both are rows of one table.
    pub fn is_beside(&self, other: &Self) -> bool {
        let table = |one: &Self| one.row.as_ref().map(|(table, _)| (one.source, *table));
        table(self).is_some() && table(self) == table(other)
    }

    /// What is compared: the sentence as it stands, a row as it is told.
    pub fn told<'a>(&'a self, sources: &'a [Source]) -> &'a str {
        match &self.row {
            Some((_, told)) => told,
            None => &sources[self.source].text[self.sentence.range.clone()],
        }
    }
}

/// All sentences and rows of the sources, but for lines and dots that were recognised as letters. Not scored yet.
pub fn candidates(sources: &[Source]) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (source, passage) in sources.iter().enumerate() {
        let language = words::language(&passage.text).unwrap_or_default();
        for (place, tables::Unit { sentence, row }) in tables::units(passage).into_iter().enumerate() {
            if row.is_none() && reading::ocr::is_noise(&passage.text[sentence.range.clone()]) {
                continue;
            }
            let mut one = Candidate { source, place, sentence, row, words: Vec::new(), cosine: None, score: 0.0 };
            one.words = words::content(language, one.told(sources));
            all.push(one);
        }
    }
    all
}

/// Words of the question with their weights: rare ones among what was found tell more.
struct Weighted<'a>(Vec<(&'a str, f32)>);

impl<'a> Weighted<'a> {
    fn new<'b>(question: &'a Question, texts: impl Iterator<Item = &'b HashSet<&'b str>>) -> Self {
        let texts: Vec<_> = texts.collect();
        let weigh = |word: &'a String| {
            let holding = texts.iter().filter(|text| text.contains(word.as_str())).count() as f32;
            (word.as_str(), (1.0 + (texts.len() as f32 + 0.5) / (holding + 0.5)).ln())
        };
        Self(question.words.iter().map(weigh).collect())
    }

    /// The share of the weight that `holds` accounts for.
    fn share(&self, holds: impl Fn(&str) -> bool) -> f32 {
        let all: f32 = self.0.iter().map(|(_, weight)| weight).sum();
        let held: f32 = self.0.iter().filter(|(word, _)| holds(word)).map(|(_, weight)| weight).sum();
        if all > 0.0 { held / all } else { 0.0 }
    }
}

/// Scores all candidates, which are in the order of [`candidates`].
pub fn score(question: &Question, sources: &[Source], candidates: &mut [Candidate]) {
    let bags: Vec<HashSet<String>> = candidates.iter().map(|one| one.words.iter().cloned().collect()).collect();
    let bags: Vec<HashSet<&str>> = bags.iter().map(|bag| bag.iter().map(String::as_str).collect()).collect();
    let weighted = Weighted::new(question, bags.iter());
    let mut passages: HashMap<usize, HashSet<&str>> = HashMap::new();
    for (one, bag) in candidates.iter().zip(&bags) {
        passages.entry(one.source).or_default().extend(bag);
    }
    let asked: HashSet<&str> = question.words.iter().map(String::as_str).collect();
    let nearest = nearest(candidates, sources.len());
    let top = sources.iter().map(|source| source.score).fold(f32::EPSILON, f32::max);
    let mut scores = Vec::with_capacity(candidates.len());
    for (index, one) in candidates.iter().enumerate() {
        let neighbour =
            |at: Option<usize>| at.filter(|at| candidates.get(*at).is_some_and(|it| it.source == one.source));
        let before = neighbour(index.checked_sub(1));
        let after = neighbour(Some(index + 1));
        let own = weighted.share(|word| bags[index].contains(word));
        let with = |other: Option<usize>| {
            weighted.share(|word| bags[index].contains(word) || other.is_some_and(|other| bags[other].contains(word)))
        };
        let passage = weighted.share(|word| passages[&one.source].contains(word));
        let source = &sources[one.source];
        let text = &source.text[one.sentence.range.clone()];
        let mut score = 3.0 * own + 3.0 * with(before) + with(after) + 2.0 * passage;
        score += 5.0 * one.cosine.unwrap_or(0.0) + before.and_then(|at| candidates[at].cosine).unwrap_or(0.0);
        score += 10.0 * source.meaning.or(nearest[one.source].map(|best| best * 0.9)).unwrap_or(0.0);
        score += 2.0 * source.score / top + 0.5 / (1.0 + one.place as f32);
        score += fit::bonus(question.kind, question.language, text, &asked);
        if question.kind == Kind::List && one.sentence.item {
            score += 0.5;
        }
        // A question in the text, or a line that only repeats the words asked for, answers nothing.
        if text.ends_with('?') || bags[index].iter().all(|word| asked.contains(word)) {
            score -= 4.0;
        }
        scores.push(score);
    }
    for (one, score) in candidates.iter_mut().zip(scores) {
        one.score = score;
    }
}

/// The best cosine among the sentences of each source.
fn nearest(candidates: &[Candidate], sources: usize) -> Vec<Option<f32>> {
    let mut best = vec![None; sources];
    for one in candidates {
        if let Some(cosine) = one.cosine {
            let held: &mut Option<f32> = &mut best[one.source];
            *held = Some(held.map_or(cosine, |held| held.max(cosine)));
        }
    }
    best
}

/// Whether the best sentence's passage seems to hold the answer. Calibrated so that of questions whose passage was
/// taken away about four of five are refused, and of the others one of ten.
pub fn is_answered(question: &Question, sources: &[Source], best: &Candidate) -> bool {
    if question.kind == Kind::Overview {
        return true;
    }
    if question.words.is_empty() {
        return false;
    }
    let owned: Vec<HashSet<String>> = sources
        .iter()
        .map(|source| {
            let language = words::language(&source.text).unwrap_or_default();
            let all = std::iter::once(&source.text).chain(std::iter::once(&source.title)).chain(&source.headings);
            all.flat_map(|text| words::content(language, text)).collect()
        })
        .collect();
    let bags: Vec<HashSet<&str>> = owned.iter().map(|bag| bag.iter().map(String::as_str).collect()).collect();
    let weighted = Weighted::new(question, bags.iter());
    let bag = &bags[best.source];
    let share = weighted.share(|word| bag.contains(word));
    let plain =
        question.words.iter().filter(|word| bag.contains(word.as_str())).count() as f32 / question.words.len() as f32;
    match best.cosine {
        Some(cosine) => 7.0 * cosine + 4.5 * share + 4.0 * plain >= 7.3,
        None => share + plain >= 0.9,
    }
}
