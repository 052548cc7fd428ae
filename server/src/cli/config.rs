//! `config`: every setting with its meaning and its value, secrets hidden.

use super::{Answer, Common};
use crate::config::{Shown, Sources};
use domain::Outcome;
use serde_json::{Value, json};
use std::fmt::Write;

/// What `config` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Checks the configuration and shows it in the form of its file.
pub async fn run(common: &Common, _arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let settings: Vec<Value> = config
        .shown
        .iter()
        .map(|one| {
            let variable = Sources::variable(&one.key);
            json!({ "key": one.key, "value": one.value, "about": one.about, "variable": variable })
        })
        .collect();
    let document = json!({ "data": config.data, "file": config.file, "settings": settings });
    let mut text = format!("# Data folder: {}\n", config.data.display());
    match &config.file {
        Some(file) => text.push_str(&format!("# Read from: {}\n", file.display())),
        None => text.push_str("# No file was read.\n"),
    }
    text.push_str(&as_file(&config.shown));
    Ok(Answer::new(document, text))
}

fn as_file(shown: &[Shown]) -> String {
    let mut text = String::new();
    let mut table = "";
    // Lists of tables stand at the end: what follows them would belong to the last one.
    let (lists, plain): (Vec<_>, Vec<_>) = shown.iter().partition(|one| one.key == "models.chat");
    for one in plain {
        let (concern, name) = one.key.split_once('.').unwrap_or(("", &one.key));
        if concern != table {
            table = concern;
            let _ = write!(text, "\n[{concern}]\n");
        }
        let _ = write!(text, "# {}\n{name} = {}\n", one.about, one.value);
    }
    for list in lists {
        let _ = write!(text, "\n# {}\n", list.about);
        for table in list.value.as_array().into_iter().flatten() {
            let _ = writeln!(text, "[[{}]]", list.key);
            for (name, value) in table.as_object().into_iter().flatten() {
                let _ = writeln!(text, "{name} = {value}");
            }
        }
    }
    text
}
