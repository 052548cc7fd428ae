//! Pictures of text against what is written in them.

use super::{FileScore, Measure, Plan, files, scored};
use crate::Readers;
use crate::evaluation::{character_errors, mended, plain, words_found};
use std::path::Path;

pub(super) async fn measures(readers: &Readers, folder: &Path) -> Vec<Measure> {
    let tesseract = folder.join("tesseract");
    let page = [(tesseract.join("8071_093.3B.tif"), tesseract.join("8071_093.3B.txt"))];
    let prints = [
        (tesseract.join("phototest.tif"), tesseract.join("phototest.gold.txt")),
        (folder.join("ocrs/why-rust.png"), folder.join("ocrs/why-rust.expected.txt")),
        (folder.join("two_column/linn.png"), folder.join("two_column/linn.txt")),
    ];
    let turned = [
        (tesseract.join("phototest-rotated-R.png"), tesseract.join("phototest.gold.txt")),
        (folder.join("docling/ocr_test_rotated_90.pdf"), folder.join("docling/ocr_test.md")),
    ];
    let plans = [
        Plan {
            name: "ocr.page",
            what: "A magazine page of five columns (UNLV 8071) in reading order: character errors",
            bar: 0.03,
            errors: true,
            usual: Some(".094 (tesseract), .014 with its lines apart"),
        }
        .mean(errors(readers, &page).await),
        Plan {
            name: "ocr.print",
            what: "Clean print, one and two columns: character errors",
            bar: 0.03,
            errors: true,
            usual: None,
        }
        .mean(errors(readers, &prints).await),
        Plan { name: "ocr.turned", what: "Turned pages: words found", bar: 0.9, errors: false, usual: Some(".50") }
            .mean(found(readers, &turned).await),
        Plan {
            name: "ocr.receipts",
            what: "Scanned receipts (SROIE): words found",
            bar: 0.85,
            errors: false,
            usual: Some(".756 (tesseract)"),
        }
        .mean(receipts(readers, &folder.join("sroie")).await),
    ];
    plans.into_iter().flatten().collect()
}

type Pairs<'a> = &'a [(std::path::PathBuf, std::path::PathBuf)];

async fn errors(readers: &Readers, pairs: Pairs<'_>) -> Vec<FileScore> {
    let mut scores = Vec::new();
    for (file, truth) in pairs {
        let Ok(truth) = std::fs::read_to_string(truth) else { continue };
        let truth = plain(&mended(&truth));
        scores.push(scored(readers, file, 1.0, |text| character_errors(&truth, &plain(text))).await);
    }
    scores
}

async fn found(readers: &Readers, pairs: Pairs<'_>) -> Vec<FileScore> {
    let mut scores = Vec::new();
    for (file, truth) in pairs {
        let Ok(truth) = std::fs::read_to_string(truth) else { continue };
        scores.push(scored(readers, file, 0.0, |text| words_found(&truth, text)).await);
    }
    scores
}

/// The truth has eight coordinates before the text of each line.
async fn receipts(readers: &Readers, folder: &Path) -> Vec<FileScore> {
    let mut scores = Vec::new();
    for file in files(folder, "jpg") {
        let Ok(truth) = std::fs::read(file.with_extension("csv")) else { continue };
        let truth = String::from_utf8_lossy(&truth).into_owned();
        let lines: Vec<&str> = truth.lines().filter_map(|line| line.splitn(9, ',').nth(8)).collect();
        scores.push(scored(readers, &file, 0.0, |text| words_found(&lines.join("\n"), text)).await);
    }
    scores
}
