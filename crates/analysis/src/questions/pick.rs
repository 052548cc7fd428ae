//! Which of all possible questions are asked: as many of each kind and difficulty as wanted, no two alike.

use super::{Answer, Difficulty, Question, QuestionsWanted};
use crate::chance::Chance;
use crate::words::{self, Language};
use std::collections::{HashMap, HashSet};

/// Questions about one term or from one sentence.
const OF_ONE: usize = 2;

/// Chooses from pools of questions, each with the part of the whole that it shall have.
pub(super) fn pick(mut pools: [(Vec<Question>, u32); 5], wanted: &QuestionsWanted) -> Vec<Question> {
    let mut chance = Chance::new(wanted.seed);
    for (pool, _) in &mut pools {
        // The most important come first; among neighbours chance decides, so that another seed gives another quiz.
        for stretch in pool.chunks_mut(12) {
            chance.shuffle(stretch);
        }
    }
    let parts = pools.each_ref().map(|(_, part)| *part);
    let shares = shares(wanted.count, &parts);
    let mut chosen = Chosen::default();
    for ((pool, _), share) in pools.iter_mut().zip(&shares) {
        of_pool(pool, *share, wanted, &mut chosen);
    }
    // What a kind could not give, others that were asked for give.
    let any = parts.iter().all(|part| *part == 0);
    for (pool, part) in &mut pools {
        if any || *part > 0 {
            let missing = wanted.count.saturating_sub(chosen.questions.len());
            of_pool(pool, missing, wanted, &mut chosen);
        }
    }
    chance.shuffle(&mut chosen.questions);
    chosen.questions
}

/// Takes up to `count` questions: first as the difficulties are wanted, then any.
fn of_pool(pool: &mut Vec<Question>, count: usize, wanted: &QuestionsWanted, chosen: &mut Chosen) {
    let end = chosen.questions.len() + count;
    let mix = &wanted.difficulties;
    let any = mix.easy + mix.medium + mix.hard == 0;
    if !any {
        let shares = shares(count, &[mix.easy, mix.medium, mix.hard]);
        for (difficulty, share) in [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard].into_iter().zip(shares) {
            let mut left = share;
            pool.retain(|question| {
                let take = left > 0 && question.difficulty == difficulty && chosen.take(question);
                left -= usize::from(take);
                !take
            });
        }
    }
    pool.retain(|question| {
        let allowed = any
            || match question.difficulty {
                Difficulty::Easy => mix.easy > 0,
                Difficulty::Medium => mix.medium > 0,
                Difficulty::Hard => mix.hard > 0,
            };
        !(chosen.questions.len() < end && allowed && chosen.take(question))
    });
}

/// Parts of `count` in these proportions, all of it given away; equal where all are zero.
fn shares(count: usize, parts: &[u32]) -> Vec<usize> {
    let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum();
    let weight = |part: u32| if sum == 0 { 1 } else { u64::from(part) };
    let total = if sum == 0 { parts.len() as u64 } else { sum };
    let mut shares: Vec<usize> = parts.iter().map(|part| (count as u64 * weight(*part) / total) as usize).collect();
    let mut left = count - shares.iter().sum::<usize>();
    for (share, part) in shares.iter_mut().zip(parts) {
        if left > 0 && weight(*part) > 0 {
            *share += 1;
            left -= 1;
        }
    }
    shares
}

/// What was chosen, and what it asks.
#[derive(Default)]
struct Chosen {
    questions: Vec<Question>,
    asked: HashSet<String>,
    /// Telling words of the stems, by the answer: near-duplicates have the same.
    stems: HashMap<String, Vec<HashSet<String>>>,
    terms: HashMap<usize, usize>,
    places: HashMap<(usize, u32, usize), usize>,
}

impl Chosen {
    /// Takes a question unless its like was taken.
    fn take(&mut self, question: &Question) -> bool {
        let words = words::content(Language::English, &question.stem);
        let key = words.join(" ");
        let answer = answer(question);
        let place = question.explanation.place;
        let place = (place.material, place.page, place.start);
        let stem: HashSet<String> = words.into_iter().collect();
        let alike = |other: &HashSet<String>| {
            let shared = other.intersection(&stem).count();
            shared * 10 >= other.len().max(stem.len()) * 8
        };
        let again = self.asked.contains(&key)
            || self.stems.get(&answer).is_some_and(|stems| stems.iter().any(alike))
            || question.term.is_some_and(|term| self.terms.get(&term).is_some_and(|count| *count >= OF_ONE))
            || self.places.contains_key(&place);
        if again {
            return false;
        }
        self.asked.insert(key);
        self.stems.entry(answer).or_default().push(stem);
        *self.places.entry(place).or_default() += 1;
        if let Some(term) = question.term {
            *self.terms.entry(term).or_default() += 1;
        }
        self.questions.push(question.clone());
        true
    }
}

/// What is right, to compare stems with the same answer only.
fn answer(question: &Question) -> String {
    match &question.answer {
        Answer::Choice { options, right } => words::key(Language::English, &options[*right]),
        Answer::Truth { .. } => "truth".into(),
        Answer::Cloze { answer, .. } => words::key(Language::English, answer),
        Answer::Short { .. } => "short".into(),
        Answer::Numeric { value, .. } => value.to_string(),
    }
}
