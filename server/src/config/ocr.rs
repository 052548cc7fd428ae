//! What recognises pictures of text.

use super::reader::Reader;
use std::path::{Path, PathBuf};

/// What recognises pictures of text.
#[derive(Clone, Debug)]
pub struct Ocr {
    pub tesseract: PathBuf,
    pub languages: Vec<String>,
    /// The folder of ocrs' models.
    pub models: PathBuf,
}

impl Ocr {
    pub(super) fn read(reader: &mut Reader, tools: &Path) -> Self {
        let program = "Tesseract's program: a path, or a name in PATH.";
        let packs =
            "Language packs that recognise pictures of text, by weight, as Tesseract names them: eng, deu, fra.";
        let folder = "The folder of ocrs' models, which is used where Tesseract is not there.";
        let usual = ["eng", "deu"].map(String::from).to_vec();
        Self {
            tesseract: reader.take("ocr.tesseract", program, PathBuf::from("tesseract")),
            languages: reader.take("ocr.languages", packs, usual),
            models: reader.take("ocr.models", folder, tools.join("models/ocrs")),
        }
    }
}
