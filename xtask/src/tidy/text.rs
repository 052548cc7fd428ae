//! What stands in the files.

use super::{Finding, tree::Tree};
use anyhow::Result;

pub fn opens_with_docs(tree: &Tree) -> Result<Vec<Finding>> {
    Ok(tree
        .rust()
        .filter(|file| !file.text.trim_start().starts_with("//!"))
        .map(|file| Finding {
            place: file.path.clone(),
            say: "open it with `//!`: what it is and what it is not".into(),
        })
        .collect())
}

pub fn unfinished(tree: &Tree) -> Result<Vec<Finding>> {
    // Written apart, so that this file does not find itself.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[ig", "nore"),
        concat!("thread::", "sleep"),
        concat!("time::", "sleep("),
        concat!("waitFor", "Timeout"),
        concat!("test.", "skip("),
        concat!("test.", "only("),
    ];
    // A pause is what these are for: waiting between retries, polls and reconnects.
    let may_pause =
        |path: &str| !(path.contains("/tests/") || path.ends_with("tests.rs") || path.starts_with("end2end/"));
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|f| [".rs", ".ts", ".js", ".css", ".sh"].iter().any(|e| f.path.ends_with(e))) {
        for (number, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                if word.contains("sleep") && may_pause(&file.path) {
                    continue;
                }
                findings.push(Finding { place: format!("{}:{}", file.path, number + 1), say: format!("`{word}`") });
            }
        }
    }
    Ok(findings)
}

/// A server function is a door, not a room: its body is at most six lines.
pub fn server_functions(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| file.path.starts_with("app/src/") && file.path.ends_with("api.rs")) {
        let mut start = None;
        for (number, line) in file.text.lines().enumerate() {
            if line.starts_with("pub async fn") {
                start = Some(None);
            }
            match start {
                Some(None) if line.ends_with('{') => start = Some(Some(number)),
                Some(Some(from)) if line == "}" => {
                    if number - from - 1 > 6 {
                        findings.push(Finding {
                            place: format!("{}:{}", file.path, from + 1),
                            say: format!("{} lines: move the work into a verb of the domain", number - from - 1),
                        });
                    }
                    start = None;
                }
                _ => {}
            }
        }
    }
    Ok(findings)
}
