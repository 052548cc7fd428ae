//! Chapters of books by the captions of their figures, and a deck of pictures against its twin of text.

use super::{FileScore, Measure, Plan, name};
use crate::evaluation::{captions_found, character_errors, plain};
use crate::{Ocr, OpenOptions, Readers, sniff_file};
use serde_json::Value;
use std::path::Path;

pub(super) async fn measures(readers: &Readers, folder: &Path) -> Vec<Measure> {
    [chapters(readers, folder).await, deck(readers, &folder.join("slides")).await].into_iter().flatten().collect()
}

async fn chapters(readers: &Readers, folder: &Path) -> Option<Measure> {
    let mut scores = Vec::new();
    let (mut right, mut all) = (0, 0);
    for chapter in ["openstax_anatomy_ch26_fluid_acid_base", "openstax_psychology_ch8_memory"] {
        let gold = std::fs::read(folder.join(chapter).join("gold.json")).ok()?;
        let gold: Value = serde_json::from_slice(&gold).ok()?;
        let figures = gold["figures"].as_array()?.iter();
        let truth: Vec<String> = figures.filter_map(|figure| Some(figure["caption"].as_str()?.to_string())).collect();
        let found = captions(readers, &folder.join(chapter).join("chapter.html")).await.unwrap_or_default();
        let hits = captions_found(&truth, &found);
        let missed: Vec<&str> =
            truth.iter().zip(&hits).filter(|(_, hit)| !**hit).map(|(one, _)| one.as_str()).collect();
        let hit = truth.len() - missed.len();
        (right, all) = (right + hit, all + truth.len());
        let note = (!missed.is_empty()).then(|| missed.join(" | "));
        scores.push(FileScore { file: chapter.into(), value: hit as f64 / truth.len().max(1) as f64, note });
    }
    let plan = Plan {
        name: "lectures.figures",
        what: "Figures of OpenStax chapters that come with the right caption",
        bar: 0.9,
        errors: false,
        usual: None,
    };
    (all > 0).then(|| plan.with(f64::from(right as u32) / f64::from(all as u32), scores))
}

async fn captions(readers: &Readers, file: &Path) -> Option<Vec<String>> {
    let kind = sniff_file(file).await.ok()?;
    let mut open = readers.open(file, &kind, &OpenOptions::default()).await.ok()?;
    let mut found = Vec::new();
    for number in 1..=open.about().pages {
        let page = open.page(number).await.ok()?;
        found.extend(page.figures.into_iter().filter_map(|figure| figure.caption));
    }
    Some(found)
}

/// The same slides as pictures and as text. What the twin has as pictures is not its text; marks of lists and speaker's
/// notes are left out on both sides.
async fn deck(readers: &Readers, folder: &Path) -> Option<Measure> {
    let pictures = folder.join("slide_qc.pdf");
    let seen = slides(readers, &pictures, Ocr::Auto).await?;
    let written = slides(readers, &folder.join("slide_qc.pptx"), Ocr::Never).await?;
    let plan = Plan {
        name: "lectures.deck",
        what: "A deck of pictures against its twin of text: character errors",
        bar: 0.08,
        errors: true,
        usual: None,
    };
    let score = character_errors(&written.join("\n"), &seen.join("\n"));
    let each = seen.iter().zip(&written).map(|(seen, written)| format!("{:.3}", character_errors(written, seen)));
    let note = Some(each.collect::<Vec<_>>().join(" "));
    plan.mean(vec![FileScore { file: name(&pictures), value: score, note }])
}

async fn slides(readers: &Readers, file: &Path, ocr: Ocr) -> Option<Vec<String>> {
    let kind = sniff_file(file).await.ok()?;
    let options = OpenOptions { ocr, ..OpenOptions::default() };
    let mut open = readers.open(file, &kind, &options).await.ok()?;
    let mut slides = Vec::new();
    for number in 1..=open.about().pages {
        let page = open.page(number).await.ok()?;
        let notes = page.notes.as_deref().map_or(0, |notes| notes.trim().len());
        let text = plain(page.text[..page.text.len() - notes].trim());
        let lines = text.lines().map(|line| line.trim_start_matches(['•', '-', '*', '>', '+', ' ']));
        slides.push(lines.collect::<Vec<_>>().join("\n"));
    }
    Some(slides)
}
