//! Which recogniser there is, and how to get one.
//!
//! The first that is present is used. It installs and fetches nothing.

use super::ocrs::MODELS;
use super::{Ocrs, Recogniser, Tesseract};
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
    /// Of computing, for one look at a picture.
    pub limit: Duration,
}

impl Default for OcrSettings {
    fn default() -> Self {
        Self {
            tesseract: "tesseract".into(),
            models: None,
            languages: vec!["eng".into(), "deu".into()],
            limit: Duration::from_secs(40),
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

/// The first recogniser that is present: Tesseract, which reads every language that it has a pack for, then ocrs, which
/// reads English.
pub fn engine(settings: &OcrSettings) -> Option<Box<dyn Recogniser>> {
    if let Some(tesseract) = Tesseract::find(&settings.tesseract, &settings.languages, settings.limit) {
        return Some(Box::new(tesseract));
    }
    let ocrs = Ocrs::load(settings.models.as_deref()?).ok()?;
    Some(Box::new(ocrs))
}

/// Which recogniser is present, and how to get another.
pub fn presence(settings: &OcrSettings) -> Presence {
    let languages = Tesseract::languages_of(&settings.tesseract).unwrap_or_default();
    let engine = engine(settings).map(|engine| engine.name().to_string());
    let missing: Vec<String> =
        settings.languages.iter().filter(|wished| !languages.contains(wished)).cloned().collect();
    let hint = hint(settings, engine.as_deref(), &missing);
    Presence { engine, languages, missing, hint }
}

fn hint(settings: &OcrSettings, engine: Option<&str>, missing: &[String]) -> String {
    let tesseract = "Install Tesseract: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd.";
    let folder = settings.models.as_deref();
    let place = folder.map_or("FOLDER".to_string(), |folder| folder.display().to_string());
    let fetched = format!("scripts/tools/ocrs-models {place} fetches {}", MODELS.join(" and "));
    let broken = folder.filter(|folder| Ocrs::is_in(folder)).and_then(|folder| Ocrs::load(folder).err());
    match (engine, broken) {
        (Some("tesseract"), _) if missing.is_empty() => format!("Where it is missing, ocrs reads English: {fetched}."),
        (Some("tesseract"), _) => {
            format!("For the missing languages: apt-get install tesseract-ocr-{}.", missing.join(" tesseract-ocr-"))
        }
        (Some(_), _) => format!("ocrs reads English only. For other languages: {}{}", "i", &tesseract[1..]),
        (None, Some(broken)) => {
            format!("{tesseract} The models of ocrs cannot be used: {broken}. Remove them; {fetched} again.")
        }
        (None, None) => format!("{tesseract} Or let ocrs read English: {fetched}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_recogniser_people_are_told_how_to_get_one() {
        let nothing = OcrSettings { tesseract: "/nowhere/tesseract".into(), ..OcrSettings::default() };
        let found = presence(&nothing);
        assert!(found.engine.is_none() && engine(&nothing).is_none());
        assert!(
            found.hint.contains("apt-get install tesseract-ocr") && found.hint.contains("ocrs-models FOLDER"),
            "{}",
            found.hint
        );
        let folder = tempfile::tempdir().expect("a folder");
        for name in MODELS {
            std::fs::write(folder.path().join(name), b"no network").expect("written");
        }
        let broken = OcrSettings { models: Some(folder.path().into()), ..nothing };
        let found = presence(&broken);
        assert!(found.engine.is_none() && found.hint.contains("cannot be used"), "{}", found.hint);
    }
}
