//! Tesseract, the program: a picture in by standard input, a table of words out.
//!
//! Invariant: it runs on one thread, ends within its limits of time, memory and output, and leaves no file behind.

use super::{Manner, Raster, Recogniser, Seen, Spread, tsv};
use crate::ReadError;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of answer beyond which it is talking nonsense.
const OUTPUT_AT_MOST: u64 = 16 * 1024 * 1024;
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
        let output = run(&mut command, pgm(picture), self.limit)?;
        Ok(tsv::words(&String::from_utf8_lossy(&output)))
    }

    fn turn(&self, picture: &Raster) -> Option<u8> {
        if !self.turns {
            return None;
        }
        let mut command = self.start(picture, "0");
        command.args(["-l", "osd"]);
        let output = run(&mut command, pgm(picture), self.limit).ok()?;
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

/// Netpbm's grey picture.
fn pgm(picture: &Raster) -> Vec<u8> {
    let mut bytes = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    bytes.extend_from_slice(&picture.pixels);
    bytes
}

/// Runs a command to its end, within its limits.
fn run(command: &mut Command, input: Vec<u8>, limit: Duration) -> Result<Vec<u8>, ReadError> {
    let begun = Instant::now();
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| ReadError::Unavailable(format!("{name}: {error}")))?;
    bound(&child, limit);
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(ReadError::Crashed);
    };
    let writer = std::thread::spawn(move || to.write_all(&input));
    let (done, heard) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let result = from.take(OUTPUT_AT_MOST + 1).read_to_end(&mut bytes);
        let _ = done.send(result.map(|_| bytes));
    });
    let answer = heard.recv_timeout(limit.saturating_sub(begun.elapsed()));
    let complete = matches!(&answer, Ok(Ok(bytes)) if bytes.len() as u64 <= OUTPUT_AT_MOST);
    if !complete {
        let _ = child.kill();
    }
    let status = child.wait();
    // Both end with the child: their pipes are closed.
    let _ = (writer.join(), reader.join());
    match answer {
        Err(_) => Err(ReadError::Timeout),
        Ok(Ok(bytes)) if complete && status.is_ok_and(|status| status.success()) => Ok(bytes),
        Ok(_) => Err(ReadError::Crashed),
    }
}

/// Limits that hold even when whoever started it is gone.
#[cfg(target_os = "linux")]
fn bound(child: &Child, limit: Duration) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_child(child);
    let at_most = |value| Rlimit { current: Some(value), maximum: Some(value) };
    // A child that has ended already needs none.
    let _ = prlimit(Some(pid), Resource::As, at_most(MEMORY_AT_MOST));
    let _ = prlimit(Some(pid), Resource::Cpu, at_most(limit.as_secs() + 1));
    let _ = prlimit(Some(pid), Resource::Core, at_most(0));
}

#[cfg(not(target_os = "linux"))]
fn bound(_child: &Child, _limit: Duration) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_floods_or_fails_is_ended_and_named() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        let limit = Duration::from_millis(200);
        assert_eq!(run(&mut shell("exec sleep 30"), vec![0; 1 << 20], limit), Err(ReadError::Timeout));
        assert_eq!(run(&mut shell("exec cat /dev/zero"), Vec::new(), PATIENCE), Err(ReadError::Crashed));
        assert_eq!(run(&mut shell("exit 3"), Vec::new(), PATIENCE), Err(ReadError::Crashed));
        assert_eq!(run(&mut shell("cat"), b"heard".to_vec(), PATIENCE), Ok(b"heard".to_vec()));
        let missing = run(&mut Command::new("/nowhere/tesseract"), Vec::new(), limit);
        assert!(matches!(missing, Err(ReadError::Unavailable(_))));
        assert!(Tesseract::find(Path::new("/bin/true"), &[], limit).is_none());
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
