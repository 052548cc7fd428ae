//! What Lectern needs from its machine: whether each thing is there, and if not, how to get it, in one sentence.
//!
//! Looks, and changes nothing but a file of its own that it writes and removes to see whether the disk takes writing.

use crate::config::{Config, ProviderAt};
use crate::wiring;
use models::rerank::FILES;
use reading::ocr::presence;
use serde::Serialize;
use std::path::{Path, PathBuf};
use store::Store;

/// Less free space than this is told.
const LITTLE_SPACE: u64 = 1 << 30;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// For programs.
    pub name: &'static str,
    pub ok: bool,
    /// Without it there is no work at all; else only a part is missing.
    pub needed: bool,
    /// What was found.
    pub say: String,
    /// What to do, where it is not well.
    pub hint: Option<String>,
}

impl Check {
    fn new(name: &'static str, needed: bool, found: Result<String, (String, &str)>) -> Self {
        match found {
            Ok(say) => Self { name, ok: true, needed, say, hint: None },
            Err((say, hint)) => Self { name, ok: false, needed, say, hint: Some(hint.into()) },
        }
    }
}

/// How the database was found.
#[derive(Clone, Copy)]
pub enum Database<'a> {
    Open(&'a Store),
    /// There is none yet; the first start makes it.
    Fresh,
    /// It cannot be opened.
    Shut,
}

/// What a server must have to take requests.
pub async fn ready(config: &Config, store: &Store) -> Vec<Check> {
    vec![database(config, Database::Open(store)).await, writable(config), model(config)]
}

/// Everything, also what only makes Lectern better.
pub async fn all(config: &Config, found: Database<'_>) -> Vec<Check> {
    vec![
        database(config, found).await,
        writable(config),
        space(config),
        model(config),
        reranker(config),
        onnxruntime(config),
        pdfium(config),
        ocr(config),
        heic(),
        transcription(config),
        vision(config),
        site(config),
    ]
}

async fn database(config: &Config, found: Database<'_>) -> Check {
    let kind = config.database.kind();
    let found = match found {
        Database::Fresh => Ok(format!("There is no database yet; the first start makes it ({kind}).")),
        Database::Shut => Err((
            format!("The database ({kind}) cannot be opened."),
            "Check database.url, and that the data folder can be written.",
        )),
        Database::Open(store) => match (store.reads().ping().await, store.pending_migrations().await) {
            (Ok(()), Ok(0)) => Ok(format!("{kind} answers.")),
            (Ok(()), Ok(count)) => {
                Ok(format!("{kind} answers; the next start brings its tables up to date, by {count} steps."))
            }
            _ => Err((format!("{kind} does not answer."), "Start the database, or check database.url.")),
        },
    };
    Check::new("database", true, found)
}

