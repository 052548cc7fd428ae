//! A sentence with a term left out.

use super::choice::gapped;
use super::{Answer, Difficulty, Question};
use crate::cards::{Card, CardsWanted, Face, cards, names};
use crate::result::Analysis;

/// The sentences and gaps of cloze cards, and definitions with their term left out.
pub(super) fn all(analysis: &Analysis) -> Vec<Question> {
    let wanted = CardsWanted { most: 2_000, basic: false, cloze: true, figures: false };
    let of_card = |card: Card| {
        let Face::Cloze { .. } = card.face else { return None };
        let source = card.sources.into_iter().next()?;
        question(analysis, card.term?, source, Difficulty::Medium)
    };
    let definitions = analysis.terms.iter().enumerate().filter(|(_, term)| term.clarity >= 2.5);
    let defined = definitions.filter_map(|(at, term)| {
        let difficulty = if term.mentions >= 4 { Difficulty::Easy } else { Difficulty::Medium };
        question(analysis, at, term.definition.clone(), difficulty)
    });
    defined.chain(cards(analysis, &wanted).into_iter().filter_map(of_card)).collect()
}

fn question(
    analysis: &Analysis,
    term: usize,
    source: crate::result::Excerpt,
    difficulty: Difficulty,
) -> Option<Question> {
    let names = names(analysis, term);
    let stem = gapped(&source.text, &names)?;
    let mut accepted = names.clone();
    let answer = accepted.remove(0);
    let section = analysis.terms[term].section;
    Some(Question {
        stem,
        answer: Answer::Cloze { answer, accepted },
        explanation: source,
        difficulty,
        section,
        term: Some(term),
    })
}
