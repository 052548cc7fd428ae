//! `bench ingest`: how fast one file is taken in, in a fresh library that is thrown away.

use super::ingest::{Work, take};
use super::{Answer, Common, Desk};
use anyhow::Context;
use contract::Refusal;
use domain::Outcome;
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(20);

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

fn megabytes(kilobytes: u64) -> f64 {
    (kilobytes as f64 / 102.4).round() / 10.0
}

/// Memory in kB that is resident: what processes wrote themselves, and pages of files that they have mapped. Such pages
/// are counted for each process, although all share them.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    own: u64,
    own_of_files: u64,
    readers: u64,
    readers_of_files: u64,
}

impl Held {
    fn now() -> Self {
        let this = std::process::id();
        let (own, own_of_files) = resident(this);
        let mut held = Self { own, own_of_files, ..Self::default() };
        for child in children(this) {
            let (written, of_files) = resident(child);
            held.readers += written;
            held.readers_of_files += of_files;
        }
        held
    }

    fn whole(self) -> u64 {
        self.own + self.own_of_files + self.readers + self.readers_of_files
    }
}

/// Watches how much memory this process and its children hold, together.
struct Memory {
    most: Arc<Mutex<Held>>,
    over: Arc<AtomicBool>,
}

impl Memory {
    fn watch() -> Self {
        let memory = Self { most: Arc::default(), over: Arc::default() };
        let (most, over) = (memory.most.clone(), memory.over.clone());
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                let now = Held::now();
                let mut most = most.lock().unwrap_or_else(PoisonError::into_inner);
                if now.whole() > most.whole() {
                    *most = now;
                }
                drop(most);
                std::thread::sleep(LOOK);
            }
        });
        memory
    }

    fn most(&self) -> Held {
        self.over.store(true, Ordering::Relaxed);
        *self.most.lock().unwrap_or_else(PoisonError::into_inner)
    }
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

/// What a process wrote itself and what it has of files, from `/proc/<id>/status`; 0 where that is not there.
fn resident(process: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0)
    };
    (field("RssAnon:"), field("RssFile:") + field("RssShmem:"))
}
