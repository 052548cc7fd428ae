//! Reading real files through real child processes.

mod article;
mod bench;
mod bent;
mod bombs;
mod evaluation;
mod figures;
mod hostile;
mod kinds;
mod office;
mod pages;
mod passwords;
mod recognised;
mod scans;
mod similarity;
mod tables;

use reading::{Kind, OpenMaterial, OpenOptions, ReadError, ReaderSettings, Readers};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of test documents, or `None` (said aloud) where it is not.
pub fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LECTERN_SHARED_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let folder = root.join(part);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: the test documents {} are not here", folder.display());
    None
}

/// Readers with the test's own child program, or `None` (said aloud) where the PDF library is not.
pub fn readers() -> Option<Readers> {
    settings().map(Readers::new)
}

pub fn settings() -> Option<ReaderSettings> {
    let tools = std::env::var_os("LECTERN_TOOLS")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/lectern"));
    let pdfium = tools.join("native").join(reading::pdf::library_name());
    if !pdfium.is_file() {
        println!("skipped: the PDF library {} is not here", pdfium.display());
        return None;
    }
    Some(ReaderSettings {
        program: PathBuf::from(env!("CARGO_BIN_EXE_reading-child")),
        arguments: Vec::new(),
        pdfium,
        memory_bytes: 1 << 30,
        open_limit: Duration::from_secs(20),
        page_limit: Duration::from_secs(20),
        processes: 2,
    })
}

pub async fn open_pdf(readers: &Readers, file: &Path, password: Option<&str>) -> Result<OpenMaterial, ReadError> {
    readers.open(file, &Kind::Pdf, &OpenOptions::with_password(password)).await
}

/// The files of a folder with this ending, by name.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
        .unwrap_or_default();
    files.retain(|file| file.extension().is_some_and(|extension| extension == ending));
    files.sort();
    files
}

/// Keeps what was read for a look at it, in the folder that `LECTERN_KEEP_TEXTS` names.
pub fn keep(file: &Path, text: &str) {
    if let Some(folder) = std::env::var_os("LECTERN_KEEP_TEXTS") {
        let name = file.with_extension("got.txt");
        let _ = std::fs::write(Path::new(&folder).join(name.file_name().unwrap_or_default()), text);
    }
}
