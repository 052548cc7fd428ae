//! The answerer that needs no language model: it finds the sentences of the library that answer a question and quotes
//! them, word for word, with the page they stand on.
//!
//! It writes no sentence of its own but the one that says that it quotes. What a passage says is never followed: its
//! text is only compared and copied. Where nothing fits it says so and shows the nearest places.

mod choice;
mod compare;
mod compose;
mod fit;
mod frame;
mod german;
mod question;
mod ranking;
mod rows;
mod sides;
mod tables;
#[cfg(test)]
mod tests;
pub(super) mod words;

pub use choice::Quote;
pub(super) use compose::escaped;
pub use frame::{NOT_FOUND, is_frame, says_nothing};
pub use question::{Kind, Question};
pub use sentences::split;
pub(super) use sides::of as sides;

use super::Source;
use analysis::sentences;
use models::embed::{Embedder, cosine};

/// Sentences that are compared by meaning; the rest only by words. Bounds the time of an answer.
const COMPARED: usize = 40;

/// What the sources say to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Extract {
    /// The sources seem to hold the answer.
    pub found: bool,
    /// What is quoted, the leading quote first. When nothing was found: the nearest places.
    pub quotes: Vec<Quote>,
    pub kind: Kind,
    /// Of the question: what is said around the quotes is said in it.
    pub language: words::Language,
    /// Of a comparison: its sides in order. Before their quotes stand those of a table that has both.
    pub sides: Option<Vec<Side>>,
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// As the question names it.
    pub name: String,
    /// How many of the quotes are its own.
    pub quotes: usize,
}

impl Extract {
    /// As Markdown, with the sources in the order of their citation numbers from 1.
    pub fn markdown(&self, sources: &[Source]) -> (String, Vec<usize>) {
        compose::markdown(self, sources)
    }
}

/// Finds what the sources say to `question`. Without an embedder, or if it fails, words alone decide.
pub async fn extract(question: &str, sources: &[Source], embedder: Option<&dyn Embedder>) -> Extract {
    let named = sides::of(question);
    let (question, mut candidates) = by_words(question, sources);
    if let Some(named) = named
        && let Some(extract) = compare::both(&question, named, sources, embedder).await
    {
        return extract;
    }
    if let Some(embedder) = embedder {
        compared(&question, sources, embedder, &mut candidates).await;
    }
    let best = candidates.iter().max_by(|a, b| a.score.total_cmp(&b.score));
    let found = best.is_some_and(|best| ranking::is_answered(&question, sources, best));
    let quotes = if found { choice::choose(&question, sources, &candidates) } else { nearest(&candidates) };
    Extract { found, quotes, kind: question.kind, language: question.language, sides: None }
}

/// The nearest places to a question that the sources do not answer, by words alone.
pub fn nearest_places(question: &str, sources: &[Source]) -> Extract {
    let (question, candidates) = by_words(question, sources);
    let quotes = nearest(&candidates);
    Extract { found: false, quotes, kind: question.kind, language: question.language, sides: None }
}

/// The likeliest sentence of each source, by words alone; `None` for a source without a sentence.
pub fn likely(question: &str, sources: &[Source]) -> Vec<Option<std::ops::Range<usize>>> {
    let (_, candidates) = by_words(question, sources);
    let best = |source: usize| {
        let own = candidates.iter().filter(|one| one.source == source);
        own.max_by(|a, b| a.score.total_cmp(&b.score)).map(|one| one.sentence.range.clone())
    };
    (0..sources.len()).map(best).collect()
}

fn by_words(question: &str, sources: &[Source]) -> (Question, Vec<ranking::Candidate>) {
    let among = sources.first().and_then(|source| words::language(&source.text)).unwrap_or_default();
    let question = Question::read(question, among);
    let mut candidates = ranking::candidates(sources);
    ranking::score(&question, sources, &mut candidates);
    (question, candidates)
}

/// Adds the meaning of the most promising sentences and scores again.
async fn compared(
    question: &Question,
    sources: &[Source],
    embedder: &dyn Embedder,
    candidates: &mut [ranking::Candidate],
) {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| candidates[*b].score.total_cmp(&candidates[*a].score));
    order.truncate(COMPARED);
    let mut texts = vec![question.text.clone()];
    texts.extend(order.iter().map(|at| candidates[*at].told(sources).to_owned()));
    match embedder.embed(texts).await {
        Ok(vectors) if vectors.len() == order.len() + 1 => {
            for (at, vector) in order.iter().zip(&vectors[1..]) {
                candidates[*at].cosine = Some(cosine(&vectors[0], vector));
            }
            // What was not compared was the least promising: it counts as far away.
            candidates.iter_mut().for_each(|one| one.cosine = one.cosine.or(Some(0.0)));
            ranking::score(question, sources, candidates);
        }
        Ok(_) => tracing::warn!("the embedding model gave another number of vectors than texts"),
        Err(error) => tracing::warn!(error = format!("{error:#}"), "sentences are compared by words alone"),
    }
}

/// The best sentence of each of the three best sources.
fn nearest(candidates: &[ranking::Candidate]) -> Vec<Quote> {
    let mut order: Vec<&ranking::Candidate> = candidates.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut quotes: Vec<Quote> = Vec::new();
    for one in order {
        if quotes.len() < 3 && quotes.iter().all(|quote| quote.source != one.source) {
            quotes.push(Quote { source: one.source, range: one.sentence.range.clone() });
        }
    }
    quotes
}