/// The folder itself, or the one it would be made in.
fn existing(folder: &Path) -> PathBuf {
    let mut known = folder.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    known.find(|folder| folder.exists()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn writable(config: &Config) -> Check {
    let name = format!(".lectern-{}", uuid::Uuid::new_v4().simple());
    let tried = |folder: &Path| {
        let file = existing(folder).join(&name);
        let written = std::fs::write(&file, b"lectern");
        // Whatever was written is taken away again, also where writing broke off on a full disk.
        let removed = std::fs::remove_file(&file);
        written.and(removed)
    };
    let folders = [&config.data, &config.files.folder, &config.files.index];
    let found = match folders.into_iter().find(|folder| tried(folder).is_err()) {
        None => Ok(format!("{} can be written.", config.data.display())),
        Some(folder) => Err((
            format!("{} cannot be written.", folder.display()),
            "Give this user the right to write there, make room, or choose another folder with --data.",
        )),
    };
    Check::new("disk_writable", true, found)
}

fn space(config: &Config) -> Check {
    let found = match rustix::fs::statvfs(existing(&config.data)) {
        Ok(stat) => {
            let free = stat.f_bavail.saturating_mul(stat.f_frsize);
            let say = format!("{:.1} GB are free.", free as f64 / f64::from(1 << 30));
            if free < LITTLE_SPACE { Err((say, "Make room: uploads stop when the disk is full.")) } else { Ok(say) }
        }
        Err(error) => Err((format!("The free space could not be told: {error}."), "Check that the disk is mounted.")),
    };
    Check::new("disk_space", false, found)
}

fn present(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

fn model(config: &Config) -> Check {
    let folder = config.models.embedding_folder();
    let weights = if config.models.int8 { "model_int8.onnx" } else { "model.onnx" };
    let missing: Vec<_> = [weights, "tokenizer.json"].into_iter().filter(|name| !present(&folder.join(name))).collect();
    let found = if missing.is_empty() {
        Ok(format!("{} is there.", config.models.embedding))
    } else {
        Err((
            format!("{} lacks {}.", folder.display(), missing.join(" and ")),
            "Run “scripts/setup”, which fetches the embedding model, or point models.tools to where it is.",
        ))
    };
    Check::new("embedding_model", true, found)
}

fn reranker(config: &Config) -> Check {
    let found = match config.models.reranker_folder() {
        None => {
            Ok("Passages for answers stand in the order of the search; to have a cross-encoder order them, put one \
                    like ms-marco-MiniLM-L-6-v2 (model.onnx and tokenizer.json) into a folder and name it \
                    (models.reranker)."
                .into())
        }
        Some(folder) => {
            let missing: Vec<_> = FILES.into_iter().filter(|name| !present(&folder.join(name))).collect();
            if missing.is_empty() {
                Ok(format!("Passages for answers are ordered by {}.", config.models.reranker))
            } else {
                Err((
                    format!("{} lacks {}.", folder.display(), missing.join(" and ")),
                    "Put the ONNX form of a cross-encoder there, such as ms-marco-MiniLM-L-6-v2, or empty models.reranker.",
                ))
            }
        }
    };
    Check::new("reranker", false, found)
}

fn library(name: &'static str, path: &Path, what: &str, hint: &str) -> Check {
    let found = if present(path) {
        Ok(format!("{what} is there."))
    } else {
        Err((format!("{what} is not at {}.", path.display()), hint))
    };
    Check::new(name, true, found)
}

fn onnxruntime(config: &Config) -> Check {
    let name = models::library_name();
    let hint = format!("Run “scripts/setup”, which fetches it, or put {name} (1.24 or newer) there.");
    library("onnxruntime", &config.models.onnxruntime(), "ONNX Runtime", &hint)
}

fn pdfium(config: &Config) -> Check {
    let name = reading::pdf::library_name();
    let hint = format!("Run “scripts/setup”, which fetches it, or put {name} there; without it no PDF can be read.");
    library("pdfium", &config.models.pdfium(), "PDFium", &hint)
}

fn ocr(config: &Config) -> Check {
    let found = presence(&wiring::ocr(config));
    let say = match &found.engine {
        Some(engine) if found.missing.is_empty() => {
            let languages = config.ocr.languages.join(", ");
            Ok(format!("Pictures of text are recognised by {engine} ({languages}). {}", found.hint))
        }
        Some(engine) => Err(format!(
            "Pictures of text are recognised by {engine}, but not yet in all languages wished for: {} is missing.",
            found.missing.join(", ")
        )),
        None => Err("Nothing recognises the text of scanned pages.".into()),
    };
    let hint = say.is_err().then_some(found.hint);
    let ok = hint.is_none();
    Check { name: "ocr", ok, needed: false, say: say.unwrap_or_else(|say| say), hint }
}

fn heic() -> Check {
    let found = match reading::images::heic_program() {
        Some(program) => Ok(format!("HEIC photos are opened by {program}.")),
        None => Err((
            "HEIC photos, as telephones take them, cannot be opened.".to_owned(),
            "Install libheif's programs: apt-get install libheif-examples, or brew install libheif.",
        )),
    };
    Check::new("heic", false, found)
}

fn provider(name: &'static str, at: Option<&ProviderAt>, does: &str, without: &str) -> Check {
    let say = match at {
        Some(at) => format!("{does} {} at {}.", at.model, at.url),
        None => without.to_owned(),
    };
    Check { name, ok: true, needed: false, say, hint: None }
}

fn transcription(config: &Config) -> Check {
    let without = "Recordings are read from their subtitles; no model writes them down (transcription.url).";
    provider("transcription", config.transcription.as_ref(), "Recordings are written down by", without)
}

fn vision(config: &Config) -> Check {
    let without = "Figures are found by their captions and words; no model describes them (vision.url).";
    provider("vision", config.vision.as_ref(), "Figures are described by", without)
}

fn site(config: &Config) -> Check {
    let folder = &config.http.site;
    let found = if folder.join("pkg").is_dir() {
        Ok(format!("The pages' files are in {}.", folder.display()))
    } else {
        Err((
            format!("The pages' files are not in {}; pages work, but plainly.", folder.display()),
            "Build with “scripts/run”, or set http.site to the folder that holds pkg/.",
        ))
    };
    Check::new("site", false, found)
}
