//! `bench ingest`: how fast one file is taken in, in a fresh library that is thrown away.

use super::ingest::{Work, take};
use super::memory::{Memory, megabytes};
use super::{Answer, Common, Desk};
use anyhow::Context;
use contract::Refusal;
use domain::Outcome;
use serde_json::json;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file.
    pub file: std::path::PathBuf,
}

/// Takes the file in and tells what it cost.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let folder = tempfile::tempdir().context("no room for a fresh library")?;
    let fresh = Common { data: Some(folder.path().to_owned()), account: None, ..common.clone() };
    let memory = Memory::watch();
    let desk = Desk::open(&fresh).await?;
    let work = Work::begin(&desk);
    let taken = take(&desk, &arguments.file, None, None).await;
    work.end().await;
    let held = memory.most();
    let peak = megabytes(held.whole());
    let taken = taken?;
    let (Some(material), Some(seconds)) = (&taken.material, taken.seconds) else {
        let unread = || Refusal::invalid("file", "This file could not be read, so there is nothing to measure.");
        return Err(taken.error.unwrap_or_else(unread).into());
    };
    let share = if seconds.total > 0.0 { seconds.embed / seconds.total } else { 0.0 };
    let text = format!(
        "{} pages, {} passages in {:.1} s; first page after {:.1} s; {:.0} % of the time inside the embedding model; \
         {peak:.0} MB",
        material.pages,
        taken.chunks.unwrap_or(0),
        seconds.total,
        seconds.first_page.unwrap_or(seconds.total),
        share * 100.0,
    );
    let json = json!({
        "pages": material.pages,
        "chunks": taken.chunks,
        "seconds": seconds,
        "model_share": share,
        "peak_mb": peak,
        "memory_mb": {
            "own": megabytes(held.own),
            "own_of_files": megabytes(held.own_of_files),
            "readers": megabytes(held.readers),
            "readers_of_files": megabytes(held.readers_of_files),
        },
        "status": taken.status,
    });
    Ok(Answer { refused: taken.status == "failed", ..Answer::new(json, text) })
}
