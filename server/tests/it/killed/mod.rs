//! The real program is killed (SIGKILL) while it reads in, at points drawn by chance, and ends where an undisturbed one
//! ends: the same tables, the same index, and no page read twice.
//!
//! A point is a state of the journal, looked at from outside, so that a slow machine is cut at the same places as a fast
//! one. `LECTERN_SEED` draws other points.

mod ingest;
mod journal;
mod scan;
mod serve;

use journal::{Journal, Point};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Less often than a job may be given up for.
const KILLS: usize = 4;
/// A run that is not where it should be by then has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program over this data folder, without anything of this machine but the tools.
fn lectern(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lectern"));
    command.args(arguments).env("LECTERN_DATA", data).env("LECTERN_MODELS_OLLAMA", "false");
    command.env_remove("LECTERN_CONFIG").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Nothing recognises pictures of words: a lecture has text of its own, and its many figures take their time.
fn blind(command: &mut Command) {
    command.env("LECTERN_OCR_TESSERACT", "/nowhere/tesseract");
}

/// A fresh data folder with its tables, and a look into it from outside.
async fn library(data: &Path) -> Journal {
    let made = lectern(data, &["migrate"]).output().expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stdout));
    Journal::of(data).await
}

/// Kills it when the journal has come to this point. `false`: it had ended before.
async fn kill_at(child: &mut Child, journal: &Journal, point: Point) -> bool {
    let reached = async {
        while child.try_wait().expect("it can be asked").is_none() {
            if journal.has_come_to(point).await {
                return true;
            }
            tokio::task::yield_now().await;
        }
        false
    };
    let caught = tokio::time::timeout(PATIENCE, reached).await.unwrap_or_else(|_| panic!("never came to {point:?}"));
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    caught
}

/// The lecture, or `None` (said aloud) where the PDF library is not.
fn lecture() -> Option<PathBuf> {
    let lecture = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/lectures/04_quality_control.pdf");
    reads_pdf().then(lecture)
}

/// Whether the PDF library is here; said aloud where it is not.
pub(crate) fn reads_pdf() -> bool {
    let tools = std::env::var_os("LECTERN_TOOLS")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/lectern"));
    let pdfium = tools.join("native").join(reading::pdf::library_name());
    if !pdfium.is_file() {
        println!("skipped: the PDF library {} is not here", pdfium.display());
    }
    pdfium.is_file()
}

/// A folder of files that may not be kept here, or `None` (said aloud) where it is not.
fn shared(part: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("LECTERN_SHARED_DATA").map_or_else(beside, PathBuf::from).join(part);
    if !folder.is_dir() {
        println!("skipped: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

/// Points to be killed at: first in the middle of the pages, then in the middle of the passages.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let seed = std::env::var("LECTERN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_121);
        println!("LECTERN_SEED={seed}");
        Self(seed)
    }

    /// A number from 1 up to and with `most`; SplitMix64.
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most.max(1) + 1
    }

    /// The next point of a run that is to end with so much, from where it is now.
    async fn point(&mut self, kill: usize, now: &Journal, end: &journal::Tables) -> Point {
        let (pages, indexed) = now.so_far().await;
        if kill < KILLS / 2 {
            Point::Pages(self.between(pages, end.pages.len() as u64))
        } else {
            Point::Indexed(self.between(indexed, end.passages.len() as u64))
        }
    }

    /// After `now`, in the first half of what is left; the end where nothing is left.
    fn between(&mut self, now: u64, end: u64) -> u64 {
        (now + self.up_to(end.saturating_sub(now) / 2)).min(end)
    }
}
