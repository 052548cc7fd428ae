//! Which recogniser there is, and how to get one.
//!
//! The first that is present is used. It installs and fetches nothing.

use super::{Recogniser, Tesseract};
use std::path::PathBuf;
use std::time::Duration;

/// What may be used.
#[derive(Clone, Debug)]
pub struct OcrSettings {
    /// Tesseract's program: a path, or a name in `PATH`.
    pub tesseract: PathBuf,
    /// The folder of ocrs' models.
    pub models: Option<PathBuf>,
    /// Language packs in order of weight, as Tesseract names them: `eng`, `deu`.
    pub languages: Vec<String>,
    /// For one picture.
    pub limit: Duration,
}

impl Default for OcrSettings {
    fn default() -> Self {
        Self {
            tesseract: "tesseract".into(),
            models: None,
            languages: vec!["eng".into(), "deu".into()],
            limit: Duration::from_secs(60),
        }
    }
}

/// What is there, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The recogniser that will be used.
    pub engine: Option<String>,
    /// Its language packs, where it has any.
    pub languages: Vec<String>,
    /// Wished for and not there.
    pub missing: Vec<String>,
    /// What to do for another or a better one.
    pub hint: String,
}

/// The first recogniser that is present.
pub fn engine(settings: &OcrSettings) -> Option<Box<dyn Recogniser>> {
    let tesseract = Tesseract::find(&settings.tesseract, &settings.languages, settings.limit)?;
    Some(Box::new(tesseract))
}

/// Which recogniser is present, and how to get another.
pub fn presence(settings: &OcrSettings) -> Presence {
    let languages = Tesseract::languages_of(&settings.tesseract).unwrap_or_default();
    let engine = engine(settings).map(|engine| engine.name().to_string());
    let missing: Vec<String> =
        settings.languages.iter().filter(|wished| !languages.contains(wished)).cloned().collect();
    let hint = match &engine {
        None => "Install Tesseract: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd.".to_string(),
        Some(_) if missing.is_empty() => String::new(),
        Some(_) => {
            format!("For the missing languages: apt-get install tesseract-ocr-{}.", missing.join(" tesseract-ocr-"))
        }
    };
    Presence { engine, languages, missing, hint }
}
