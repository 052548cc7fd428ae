//! One chapter with its authors' glossary: cards with bold and without, questions, what repeats, and how long it took.

use super::{Gold, Made, Measured, measure};
use crate::input::Material;
use crate::result::Analysis;
use crate::words;
use crate::{Answer, Card, CardsWanted, Face, Question, QuestionsWanted, analyse, cards, questions};
use serde::Serialize;
use std::collections::HashSet;

/// Questions that are asked for.
const ASKED: usize = 200;

/// A chapter, measured.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// As the material is.
    pub with_bold: Measured,
    /// The same text without its bold words.
    pub without_bold: Measured,
    /// Cards of every kind.
    pub cards: usize,
    /// Cards or questions that ask what another one asks: the same words, whatever their order and endings.
    pub duplicates: usize,
    /// Questions given of 200 asked for: choice, true or false, gap, short, number.
    pub questions: [usize; 5],
    /// Terms on cards that the glossary does not have, with the sentence on the card.
    pub others: Vec<(String, String)>,
    /// The questions with options, to be read by a person.
    pub choices: Vec<Question>,
}

/// Measures one chapter. `materials` must not hold the glossary.
pub fn chapter(materials: &[Material<'_>], gold: &Gold) -> Chapter {
    let found = analyse(materials, None);
    let made = cards(&found, &CardsWanted { most: 100_000, ..CardsWanted::default() });
    let asked = questions(&found, &QuestionsWanted { count: ASKED, ..QuestionsWanted::default() }, None);
    let plain: Vec<Material<'_>> = materials.iter().map(without_bold).collect();
    let without = analyse(&plain, None);
    let made_without = cards(&without, &CardsWanted { most: 100_000, ..CardsWanted::default() });
    let definitions = definitions(&found, &made);
    let known: HashSet<String> =
        gold.glossary.iter().flat_map(|(term, _)| super::names(std::slice::from_ref(term))).collect();
    let other = definitions.iter().filter(|one| super::names(&one.names).is_disjoint(&known));
    Chapter {
        with_bold: measure(gold, &definitions, &captions(&found)),
        without_bold: measure(gold, &self::definitions(&without, &made_without), &captions(&without)),
        cards: made.len(),
        duplicates: duplicates(&made, &asked),
        questions: counts(&asked),
        others: other.map(|one| (one.names[0].clone(), one.back.clone())).collect(),
        choices: asked.into_iter().filter(|one| matches!(one.answer, Answer::Choice { .. })).collect(),
    }
}

fn without_bold<'a>(material: &Material<'a>) -> Material<'a> {
    let mut material = material.clone();
    material.pages.iter_mut().for_each(|page| page.markdown = None);
    material
}

fn captions(found: &Analysis) -> Vec<String> {
    found.figures.iter().filter_map(|figure| figure.caption.clone()).collect()
}

/// The first card of each term: its back, or the sentence with the gap filled. Only what is on the card counts.
fn definitions(found: &Analysis, made: &[Card]) -> Vec<Made> {
    let mut seen = HashSet::new();
    let of = |card: &Card| {
        let term = &found.terms[card.term.filter(|term| seen.insert(*term))?];
        let back = match &card.face {
            Face::Basic { back, .. } => back.clone(),
            Face::Cloze { text, .. } => text.clone(),
            Face::Figure { .. } => return None,
        };
        Some(Made { names: std::iter::once(term.name.clone()).chain(term.aliases.iter().cloned()).collect(), back })
    };
    made.iter().filter_map(of).collect()
}

fn duplicates(made: &[Card], asked: &[Question]) -> usize {
    let words = |text: &str| {
        let mut stems = words::content(words::Language::English, text);
        stems.sort_unstable();
        stems.join(" ")
    };
    let cards = made.iter().map(|card| match &card.face {
        Face::Basic { front, .. } => format!("basic {}", words(front)),
        Face::Cloze { text, gaps } => format!("cloze {} {gaps:?}", words(text)),
        Face::Figure { caption, .. } => format!("figure {}", words(caption)),
    });
    let stems = asked.iter().map(|question| format!("question {}", words(&question.stem)));
    let mut seen = HashSet::new();
    cards.chain(stems).filter(|one| !seen.insert(one.clone())).count()
}

fn counts(asked: &[Question]) -> [usize; 5] {
    let mut counts = [0; 5];
    for question in asked {
        counts[match question.answer {
            Answer::Choice { .. } => 0,
            Answer::Truth { .. } => 1,
            Answer::Cloze { .. } => 2,
            Answer::Short { .. } => 3,
            Answer::Numeric { .. } => 4,
        }] += 1;
    }
    counts
}
