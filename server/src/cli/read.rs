//! `read`: one file, read to the end and shown. No database, no model, nothing kept.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::Outcome;
use reading::{Ocr, ReadError, ReadOptions, ReadReport, read_file};
use std::fmt::Write;
use std::path::PathBuf;

/// What `read` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file.
    pub file: PathBuf,
    /// The password of an encrypted file.
    #[arg(long)]
    pub password: Option<String>,
    /// Whether pictures of text are recognised. Pages that would need it and are not say `needs_ocr`.
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "never", "always"])]
    pub ocr: String,
    /// Show where every word stands.
    #[arg(long)]
    pub boxes: bool,
    /// Write the pictures of pages and figures into this folder.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Reads it.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    if !arguments.file.is_file() {
        let say = format!("There is no file {}.", arguments.file.display());
        return Err(Refusal::invalid("file", say).with_hint(ReadError::Io(String::new()).hint()).into());
    }
    let ocr = match arguments.ocr.as_str() {
        "never" => Ocr::Never,
        "always" => Ocr::Always,
        _ => Ocr::Auto,
    };
    let readers = wiring::readers(&config, None)?;
    let options = ReadOptions { password: arguments.password, ocr, boxes: arguments.boxes, out: arguments.out };
    match read_file(&readers, &arguments.file, &options).await {
        Ok(report) => {
            let json = serde_json::to_value(&report).map_err(anyhow::Error::from)?;
            Ok(Answer::new(json, as_text(&report)))
        }
        Err(ReadError::Unavailable(cause)) => {
            let error = ReadError::Unavailable(cause);
            Err(Refusal::Unavailable { say: error.say(), hint: error.hint().to_string() }.into())
        }
        Err(error) if error.is_ours() => Err(anyhow::Error::from(error).into()),
        Err(error) => Ok(Answer::unread(&error)),
    }
}

fn as_text(report: &ReadReport) -> String {
    let mut text = String::new();
    let head = [&report.title, &report.author, &report.date, &report.site];
    let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    if !head.is_empty() {
        let _ = writeln!(text, "{}\n", head.join(" · "));
    }
    for page in &report.pages {
        if report.pages.len() > 1 {
            let label = page.label.as_deref().filter(|label| *label != page.number.to_string());
            let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
            let _ = writeln!(text, "— page {}{label} —\n", page.number);
        }
        if let Some(error) = &page.error {
            let _ = writeln!(text, "[{} {}]\n", error.say, error.hint);
        }
        if page.needs_ocr {
            text.push_str("[This page is a picture of text.]\n\n");
        }
        if !page.text.trim().is_empty() {
            let _ = writeln!(text, "{}\n", page.text.trim_end());
        }
        for figure in &page.figures {
            let words = figure.caption.as_deref().or(figure.alt.as_deref()).unwrap_or("without a caption");
            let file = figure.file.as_deref().map(|file| format!(" → {file}")).unwrap_or_default();
            let _ = writeln!(text, "[Figure: {words}{file}]\n");
        }
    }
    for warning in &report.warnings {
        let _ = writeln!(text, "[{}]", warning.say);
    }
    text
}
