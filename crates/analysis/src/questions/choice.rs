//! Multiple choice: what a meaning is called, with three other terms.

use super::distractors::Rivals;
use super::{Answer, Difficulty, GAP, Question, in_language};
use crate::cards::{names, places, shown};
use crate::chance::Chance;
use crate::excerpt::capitalised;
use crate::result::{Analysis, Term};
use crate::words;

/// Options of a question.
const OPTIONS: usize = 4;
/// Nearest wrong answers that are drawn from.
const NEAREST: usize = 5;

pub(super) fn all(analysis: &Analysis, rivals: &Rivals, seed: u64) -> Vec<Question> {
    let mut made = Vec::new();
    for (at, term) in analysis.terms.iter().enumerate().filter(|(_, term)| term.clarity >= 2.2) {
        let mut chance = Chance::new(seed ^ (at as u64).wrapping_mul(0x9E37_79B9));
        let Some(stem) = stem(analysis, at, term) else { continue };
        let near = rivals.of_term(analysis, at, &stem);
        if near.len() < OPTIONS - 1 {
            continue;
        }
        let mut wrong: Vec<(usize, f32)> = near.into_iter().take(NEAREST).collect();
        chance.shuffle(&mut wrong);
        wrong.truncate(OPTIONS - 1);
        let mean = wrong.iter().map(|one| one.1).sum::<f32>() / wrong.len() as f32;
        let show = |at: usize| shown(&analysis.terms[at].name);
        let mut options: Vec<String> = wrong.iter().map(|one| show(one.0)).collect();
        let right = chance.below(OPTIONS);
        options.insert(right, show(at));
        made.push(Question {
            stem,
            answer: Answer::Choice { options, right },
            explanation: term.definition.clone(),
            difficulty: difficulty(term, mean),
            section: term.section,
            term: Some(at),
        });
    }
    made
}

/// The meaning with a question, or the definition with a gap; `None` where the words would give the answer away.
fn stem(analysis: &Analysis, at: usize, term: &Term) -> Option<String> {
    let names = names(analysis, at);
    if let Some(meaning) = &term.meaning
        && (4..=40).contains(&words::count(&meaning.text))
        && places(&meaning.text, &names).is_empty()
        && !gives_away(&term.name, &meaning.text)
        && !is_one_of_many(&meaning.text)
    {
        let ask = in_language(
            analysis,
            term.place.material,
            "Which term fits this description?",
            "Welcher Begriff passt zu dieser Beschreibung?",
        );
        return Some(format!("{ask} {}", capitalised(meaning.text.trim_end_matches(['.', ',', ';']))));
    }
    if term.meaning.as_ref().is_some_and(|meaning| is_one_of_many(&meaning.text)) {
        return None;
    }
    let gapped = gapped(&term.definition.text, &names)?;
    (!gives_away(&term.name, &gapped)).then_some(gapped)
}

/// The text with a gap for every place of a name; `None` where there is none, or little is left.
pub(super) fn gapped(text: &str, names: &[String]) -> Option<String> {
    let gaps = places(text, names);
    if gaps.is_empty() || gaps.len() > 2 || words::count(text) < 7 {
        return None;
    }
    let mut out = String::new();
    let mut from = 0;
    for (start, end) in gaps {
        out.push_str(&text[from..start]);
        out.push_str(GAP);
        from = end;
    }
    out.push_str(&text[from..]);
    // "short-term memory (STM)" leaves "____ (____)".
    let out = out.replace(&format!("{GAP} ({GAP})"), GAP);
    // A gap that is part of another name ("proactive ____") confuses.
    (out.matches(GAP).count() == 1).then_some(out)
}

/// "a major contributor to …" is true of others as well.
fn is_one_of_many(meaning: &str) -> bool {
    const MANY: &[&str] = &[
        "contributor",
        "constituent",
        "component",
        "part",
        "factor",
        "cause",
        "example",
        "member",
        "bestandteil",
        "teil",
        "beispiel",
    ];
    let lower = meaning.to_lowercase();
    let indefinite = ["a ", "an ", "one ", "ein ", "eine "].iter().any(|word| lower.starts_with(word));
    indefinite && lower.split_whitespace().take(5).any(|word| MANY.contains(&word))
}

/// Whether most words of the name stand in the text all the same.
fn gives_away(name: &str, text: &str) -> bool {
    let stems = words::content(words::Language::English, name);
    let asked: std::collections::HashSet<String> = words::content(words::Language::English, text).into_iter().collect();
    let shown = stems.iter().filter(|stem| asked.contains(*stem)).count();
    shown * 2 > stems.len() || (stems.len() == 1 && shown == 1)
}

fn difficulty(term: &Term, nearness: f32) -> Difficulty {
    let points = i32::from(term.mentions < 4) + i32::from(term.clarity < 3.4) + i32::from(nearness > 2.0);
    match points {
        0 => Difficulty::Easy,
        1 => Difficulty::Medium,
        _ => Difficulty::Hard,
    }
}
