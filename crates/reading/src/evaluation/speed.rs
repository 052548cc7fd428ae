//! How fast pictures of pages are recognised, and in how much memory, beside Tesseract's program alone: the same
//! pictures, as many at once, in turn.
//!
//! Linux only: it reads `/proc`. Other processes of the machine slow both down alike, so processor time is told too.

use super::usage::{Cost, Watch};
use crate::ocr::OcrSettings;
use crate::{OpenOptions, ReadError, Readers, sniff_file};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Folders within folders that are looked into.
const DEPTH: u32 = 6;
/// Pictures beyond which the rest is left out.
const PICTURES_AT_MOST: usize = 2_000;
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "tif", "tiff"];

/// What both cost, over all rounds.
#[derive(Clone, Debug, Serialize)]
pub struct Speed {
    /// In one round.
    pub pages: u32,
    pub rounds: u32,
    /// Pictures read at once.
    pub processes: usize,
    pub lectern: Cost,
    pub tesseract: Cost,
}

/// Reads the pictures of a folder `rounds` times by this crate and as often by the program.
///
/// # Errors
/// [`ReadError::Unavailable`] where the program is not there, [`ReadError::Empty`] where there is no picture.
pub async fn speed(readers: &Readers, settings: &OcrSettings, folder: &Path, rounds: u32) -> Result<Speed, ReadError> {
    let mut pictures = Vec::new();
    gather(folder, DEPTH, &mut pictures);
    pictures.sort();
    pictures.truncate(PICTURES_AT_MOST);
    if pictures.is_empty() {
        return Err(ReadError::Empty);
    }
    let languages = crate::ocr::Tesseract::find(&settings.tesseract, &settings.languages, settings.limit);
    let languages = languages.ok_or_else(|| ReadError::Unavailable("tesseract".into()))?.languages().to_string();
    let processes = std::thread::available_parallelism().map_or(1, usize::from);
    let mut speed = Speed { pages: 0, rounds, processes, lectern: Cost::default(), tesseract: Cost::default() };
    for _ in 0..rounds {
        let watch = Watch::begin(true);
        speed.pages = all(&pictures, processes, |file| pages(readers.clone(), file)).await;
        speed.lectern.add(&watch.end().await);
        let watch = Watch::begin(false);
        let (program, languages) = (settings.tesseract.clone(), languages.clone());
        all(&pictures, processes, |file| alone(program.clone(), languages.clone(), file)).await;
        speed.tesseract.add(&watch.end().await);
    }
    Ok(speed)
}

/// Does something with every picture, several at once, and gives the sum.
async fn all<F: Future<Output = u32> + Send + 'static>(
    pictures: &[PathBuf],
    processes: usize,
    work: impl Fn(PathBuf) -> F,
) -> u32 {
    let slots = Arc::new(Semaphore::new(processes));
    let mut tasks = Vec::new();
    for file in pictures {
        let Ok(slot) = slots.clone().acquire_owned().await else { break };
        let work = work(file.clone());
        tasks.push(tokio::spawn(async move {
            let done = work.await;
            drop(slot);
            done
        }));
    }
    let mut sum = 0;
    for task in tasks {
        sum += task.await.unwrap_or(0);
    }
    sum
}

/// Reads all pages of a picture file as a person's; how many there are.
async fn pages(readers: Readers, file: PathBuf) -> u32 {
    let Ok(kind) = sniff_file(&file).await else { return 0 };
    let Ok(mut open) = readers.open(&file, &kind, &OpenOptions::default()).await else { return 0 };
    let pages = open.about().pages;
    for number in 1..=pages {
        let _ = open.page(number).await;
    }
    pages
}

/// The program on one file, on one thread.
async fn alone(program: PathBuf, languages: String, file: PathBuf) -> u32 {
    let mut command = tokio::process::Command::new(program);
    command.arg(file).args(["stdout", "-l", &languages, "tsv"]).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    u32::from(command.status().await.is_ok_and(|status| status.success()))
}

fn gather(folder: &Path, depth: u32, pictures: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if path.is_dir() && depth > 0 {
            gather(&path, depth - 1, pictures);
        } else if ENDINGS.contains(&ending.as_str()) {
            pictures.push(path);
        }
    }
}
