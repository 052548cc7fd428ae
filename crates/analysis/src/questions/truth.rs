//! True or false: a sentence of the text, or one in which a term, a number or a direction was changed.

use super::distractors::{Rivals, is_plural};
use super::{Answer, Difficulty, Question, swaps};
use crate::cards::{TermsIn, names, places};
use crate::chance::Chance;
use crate::result::{Analysis, Excerpt};
use crate::words;

pub(super) fn all(analysis: &Analysis, rivals: &Rivals, seed: u64) -> Vec<Question> {
    let index = TermsIn::of(analysis);
    let definitions =
        analysis.terms.iter().filter(|term| term.clarity >= 2.5).map(|term| (&term.definition, term.section));
    let sentences =
        analysis.sentences.iter().filter(|key| key.rank_in_section < 4).map(|key| (&key.sentence, key.section));
    let mut made = Vec::new();
    for (at, (sentence, section)) in definitions.chain(sentences).enumerate() {
        if !(7..=34).contains(&words::count(&sentence.text)) {
            continue;
        }
        let mut chance = Chance::new(seed.wrapping_add(77) ^ (at as u64).wrapping_mul(0x9E37_79B9));
        let wants_true = chance.below(2) == 0;
        let changed = if wants_true { None } else { changed(analysis, rivals, &index, sentence, &mut chance) };
        let (stem, answer, difficulty) = match changed {
            Some((stem, from, to, difficulty)) => {
                (stem, Answer::Truth { is_true: false, changed: Some((from, to)) }, difficulty)
            }
            None => {
                let difficulty = if words::count(&sentence.text) > 22 { Difficulty::Medium } else { Difficulty::Easy };
                (sentence.text.clone(), Answer::Truth { is_true: true, changed: None }, difficulty)
            }
        };
        made.push(Question { stem, answer, explanation: sentence.clone(), difficulty, section, term: None });
    }
    made
}

type Changed = (String, String, String, Difficulty);

/// The sentence with one thing changed: a direction or a number where it has one, else a term.
fn changed(
    analysis: &Analysis,
    rivals: &Rivals,
    index: &TermsIn,
    sentence: &Excerpt,
    chance: &mut Chance,
) -> Option<Changed> {
    if let Some((stem, from, to)) = swaps::direction(&sentence.text) {
        return Some((stem, from, to, Difficulty::Hard));
    }
    if let Some((stem, from, to)) = swaps::number(&sentence.text, chance) {
        return Some((stem, from, to, Difficulty::Hard));
    }
    term(analysis, rivals, index, sentence)
}

fn term(analysis: &Analysis, rivals: &Rivals, index: &TermsIn, sentence: &Excerpt) -> Option<Changed> {
    let named = index.all(analysis, &sentence.text);
    // What the sentence defines is the best to change.
    let subject = |at: &usize| analysis.terms[*at].definition.place != sentence.place;
    let mut named: Vec<usize> = named;
    named.sort_by_key(|at| (subject(at), *at));
    let all: Vec<(usize, usize)> = named.iter().flat_map(|at| places(&sentence.text, &names(analysis, *at))).collect();
    named.into_iter().find_map(|at| {
        let own = names(analysis, at);
        let gaps = places(&sentence.text, &own);
        let [(start, end)] = gaps[..] else { return None };
        // "memory" inside "false memory" is not spoken of.
        if all.iter().any(|other| other.0 <= start && other.1 >= end && *other != (start, end)) {
            return None;
        }
        let shown = &sentence.text[start..end];
        let stem_without = format!("{}{}", &sentence.text[..start], &sentence.text[end..]);
        let (other, _) = rivals.of_term(analysis, at, &stem_without).into_iter().find(|(other, _)| {
            let name = &analysis.terms[*other].name;
            is_plural(name) == is_plural(shown) && same_article(&sentence.text[..start], shown, name)
        })?;
        let name = &analysis.terms[other].name;
        let name = if shown.starts_with(char::is_uppercase) { crate::excerpt::capitalised(name) } else { name.clone() };
        let stem = format!("{}{name}{}", &sentence.text[..start], &sentence.text[end..]);
        Some((stem, shown.to_owned(), name, Difficulty::Medium))
    })
}

/// "a", "an" and the German articles must fit the word behind them.
fn same_article(before: &str, one: &str, other: &str) -> bool {
    let article = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let vowel = |name: &str| name.starts_with(|c: char| "aeiouAEIOU".contains(c));
    match article.as_str() {
        "a" | "an" => vowel(one) == vowel(other),
        "der" | "die" | "das" | "ein" | "eine" | "dem" | "den" | "des" | "einer" | "einem" | "einen" => {
            one.chars().rev().take(3).eq(other.chars().rev().take(3))
        }
        _ => true,
    }
}
