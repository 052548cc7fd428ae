//! ocrs: recognition by two neural networks, in this process and without a program from outside.
//!
//! The networks are files that somebody has to fetch; [`Ocrs::load`] takes them from a folder and believes them only
//! when their checksums, where the folder names them, are right. Invariant: a model that does not fit is refused when
//! it is loaded, not when a page is read.

use super::{Manner, Raster, Recogniser, Seen};
use crate::ReadError;
use crate::layout::Rect;
use ::ocrs::{ImageSource, OcrEngine, OcrEngineParams, TextItem};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The files of a folder of models: which finds words, and which reads them.
pub const MODELS: [&str; 2] = ["text-detection.rten", "text-recognition.rten"];
/// `sha256sum`'s table of them, where it is there.
pub const CHECKSUMS: &str = "SHA256SUMS";
/// Models larger than this are none.
const BYTES_AT_MOST: u64 = 256 * 1024 * 1024;
/// ocrs does not say how sure it is; its lines are taken for as sure as a good one of Tesseract's.
const SURE: f32 = 0.9;

/// Both networks, ready.
pub struct Ocrs {
    engine: OcrEngine,
}

impl Ocrs {
    /// Whether both models are in a folder.
    pub fn is_in(folder: &Path) -> bool {
        MODELS.iter().all(|name| folder.join(name).is_file())
    }

    /// Loads them. The error is for a log: which file, and what is wrong with it.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let sums = std::fs::read_to_string(folder.join(CHECKSUMS)).unwrap_or_default();
        let [detection, recognition] = MODELS.map(|name| model(folder, name, &sums));
        let parameters = OcrEngineParams {
            detection_model: Some(detection?),
            recognition_model: Some(recognition?),
            ..OcrEngineParams::default()
        };
        let engine = OcrEngine::new(parameters).map_err(|error| format!("the models do not fit: {error}"))?;
        Ok(Self { engine })
    }
}

fn model(folder: &Path, name: &str, sums: &str) -> Result<rten::Model, String> {
    let path = folder.join(name);
    let bytes = std::fs::metadata(&path)
        .and_then(|meta| if meta.len() > BYTES_AT_MOST { Ok(Vec::new()) } else { std::fs::read(&path) })
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let wanted = sums.lines().filter_map(|line| line.split_once(char::is_whitespace));
    let wanted = wanted.map(|(sum, file)| (sum, file.trim_start_matches([' ', '*']))).find(|(_, file)| *file == name);
    if let Some((sum, _)) = wanted {
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if !found.eq_ignore_ascii_case(sum) {
            return Err(format!("{}: its checksum is not the one in {CHECKSUMS}", path.display()));
        }
    }
    rten::Model::load(bytes).map_err(|error| format!("{}: {error}", path.display()))
}

impl Recogniser for Ocrs {
    fn name(&self) -> &'static str {
        "ocrs"
    }

    fn recognise(&self, picture: &Raster, _manner: Manner) -> Result<Vec<Seen>, ReadError> {
        let source = ImageSource::from_bytes(&picture.pixels, (picture.width, picture.height));
        let source = source.map_err(|_| ReadError::Crashed)?;
        let read = || {
            let input = self.engine.prepare_input(source)?;
            let found = self.engine.detect_words(&input)?;
            let lines = self.engine.find_text_lines(&input, &found);
            self.engine.recognize_text(&input, &lines)
        };
        let lines = read().map_err(|_| ReadError::Crashed)?;
        let mut words = Vec::new();
        for (number, line) in lines.into_iter().flatten().enumerate() {
            for word in line.words() {
                let text = word.to_string();
                let place = word.bounding_rect();
                let rect = Rect {
                    x0: place.left() as f32,
                    y0: place.top() as f32,
                    x1: place.right() as f32,
                    y1: place.bottom() as f32,
                };
                if !text.trim().is_empty() {
                    words.push(Seen { text, rect, confidence: SURE, line: number as u32, block: 0 });
                }
            }
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two tiny networks that read bars as I and dashes as - (see `make.py` beside them).
    fn bars() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ocr/bars")
    }

    /// A bar, a dash and two bars.
    fn picture() -> Raster {
        let ink = |x: u32, y: u32| match x {
            40..52 | 98..110 | 118..130 => (30..94).contains(&y),
            60..90 => (56..68).contains(&y),
            _ => false,
        };
        let pixels = (0..120).flat_map(|y| (0..240).map(move |x| if ink(x, y) { 0 } else { 255 })).collect();
        Raster { width: 240, height: 120, dpi: 300.0, pixels }
    }

    #[test]
    fn networks_are_loaded_and_read_a_picture() {
        let engine = Ocrs::load(&bars()).expect("loads");
        let words = engine.recognise(&picture(), Manner::default()).expect("reads");
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), ["I-II"]);
        let rect = words[0].rect;
        assert!((30.0..45.0).contains(&rect.x0) && (125.0..145.0).contains(&rect.x1), "{rect:?}");
        let page = crate::ocr::read(&picture(), &engine).expect("a page");
        assert_eq!((page.text.as_str(), page.ocr.map(|ocr| ocr.engine).as_deref()), ("I-II", Some("ocrs")));
    }

    #[test]
    fn networks_whose_checksum_is_another_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [MODELS[0], MODELS[1], CHECKSUMS] {
            std::fs::copy(bars().join(name), folder.path().join(name)).expect("copied");
        }
        assert!(Ocrs::load(folder.path()).is_ok());
        std::fs::copy(bars().join(MODELS[0]), folder.path().join(MODELS[1])).expect("copied");
        let refused = Ocrs::load(folder.path()).err().unwrap_or_default();
        assert!(refused.contains(MODELS[1]) && refused.contains("checksum"), "{refused}");
    }

    #[test]
    fn models_that_are_none_are_refused_with_the_name_of_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!Ocrs::is_in(folder.path()));
        let refused = |folder: &Path| Ocrs::load(folder).err().unwrap_or_default();
        assert!(refused(folder.path()).contains(MODELS[0]));
        for name in MODELS {
            std::fs::write(folder.path().join(name), b"no network").expect("written");
        }
        assert!(Ocrs::is_in(folder.path()) && refused(folder.path()).contains(MODELS[0]));
        std::fs::write(folder.path().join(CHECKSUMS), format!("{}  {}\n", "0".repeat(64), MODELS[0])).expect("written");
        assert!(refused(folder.path()).contains("checksum"));
    }
}
