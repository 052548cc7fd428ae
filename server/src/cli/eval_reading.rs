//! `eval reading`: how well files of every kind are read, measured over a folder of test documents.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::Outcome;
use reading::evaluation::{Measure, evaluate};
use serde_json::json;
use std::fmt::Write;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with pdf/, office/, ocr/, html/ and lectures/ in it, or some of them.
    pub folder: std::path::PathBuf,
}

/// Needs no database and no model.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let readers = wiring::readers(&config, None)?;
    let begun = std::time::Instant::now();
    let progress = |part: &str| eprintln!("{part} is being read.");
    let measures = evaluate(&readers, &arguments.folder, progress).await;
    if measures.is_empty() {
        let hint = "Give a folder with pdf/, office/, ocr/, html/ or lectures/ in it.";
        return Err(Refusal::invalid("folder", "There is nothing to measure.").with_hint(hint).into());
    }
    let json = json!({ "measures": measures, "seconds": begun.elapsed().as_secs_f64() });
    Ok(Answer::new(json, table(&measures)))
}

/// As `docs/BENCHMARKS.md` has it, and below it what was missed.
fn table(measures: &[Measure]) -> String {
    let mut text = String::from("| | reached | aim | usual Python | files |\n|---|---|---|---|---|\n");
    for measure in measures {
        let sign = if measure.errors { "≤" } else { "≥" };
        let value = format!("{:.3}", measure.value);
        let value = if measure.reached { format!("**{value}**") } else { value };
        let (what, aim, files) = (measure.what, measure.bar, measure.files.len());
        let _ = writeln!(text, "| {what} | {value} | {sign} {aim} | {} | {files} |", measure.usual.unwrap_or(""));
    }
    for measure in measures.iter().filter(|measure| !measure.reached) {
        let _ = writeln!(text, "\n{}", measure.what);
        for file in &measure.files {
            let _ = writeln!(text, "  {:.3}  {}  {}", file.value, file.file, file.note.as_deref().unwrap_or(""));
        }
    }
    text
}
