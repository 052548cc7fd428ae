//! Articles against what people marked as their text.

use super::{FileScore, Measure, Plan};
use crate::article::{Hints, article};
use crate::evaluation::article::{compare, score, words};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

pub(super) fn measures(folder: &Path) -> Vec<Measure> {
    articles(&folder.join("article_extraction_benchmark")).into_iter().collect()
}

fn articles(folder: &Path) -> Option<Measure> {
    let truth: Value = serde_json::from_slice(&std::fs::read(folder.join("ground-truth.json")).ok()?).ok()?;
    let mut matches = Vec::new();
    let mut files = Vec::new();
    for (id, truth) in truth.as_object()? {
        let mut html = Vec::new();
        let packed = std::fs::File::open(folder.join(format!("html/{id}.html.gz"))).ok()?;
        flate2::read::GzDecoder::new(packed).read_to_end(&mut html).ok()?;
        let hints = Hints { address: truth["url"].as_str(), charset: None };
        let (read, note) = match article(&html, hints) {
            Ok(document) => (words(&document), None),
            Err(error) => (String::new(), Some(error.code().to_string())),
        };
        let found = compare(truth["articleBody"].as_str().unwrap_or_default(), &read);
        let (precision, recall) = (found.precision(), found.recall());
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        files.push(FileScore { file: id.clone(), value: f1, note });
        matches.push(found);
    }
    let plan = Plan {
        name: "html.article",
        what: "Articles of the web: F1 of runs of four words",
        bar: 0.96,
        errors: false,
        usual: Some(".958 (trafilatura), .947 (readability.js)"),
    };
    (!files.is_empty()).then(|| plan.with(score(&matches).f1, files))
}
