//! Real files with bytes changed, cut and doubled: every reader ends in pages or a sentence, never in a panic.
//!
//! A few rounds each time; `LECTERN_BENT_ROUNDS` asks for more. The fuzz targets (`scripts/tools/fuzz`) go further.

use crate::{data, files};
use reading::{Kind, read_bytes, sniff};
use std::path::PathBuf;

/// Larger seeds only cost time.
const LARGEST: u64 = 200_000;

/// The same numbers each time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn bend(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bent = bytes.to_vec();
        for _ in 0..=self.roll(8) {
            let at = self.roll(bent.len());
            match self.roll(4) {
                0 => bent.truncate(at.max(8)),
                1 => {
                    let end = (at + self.roll(400)).min(bent.len());
                    let piece = bent[at..end].to_vec();
                    bent.splice(at..at, piece);
                }
                2 => bent[at] = self.roll(256) as u8,
                _ => bent[at] ^= 1 << self.roll(8),
            }
        }
        bent
    }
}

fn seeds() -> Vec<(Kind, PathBuf)> {
    let mut seeds = Vec::new();
    for (part, ending) in [
        ("office/docling", "docx"),
        ("office/docling", "pptx"),
        ("office/poi", "docx"),
        ("office/poi", "pptx"),
        ("office/tika", "docx"),
        ("html/markitdown", "html"),
        ("lectures/notes_md", "md"),
    ] {
        for file in data(part).map(|folder| files(&folder, ending)).unwrap_or_default() {
            let head = std::fs::read(&file).unwrap_or_default();
            seeds.push((sniff(&head, &file.to_string_lossy()), file));
        }
    }
    let workbook = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/xlsx/grades.xlsx");
    seeds.push((Kind::Xlsx, workbook.into()));
    seeds.retain(|(_, file)| file.metadata().is_ok_and(|meta| meta.len() <= LARGEST));
    seeds
}

#[test]
fn bent_files_end_in_pages_or_a_sentence() {
    let rounds = std::env::var("LECTERN_BENT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut read = (0, 0);
    for (kind, file) in seeds() {
        let bytes = std::fs::read(&file).expect("the seed");
        for round in 0..rounds {
            let bent = dice.bend(&bytes);
            let outcome = std::panic::catch_unwind(|| read_bytes(&kind, &bent));
            let Ok(outcome) = outcome else {
                let kept = std::env::temp_dir().join("bent");
                std::fs::write(&kept, &bent).expect("kept");
                panic!("{} in round {round}: kept as {}", file.display(), kept.display());
            };
            read.0 += usize::from(outcome.is_ok());
            read.1 += 1;
        }
    }
    println!("{} of {} bent files were read, the others refused", read.0, read.1);
}
