//! `bench search`: how fast many passages are searched, over a made-up library that is thrown away.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::Outcome;
use index::speed;
use serde_json::json;
use std::time::Instant;

/// Questions that are embedded to time it.
const QUESTIONS: u64 = 51;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// So many passages.
    #[arg(long, default_value_t = 100_000)]
    pub chunks: usize,
}

/// Needs no database. Where there is a model, embedding a question is measured, too, and told apart.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    if arguments.chunks == 0 {
        return Err(Refusal::invalid("chunks", "There is nothing to search.")
            .with_hint("Give a number above 0.")
            .into());
    }
    let folder = tempfile::tempdir().map_err(anyhow::Error::from)?;
    eprintln!("Making a library of {} passages.", arguments.chunks);
    let speed = speed::measure(folder.path(), arguments.chunks).await?;
    let rounded = |figure: f64| (figure * 100.0).round() / 100.0;
    let embed = embedding(common).await?;
    let json = json!({
        "chunks": speed.chunks,
        "index_seconds": rounded(speed.index_seconds),
        "index_mb": rounded(speed.index_mb),
        "old_versions_mb": rounded(speed.old_versions_mb),
        "p50_ms": rounded(speed.p50_ms),
        "p95_ms": rounded(speed.p95_ms),
        "words_p50_ms": rounded(speed.words_ms),
        "meaning_p50_ms": rounded(speed.meaning_ms),
        "embed_p50_ms": embed.map(rounded),
        "nearest_found": rounded(speed.nearest_found),
    });
    let text = format!(
        "{} passages: indexed in {:.1} s ({:.0} MB, and {:.0} MB of old versions for ten minutes); a search takes \
         {:.1} ms (p95 {:.1} ms) and finds {:.0} % of the ten nearest. {}",
        speed.chunks,
        speed.index_seconds,
        speed.index_mb,
        speed.old_versions_mb,
        speed.p50_ms,
        speed.p95_ms,
        speed.nearest_found * 100.0,
        embed.map_or("There is no model to embed a question.".into(), |milliseconds| format!(
            "Embedding a question takes {milliseconds:.1} ms more."
        )),
    );
    Ok(Answer::new(json, text))
}

/// Milliseconds that the configured model needs for a question, in the middle; `None` where there is no model.
async fn embedding(common: &Common) -> Outcome<Option<f64>> {
    let Ok(embedder) = wiring::embedder(&common.configuration()?) else { return Ok(None) };
    let mut times = Vec::new();
    for number in 0..QUESTIONS + 1 {
        let begun = Instant::now();
        embedder.embed(vec![speed::question(number)]).await?;
        // The first one loads the model.
        if number > 0 {
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(Some(times[times.len() / 2]))
}
