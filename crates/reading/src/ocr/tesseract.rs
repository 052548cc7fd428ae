//! Tesseract, the program: a picture in by standard input, a table of words out.
//!
//! Invariant: it runs on one thread, ends within its limits of time, memory and output, and leaves no file behind.

use super::{Manner, Raster, Recogniser, Seen, Spread, tsv};
use crate::{ReadError, program};
use image::ExtendedColorType;
use image::codecs::bmp::BmpEncoder;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Address space: a page of 32 megapixels takes a third of it.
const MEMORY_AT_MOST: u64 = 1536 * 1024 * 1024;
/// How long it may take to say what it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// The program, and the languages that it was found to know.
#[derive(Clone, Debug)]
pub struct Tesseract {
    program: PathBuf,
    /// As it wants them: `eng+deu`.
    languages: String,
    /// It can tell which way is up.
    turns: bool,
    /// For one picture.
    limit: Duration,
}

impl Tesseract {
    /// Looks for the program (a path, or a name in `PATH`). Of the languages wished for (ISO 639-2, `eng`) those that
    /// it has are used, and English or whatever it has where it has none of them; `None` where it cannot run.
    pub fn find(program: &Path, wished: &[String], limit: Duration) -> Option<Self> {
        let listed = Self::languages_of(program)?;
        let has = |name: &str| listed.iter().any(|language| language == name);
        let mut languages: Vec<&str> = wished.iter().map(String::as_str).filter(|name| has(name)).collect();
        if languages.is_empty() {
            languages = vec![
                listed
                    .iter()
                    .find(|name| *name == "eng")
                    .or_else(|| listed.iter().find(|name| !["osd", "equ"].contains(&name.as_str())))?,
            ];
        }
        Some(Self { program: program.into(), languages: languages.join("+"), turns: has("osd"), limit })
    }

    /// The language packs that are installed, `osd` among them; `None` where the program cannot run.
    pub fn languages_of(program: &Path) -> Option<Vec<String>> {
        let output = run(Command::new(program).arg("--list-langs"), Vec::new(), PATIENCE).ok()?;
        let text = String::from_utf8_lossy(&output).into_owned();
        let mut lines = text.lines();
        // The first line is a sentence with the folder in it.
        lines.next().filter(|line| line.contains("anguages"))?;
        Some(lines.map(|line| line.trim().to_string()).filter(|line| !line.is_empty()).collect())
    }

    /// What it reads: `eng+deu`.
    pub fn languages(&self) -> &str {
        &self.languages
    }

    fn start(&self, picture: &Raster, spread: &str) -> Command {
        let mut command = Command::new(&self.program);
        let dpi = (picture.dpi.round() as u32).clamp(70, 2400).to_string();
        command.args(["stdin", "stdout", "--psm", spread, "--dpi", &dpi]);
        command
    }
}

impl Recogniser for Tesseract {
    fn name(&self) -> &'static str {
        "tesseract"
    }

    fn recognise(&self, picture: &Raster, manner: Manner) -> Result<Vec<Seen>, ReadError> {
        let spread = match manner.spread {
            Spread::Page => "3",
            Spread::Column => "4",
            Spread::Block => "6",
            Spread::Sparse => "11",
        };
        let mut command = self.start(picture, spread);
        command.args(["-l", &self.languages, "-c", "tessedit_create_tsv=1"]);
        if !manner.dark {
            // Every line that it doubts would be read a second time, inverted.
            command.args(["-c", "tessedit_do_invert=0"]);
        }
        let output = run(&mut command, bmp(picture)?, self.limit)?;
        Ok(tsv::words(&String::from_utf8_lossy(&output)))
    }

    fn turn(&self, picture: &Raster) -> Option<u8> {
        if !self.turns {
            return None;
        }
        let mut command = self.start(picture, "0");
        command.args(["-l", "osd"]);
        let output = run(&mut command, bmp(picture).ok()?, self.limit).ok()?;
        turn_of(&String::from_utf8_lossy(&output))
    }
}

/// Reads `Rotate: 90` (clockwise, to be done) where it is sure enough.
fn turn_of(answer: &str) -> Option<u8> {
    let value = |name: &str| {
        let line = answer.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().parse::<f32>().ok()
    };
    if value("Orientation confidence:")? < 1.0 {
        return None;
    }
    // To be turned clockwise by a quarter: its text runs up.
    Some((value("Rotate:")? / 90.0).round() as u8 % 4)
}

fn run(command: &mut Command, input: Vec<u8>, limit: Duration) -> Result<Vec<u8>, ReadError> {
    program::run(command.env("OMP_THREAD_LIMIT", "1"), input, limit, MEMORY_AT_MOST)
}

/// A grey bitmap: of what Tesseract takes, it alone is read as a whole and not byte by byte.
fn bmp(picture: &Raster) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(picture.pixels.len() + 2048);
    BmpEncoder::new(&mut bytes)
        .encode(&picture.pixels, picture.width, picture.height, ExtendedColorType::L8)
        .map_err(|_| ReadError::Damaged)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_tesseract_is_not_found() {
        for program in ["/nowhere/tesseract", "/bin/true", "/bin/ls"] {
            assert!(Tesseract::find(Path::new(program), &[], PATIENCE).is_none(), "{program}");
        }
    }

    #[test]
    fn a_turn_is_believed_only_when_it_is_sure() {
        let answer = |turn: u32, sure: f32| format!("Page number: 0\nRotate: {turn}\nOrientation confidence: {sure}\n");
        assert_eq!(turn_of(&answer(90, 5.0)), Some(1));
        assert_eq!(turn_of(&answer(180, 9.9)), Some(2));
        assert_eq!(turn_of(&answer(90, 0.2)), None);
        assert_eq!(turn_of("Too few characters"), None);
    }
}
