//! `bench ingest`: how fast one file is taken in, in a fresh library that is thrown away.

use super::ingest::{Work, take};
use super::{Answer, Common, Desk};
use anyhow::Context;
use contract::Refusal;
use domain::Outcome;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

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
    let peak = memory.peak_megabytes();
    let taken = taken?;
    let (Some(material), Some(seconds)) = (&taken.material, taken.seconds) else {
        return Err(Refusal::invalid("file", "This file could not be read, so there is nothing to measure.").into());
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
        "status": taken.status,
    });
    Ok(Answer { refused: taken.status == "failed", ..Answer::new(json, text) })
}

/// Watches how much memory this process and its children hold, together.
struct Memory {
    peak_kilobytes: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Memory {
    fn watch() -> Self {
        let memory = Self { peak_kilobytes: Arc::default(), over: Arc::default() };
        let (peak, over) = (memory.peak_kilobytes.clone(), memory.over.clone());
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                peak.fetch_max(held_kilobytes(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        memory
    }

    fn peak_megabytes(&self) -> f64 {
        self.over.store(true, Ordering::Relaxed);
        // The kernel knows this process's own peak even where it fell between two looks.
        let own = field(std::process::id(), "VmHWM:");
        self.peak_kilobytes.load(Ordering::Relaxed).max(own) as f64 / 1024.0
    }
}

/// What this process and its children hold now.
fn held_kilobytes() -> u64 {
    let own = std::process::id();
    children(own).into_iter().chain([own]).map(|process| field(process, "VmRSS:")).sum()
}

fn children(process: u32) -> Vec<u32> {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let mut found = Vec::new();
    for thread in threads.flatten() {
        let listed = std::fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        found.extend(listed.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
    }
    found
}

/// A line of `/proc/<id>/status`, in kB; 0 where there is none.
fn field(process: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
