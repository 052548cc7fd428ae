//! `bench streams`: what Lectern adds to a model's first word, and how many answers it streams at once, over a model's
//! server on this machine that writes at a steady pace.

use super::ingest::Work;
use super::memory::{Held, Memory, megabytes};
use super::paced_model::{Pace, PacedModel, last_word, mark};
use super::{Answer, Common, Desk};
use crate::wiring::Tuning;
use anyhow::Context;
use contract::{AnswerEvent, AnswerState, MaterialState, Refusal, Scope};
use domain::Outcome;
use futures::{StreamExt, future::join_all};
use models::Provider;
use models::chat::{ChatModel, Remote};
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Answers one after another, to see what Lectern adds to the first word.
const ALONE: usize = 30;
/// The provider's own time to its first word.
const FIRST: Duration = Duration::from_millis(50);
const MODEL: &str = "paced";
/// What the answers rest on.
const NOTE: &str = "The kidney filters the blood of waste. Its smallest part is the nephron, which makes the urine.";

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Answers that stream at once.
    #[arg(long, default_value_t = 1_000)]
    pub streams: usize,
    /// Words of each answer.
    #[arg(long, default_value_t = 200)]
    pub words: u32,
    /// Milliseconds between two words.
    #[arg(long, default_value_t = 100)]
    pub pace: u64,
}

/// What was seen of one answer.
struct Seen {
    /// From the question to the first words, less what the model took, in milliseconds.
    first_ms: f64,
    /// How late each piece was that came, in milliseconds.
    late_ms: Vec<f64>,
    whole: bool,
}

/// Asks in a fresh library that is thrown away. The steps are those that browsers follow, taken before HTTP.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    if arguments.streams == 0 || arguments.streams > 20_000 || arguments.words == 0 {
        return Err(Refusal::invalid("streams", "That cannot be measured.")
            .with_hint("Give between 1 and 20,000 streams of at least one word.")
            .into());
    }
    let folder = tempfile::tempdir().context("no room for a fresh library")?;
    let fresh = Common { data: Some(folder.path().to_owned()), account: None, ..common.clone() };
    let between = Duration::from_millis(arguments.pace);
    let alone = PacedModel::listen(Pace { first: FIRST, between, words: 1 }, ALONE).await?;
    let together =
        PacedModel::listen(Pace { first: FIRST, between, words: arguments.words }, arguments.streams).await?;
    let of = |name: &str, at: &PacedModel| -> anyhow::Result<Arc<dyn ChatModel>> {
        Ok(Arc::new(Remote::new(name, Provider::new(&at.base_url, "numbered"))?))
    };
    let chat = vec![of("alone", &alone)?, of(MODEL, &together)?];
    let desk = Desk::open_with(&fresh, Tuning { chat, ..Tuning::default() }, |config| {
        config.limits.answers = arguments.streams as u64 + 1;
    })
    .await?;
    let work = Work::begin(&desk);
    read_note(&desk).await?;

    let mut firsts = Vec::new();
    // The first one loads the embedding model.
    for number in 0..ALONE {
        let seen = ask(&desk, &alone, "alone", number, between, 1).await?;
        if number > 0 {
            firsts.push(seen.first_ms);
        }
    }
    let before = Held::now();
    let memory = Memory::watch();
    let begun = Instant::now();
    let asked = (0..arguments.streams).map(|number| ask(&desk, &together, MODEL, number, between, arguments.words));
    let seen: Vec<Seen> = join_all(asked).await.into_iter().collect::<Outcome<_>>()?;
    let seconds = begun.elapsed().as_secs_f64();
    let held = memory.most();
    work.end().await;

    let whole = seen.iter().filter(|one| one.whole).count();
    let crowd: Vec<f64> = seen.iter().map(|one| one.first_ms).collect();
    let late: Vec<f64> = seen.into_iter().flat_map(|one| one.late_ms).collect();
    let json = json!({
        "first_word_added_ms": figures(firsts.clone()),
        "streams": arguments.streams,
        "whole": whole,
        "words": arguments.words,
        "pace_ms": arguments.pace,
        "seconds": (seconds * 10.0).round() / 10.0,
        "first_word_added_together_ms": figures(crowd),
        "pieces": late.len(),
        "late_ms": figures(late.clone()),
        "memory_mb": { "before": megabytes(before.own), "peak": megabytes(held.own) },
    });
    let text = format!(
        "Alone, Lectern adds {:.0} ms to a model's first word (p95 {:.0}). {} of {} answers at once came whole in \
         {seconds:.1} s; words were {:.0} ms late (p95 {:.0}); memory went from {} to {} MB.",
        at(&mut firsts, 0.5),
        at(&mut firsts, 0.95),
        whole,
        arguments.streams,
        at(&mut late.clone(), 0.5),
        at(&mut late.clone(), 0.95),
        megabytes(before.own),
        megabytes(held.own),
    );
    Ok(Answer { refused: whole < arguments.streams, ..Answer::new(json, text) })
}

async fn read_note(desk: &Desk) -> Outcome<()> {
    let library = &desk.wired.services.library;
    let note = library.write_note(&desk.actor, None, "Kidney", NOTE).await?;
    while library.material(&desk.actor, note).await?.state != MaterialState::Ready {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Asks one question and follows its answer to the end.
async fn ask(
    desk: &Desk,
    model: &PacedModel,
    answerer: &str,
    number: usize,
    between: Duration,
    words: u32,
) -> Outcome<Seen> {
    let chat = &desk.wired.services.chat;
    let question = format!("What does the kidney filter, asked as {}", mark(number));
    let asked = Instant::now();
    let (_, message) = chat.ask(&desk.actor, None, &question, Scope::default(), Some(answerer.to_owned())).await?;
    let mut steps = std::pin::pin!(chat.follow(&desk.actor, message, 0).await?);
    let mut seen = Seen { first_ms: f64::NAN, late_ms: Vec::new(), whole: false };
    while let Some((_, step)) = steps.next().await {
        let now = Instant::now();
        match step {
            AnswerEvent::Block { html, .. } => {
                let (Some(word), Some(begun)) = (last_word(&html), model.begun(number)) else { continue };
                if seen.first_ms.is_nan() {
                    let own = begun.first.duration_since(begun.asked);
                    seen.first_ms = milliseconds(now.duration_since(asked).saturating_sub(own));
                }
                seen.late_ms.push(milliseconds(now.saturating_duration_since(begun.first + between * word)));
            }
            AnswerEvent::End { answer } => {
                let all = last_word(&answer.markdown) == Some(words - 1);
                seen.whole = answer.state == AnswerState::Done && answer.answerer == answerer && all;
            }
            AnswerEvent::State { .. } | AnswerEvent::Citations { .. } => {}
        }
    }
    Ok(seen)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// The figure at a share of all, from the smallest.
fn at(figures: &mut [f64], share: f64) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(((figures.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or(f64::NAN)
}

fn figures(mut all: Vec<f64>) -> serde_json::Value {
    let mut rounded = |share| (at(&mut all, share) * 10.0).round() / 10.0;
    json!({ "p50": rounded(0.5), "p95": rounded(0.95), "most": rounded(1.0) })
}
