//! `bench search`: how fast many passages are searched, over a made-up library that is thrown away.

use super::{Answer, Common};
use contract::Refusal;
use domain::Outcome;
use index::speed;
use serde_json::json;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// So many passages.
    #[arg(long, default_value_t = 100_000)]
    pub chunks: usize,
}

/// Needs no database and no model.
pub async fn run(_common: &Common, arguments: Arguments) -> Outcome<Answer> {
    if arguments.chunks == 0 {
        return Err(Refusal::invalid("chunks", "There is nothing to search. Give a number above 0.").into());
    }
    let folder = tempfile::tempdir().map_err(anyhow::Error::from)?;
    eprintln!("Making a library of {} passages.", arguments.chunks);
    let speed = speed::measure(folder.path(), arguments.chunks).await?;
    let rounded = |figure: f64| (figure * 100.0).round() / 100.0;
    let json = json!({
        "chunks": speed.chunks,
        "index_seconds": rounded(speed.index_seconds),
        "index_mb": rounded(speed.index_mb),
        "p50_ms": rounded(speed.p50_ms),
        "p95_ms": rounded(speed.p95_ms),
        "nearest_found": rounded(speed.nearest_found),
    });
    let text = format!(
        "{} passages: indexed in {:.1} s ({:.0} MB); a search takes {:.1} ms (p95 {:.1} ms) and finds {:.0} % of the \
         ten nearest.",
        speed.chunks,
        speed.index_seconds,
        speed.index_mb,
        speed.p50_ms,
        speed.p95_ms,
        speed.nearest_found * 100.0
    );
    Ok(Answer::new(json, text))
}
