//! All measures over a folder of test documents, laid out as `pdf/`, `office/`, `ocr/`, `html/`, `lectures/`.
//!
//! Invariant: files go through the same door as a person's, with the same limits. A part whose folder is not there is
//! left out; a file that cannot be read counts as nothing found.

mod html;
mod lectures;
mod ocr;
mod office;
mod pdf;

use crate::{Ocr, ReadOptions, Readers, read_file};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// One measure over some files.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// For programs: `pdf.similarity`.
    pub name: &'static str,
    /// What is measured, in words.
    pub what: &'static str,
    /// Over all files.
    pub value: f64,
    /// What it should reach.
    pub bar: f64,
    /// Errors: less is better.
    pub errors: bool,
    pub reached: bool,
    /// What the usual Python libraries reach on the same files.
    pub usual: Option<&'static str>,
    pub files: Vec<FileScore>,
}

/// One file's part in it.
#[derive(Clone, Debug, Serialize)]
pub struct FileScore {
    pub file: String,
    pub value: f64,
    /// What was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A measure before it is counted together.
struct Plan {
    name: &'static str,
    what: &'static str,
    bar: f64,
    errors: bool,
    usual: Option<&'static str>,
}

impl Plan {
    /// The mean over the files; `None` where there are none.
    fn mean(self, files: Vec<FileScore>) -> Option<Measure> {
        let sum: f64 = files.iter().map(|file| file.value).sum();
        let value = sum / files.len() as f64;
        (!files.is_empty()).then(|| self.with(value, files))
    }

    fn with(self, value: f64, files: Vec<FileScore>) -> Measure {
        let Self { name, what, bar, errors, usual } = self;
        let reached = if errors { value <= bar } else { value >= bar };
        Measure { name, what, value, bar, errors, reached, usual, files }
    }
}

/// Measures everything that is there, one after the other. `progress` is told what is next.
pub async fn evaluate(readers: &Readers, folder: &Path, mut progress: impl FnMut(&str)) -> Vec<Measure> {
    let mut measures = Vec::new();
    let mut part = |name: &str| {
        progress(name);
        folder.join(name)
    };
    measures.extend(pdf::measures(readers, &part("pdf")).await);
    measures.extend(office::measures(&part("office")));
    measures.extend(ocr::measures(readers, &part("ocr")).await);
    measures.extend(html::measures(&part("html")));
    measures.extend(lectures::measures(readers, &part("lectures")).await);
    measures
}

/// The text of a file as a person gets it, pages apart by a blank line.
async fn text(readers: &Readers, file: &Path) -> Result<String, String> {
    let report = read_file(readers, file, &ReadOptions { ocr: Ocr::Auto, ..ReadOptions::default() }).await;
    let report = report.map_err(|error| error.code().to_string())?;
    let pages: Vec<&str> = report.pages.iter().map(|page| page.text.as_str()).collect();
    Ok(pages.join("\n\n"))
}

/// Reads a file and scores its text; what cannot be read has the worst score.
async fn scored(readers: &Readers, file: &Path, worst: f64, score: impl FnOnce(&str) -> f64) -> FileScore {
    match text(readers, file).await {
        Ok(text) => FileScore { file: name(file), value: score(&text), note: None },
        Err(note) => FileScore { file: name(file), value: worst, note: Some(note) },
    }
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|file| file.extension().is_some_and(|extension| extension == ending));
    files.sort();
    files
}
