//! The answer to a question that compares two things: a table that has both where there is one, then what the sources
//! say of the one and of the other, definitions first. A side of which they say nothing is named as such.

use super::{
    Extract, Quote, Side, choice, compared,
    question::{Kind, Question},
    ranking::{self, Candidate},
    rows::ROWS,
    tables,
    words::{self, Language},
};
use crate::chat::Source;
use models::embed::Embedder;
use std::collections::HashSet;

/// What sets a sentence back that does not speak of the side that is asked for.
const BESIDE: f32 = 100.0;

/// What the sources say of both sides; `None` where they say nothing of either.
pub(super) async fn both(
    question: &Question,
    names: [String; 2],
    sources: &[Source],
    embedder: Option<&dyn Embedder>,
) -> Option<Extract> {
    let language = question.language;
    let asked = names.each_ref().map(|name| side(name, language));
    let mut quotes = of_table(&asked, sources);
    let mut sides = Vec::new();
    let mut found = !quotes.is_empty();
    for (name, (own, other)) in names.into_iter().zip([(&asked[0], &asked[1]), (&asked[1], &asked[0])]) {
        let mut chosen = quoted(own, other, sources, embedder).await;
        found |= !chosen.is_empty();
        // What says something of both is quoted once.
        let fresh = |quote: &Quote| !quotes.contains(quote);
        if chosen.iter().any(fresh) {
            chosen.retain(fresh);
        }
        sides.push(Side { name, quotes: chosen.len() });
        quotes.extend(chosen);
    }
    found.then_some(Extract { found, quotes, kind: question.kind, language, sides: Some(sides) })
}

/// One side, asked for by itself: what it is.
fn side(name: &str, language: Language) -> Question {
    let text = match language {
        Language::English => format!("What is {name}?"),
        Language::German => format!("Was ist {name}?"),
    };
    let mut words = Vec::new();
    for word in words::asked(language, name) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    Question { text, kind: Kind::Define, language, words }
}

/// The words that only this side has.
fn distinct<'a>(own: &'a Question, other: &Question) -> HashSet<&'a str> {
    own.words.iter().filter(|word| !other.words.contains(word)).map(String::as_str).collect()
}

/// What is quoted of one side; nothing where no sentence speaks of it.
async fn quoted(own: &Question, other: &Question, sources: &[Source], embedder: Option<&dyn Embedder>) -> Vec<Quote> {
    let mut candidates = ranking::candidates(sources);
    ranking::score(own, sources, &mut candidates);
    if let Some(embedder) = embedder {
        compared(own, sources, embedder, &mut candidates).await;
    }
    // A word that both sides have tells nothing of this one, unless it has no other.
    let distinct = match distinct(own, other) {
        none if none.is_empty() => own.words.iter().map(String::as_str).collect(),
        some => some,
    };
    let speaks = |one: &Candidate| one.words.iter().any(|word| distinct.contains(word.as_str()));
    for one in candidates.iter_mut().filter(|one| !speaks(one)) {
        one.score -= BESIDE;
    }
    let best = candidates.iter().max_by(|a, b| a.score.total_cmp(&b.score));
    let answered = best.is_some_and(|best| speaks(best) && ranking::is_answered(own, sources, best));
    if answered { choice::choose(own, sources, &candidates) } else { Vec::new() }
}

/// The first rows of a table with a column for each side.
fn of_table(asked: &[Question; 2], sources: &[Source]) -> Vec<Quote> {
    let [first, second] = asked;
    let (ours, theirs) = (distinct(first, second), distinct(second, first));
    for (source, passage) in sources.iter().enumerate() {
        let language = words::language(&passage.text).unwrap_or_default();
        for table in tables::of(passage) {
            let column = |words: &HashSet<&str>| {
                let holds = |cell: &String| {
                    let cell: Vec<String> = words::content(language, cell);
                    !words.is_empty() && words.iter().all(|word| cell.iter().any(|held| held == word))
                };
                table.head.iter().position(holds)
            };
            if let (Some(one), Some(other)) = (column(&ours), column(&theirs))
                && one != other
            {
                return table.rows.into_iter().take(ROWS).map(|range| Quote { source, range }).collect();
            }
        }
    }
    Vec::new()
}
