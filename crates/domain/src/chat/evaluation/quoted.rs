//! Answers that quote, over a set whose texts are notes of a fresh library: what is found, what is quoted, and what is
//! refused when the text that answers is withheld.

use super::Set;
use crate::{
    Actor, Services,
    chat::{Source, extractive},
    retrieval::evaluation::noisy,
};
use anyhow::Result;
use contract::Scope;
use models::embed::Embedder;
use serde::Serialize;
use std::{collections::HashMap, path::Path, sync::Arc, time::Instant};

/// Passages that an answer is quoted from.
const PASSAGES: usize = 8;

/// The figures of a set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quoted {
    pub set: &'static str,
    pub texts: usize,
    /// Milliseconds to choose the quotes, in the middle.
    pub choosing_ms: f64,
    pub all: Part,
    /// Weights and thresholds were chosen on these.
    pub developed: Part,
    pub held_out: Part,
}

/// Shares of the questions, of all or of one half.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Part {
    pub questions: usize,
    /// The right text is the first found, among the first five, among those quoted from.
    pub found_first: f64,
    pub found_in_5: f64,
    pub found_in_8: f64,
    /// The first quote is from the right text.
    pub quoted_first: f64,
    /// The answer's words are inside the quotes, those of a refusal's nearest places among them; where any of the text
    /// will do, a quote is from it.
    pub answer_quoted: f64,
    /// Words quoted, the mean over answers that are not refusals, and how many quote more than 60.
    pub words: f64,
    pub over_60_words: usize,
    pub answered: f64,
    /// Of the same questions with the right text withheld.
    pub refused_when_withheld: f64,
    pub balanced_accuracy: f64,
}

/// What became of one question.
#[derive(Clone, Copy, Debug, Default)]
struct One {
    held_out: bool,
    place: Option<usize>,
    first: bool,
    quoted: bool,
    words: usize,
    answered: bool,
    refused: bool,
}

/// Puts the texts of a set into the actor's library and asks every `every`-th question. With a file of `stories`, each is
/// asked inside a long message made of them.
///
/// # Errors
/// When the set is missing or something of ours breaks.
pub async fn quote(
    services: &Arc<Services>,
    actor: &Actor,
    embedder: &dyn Embedder,
    set: Set,
    folder: &Path,
    every: usize,
    stories: Option<&Path>,
) -> Result<Quoted> {
    let texts = set.read(folder)?;
    let mut owners = HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        let broken = |fault| anyhow::anyhow!("{fault:?}");
        let note = services.library.write_note(actor, None, &text.title, &text.text).await.map_err(broken)?;
        owners.insert(note, at);
    }
    let runner = crate::jobs::runner(services.clone(), 2);
    while runner.step().await.is_some() {}
    let asked: Vec<(usize, &str, &[String])> = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| text.questions.iter().map(move |one| (at, one.question.as_str(), &one.answers[..])))
        .collect();
    let stories = stories.map(noisy::stories).transpose()?;
    let (mut all, mut times) = (Vec::new(), Vec::new());
    for (turn, (own, question, answers)) in asked.into_iter().step_by(every.max(1)).enumerate() {
        let message = stories.as_ref().map(|stories| noisy::message(question, stories, turn));
        let question = message.as_deref().unwrap_or(question);
        let found = services.retrieval.passages(actor.account, question, &Scope::default(), PASSAGES + 4).await;
        let found = found.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        let is_own = |source: &Source| owners.get(&source.material) == Some(&own);
        let sources: Vec<Source> = found.iter().map(Source::from).collect();
        let place = sources.iter().position(is_own);
        let (others, _): (Vec<Source>, Vec<Source>) = sources.iter().cloned().partition(|source| !is_own(source));
        let sources = &sources[..sources.len().min(PASSAGES)];
        let begun = Instant::now();
        let extract = extractive::extract(question, sources, Some(embedder)).await;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        let withheld = extractive::extract(question, &others[..others.len().min(PASSAGES)], Some(embedder)).await;
        let quotes: Vec<&str> =
            extract.quotes.iter().map(|quote| &sources[quote.source].text[quote.range.clone()]).collect();
        let from_own = |quote: &extractive::Quote| is_own(&sources[quote.source]);
        all.push(One {
            held_out: texts[own].held_out,
            place,
            first: extract.quotes.first().is_some_and(from_own),
            quoted: if answers.is_empty() {
                extract.quotes.iter().any(from_own)
            } else {
                answers.iter().any(|answer| quotes.iter().any(|quote| quote.contains(answer.as_str())))
            },
            words: quotes.iter().map(|quote| quote.split_whitespace().count()).sum(),
            answered: extract.found,
            refused: !withheld.found,
        });
    }
    times.sort_by(f64::total_cmp);
    let of = |held_out| part(all.iter().filter(|one| one.held_out == held_out));
    Ok(Quoted {
        set: set.name(),
        texts: texts.len(),
        choosing_ms: times.get(times.len() / 2).copied().unwrap_or_default().round(),
        all: part(all.iter()),
        developed: of(false),
        held_out: of(true),
    })
}

fn part<'a>(all: impl Iterator<Item = &'a One>) -> Part {
    let all: Vec<&One> = all.collect();
    let rounded = |figure: f64| (figure * 1e3).round() / 1e3;
    let share = |fits: &dyn Fn(&One) -> bool| {
        rounded(all.iter().filter(|one| fits(one)).count() as f64 / all.len().max(1) as f64)
    };
    let within = |most: usize| share(&|one| one.place.is_some_and(|place| place < most));
    let answered: Vec<&&One> = all.iter().filter(|one| one.answered).collect();
    let (found, refused) = (share(&|one| one.answered), share(&|one| one.refused));
    Part {
        questions: all.len(),
        found_first: within(1),
        found_in_5: within(5),
        found_in_8: within(PASSAGES),
        quoted_first: share(&|one| one.first),
        answer_quoted: share(&|one| one.quoted),
        words: rounded(answered.iter().map(|one| one.words).sum::<usize>() as f64 / answered.len().max(1) as f64),
        over_60_words: answered.iter().filter(|one| one.words > 60).count(),
        answered: found,
        refused_when_withheld: refused,
        balanced_accuracy: rounded((found + refused) / 2.0),
    }
}
