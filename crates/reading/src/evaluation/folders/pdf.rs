//! Papers against their hand-made text, and facts about hard pages.

use super::{FileScore, Measure, Plan, files, scored};
use crate::evaluation::facts::{Fact, Table, holds};
use crate::evaluation::similarity;
use crate::{ReadOptions, Readers, read_file};
use std::path::Path;

pub(super) async fn measures(readers: &Readers, folder: &Path) -> Vec<Measure> {
    [papers(readers, &folder.join("arxiv_groundtruth")).await, facts(readers, &folder.join("olmocr_bench")).await]
        .into_iter()
        .flatten()
        .collect()
}

async fn papers(readers: &Readers, folder: &Path) -> Option<Measure> {
    let mut scores = Vec::new();
    for file in files(folder, "pdf") {
        let Ok(truth) = std::fs::read_to_string(file.with_extension("txt")) else { continue };
        scores.push(scored(readers, &file, 0.0, |text| similarity(text, &truth)).await);
    }
    let plan = Plan {
        name: "pdf.similarity",
        what: "arXiv papers against their hand-made text: 1 − indel distance",
        bar: 0.97,
        errors: false,
        usual: Some(".946–.999 (pdfium)"),
    };
    plan.mean(scores)
}

async fn facts(readers: &Readers, folder: &Path) -> Option<Measure> {
    let lines = std::fs::read_to_string(folder.join("facts.jsonl")).ok()?;
    let facts: Vec<Fact> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut scores = Vec::new();
    let mut held = 0;
    for file in files(folder, "pdf") {
        let about: Vec<&Fact> = facts.iter().filter(|fact| super::name(&file) == fact.pdf).collect();
        if about.is_empty() {
            continue;
        }
        let report = read_file(readers, &file, &ReadOptions::default()).await;
        let pages = report.map(|report| report.pages).unwrap_or_default();
        let wrong: Vec<&str> = about
            .iter()
            .filter(|fact| {
                let page = pages.iter().find(|page| page.number == fact.page);
                let tables: Vec<Table> =
                    page.map(|page| page.tables.iter().map(|table| table.rows.clone()).collect()).unwrap_or_default();
                !page.is_some_and(|page| holds(fact, &page.text, &tables))
            })
            .map(|fact| fact.id.as_str())
            .collect();
        let right = about.len() - wrong.len();
        held += right;
        let note = (!wrong.is_empty()).then(|| wrong.join(" "));
        scores.push(FileScore { file: super::name(&file), value: right as f64 / about.len() as f64, note });
    }
    let plan = Plan {
        name: "pdf.facts",
        what: "olmOCR's facts about hard pages that hold, tables and formulas among them",
        bar: 0.6,
        errors: false,
        usual: Some(".29 of the text facts (pdfium)"),
    };
    (!scores.is_empty()).then(|| plan.with(held as f64 / facts.len().max(1) as f64, scores))
}
