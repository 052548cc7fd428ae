//! Who may know whom. See "Directions" in ARCHITECTURE.md.

use super::{Finding, tree::Tree};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::process::Command;

/// Our crates, and which of ours each may depend on.
const OURS: &[(&str, &[&str])] = &[
    ("contract", &[]),
    ("analysis", &["contract"]),
    ("reading", &["contract"]),
    ("index", &["contract"]),
    ("models", &["contract", "fetch"]),
    ("fetch", &[]),
    ("writing", &["contract"]),
    ("live", &["contract"]),
    ("memory", &[]),
    ("files", &[]),
    ("migrations", &[]),
    ("store", &["migrations"]),
    ("queue", &["store"]),
    (
        "domain",
        &[
            "analysis", "contract", "reading", "index", "models", "fetch", "store", "files", "queue", "live", "memory",
            "writing",
        ],
    ),
    ("app", &["contract", "domain"]),
    ("frontend", &["app"]),
    (
        "server",
        &[
            "analysis",
            "app",
            "contract",
            "domain",
            "reading",
            "index",
            "models",
            "fetch",
            "store",
            "files",
            "queue",
            "live",
            "memory",
            "migrations",
            "writing",
        ],
    ),
    ("stack", &[]),
    ("xtask", &[]),
];

/// Outside crates with one home, and who may name them. `stack` names everything and uses nothing.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("sea-orm", &["store", "queue", "domain"]),
    ("sea-orm-migration", &["migrations"]),
    ("lancedb", &["index"]),
    ("fastembed", &["models"]),
    ("ort", &["models"]),
    ("reqwest", &["models", "fetch"]),
    ("pdfium-render", &["reading"]),
    ("ocrs", &["reading"]),
    ("rten", &["reading"]),
    ("tiff", &["reading"]),
    ("typst", &["writing"]),
    ("docx-rs", &["writing"]),
    ("rusqlite", &["writing"]),
    ("fsrs", &["memory"]),
    ("chrono-tz", &["memory"]),
    ("leptos", &["app", "frontend", "server"]),
    ("axum", &["app", "server"]),
];

/// Words that a folder's sources must not hold, with the files that may.
const UNSPOKEN: &[(&str, &[&str], &[&str])] = &[
    ("app/src/", &["domain::", "sea_orm", "store::", "reqwest", "lancedb"], &["app/src/request.rs"]),
    ("crates/domain/src/", &["leptos", "axum", "lancedb", "fastembed", "pdfium", "reqwest"], &[]),
    ("crates/reading/src/", &["sea_orm", "chrono::Utc::now", "Utc::now("], &[]),
    ("crates/contract/src/", &["Utc::now(", "std::fs", "std::env"], &[]),
    ("crates/writing/src/", &["Utc::now(", "std::fs", "std::env", "SystemTime"], &[]),
    ("crates/", &["std::env::var"], &["crates/store/src/testing.rs"]),
];

/// Files of the domain that may speak to the database: a noun's store, and the three that guard the border.
const SPEAKS_SQL: &[&str] =
    &["crates/domain/src/permit/mod.rs", "crates/domain/src/fault.rs", "crates/domain/src/tools.rs"];

pub fn crates(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, depends) in dependencies(tree)? {
        let Some((_, allowed)) = OURS.iter().find(|(ours, _)| *ours == name) else {
            findings.push(Finding { place: name, say: "a crate that tidy does not know: add it to OURS".into() });
            continue;
        };
        for other in depends {
            if OURS.iter().any(|(ours, _)| *ours == other) && !allowed.contains(&other.as_str()) {
                findings.push(Finding { place: name.clone(), say: format!("may not depend on {other}") });
            }
        }
    }
    Ok(findings)
}

pub fn outside(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, depends) in dependencies(tree)? {
        for other in depends.iter().filter(|_| name != "stack") {
            if let Some((_, homes)) = OUTSIDE.iter().find(|(outside, _)| outside == other)
                && !homes.contains(&name.as_str())
            {
                findings.push(Finding { place: name.clone(), say: format!("{other} belongs in {}", homes.join(", ")) });
            }
        }
    }
    Ok(findings)
}

pub fn sources(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        for (folder, words, excepted) in UNSPOKEN {
            if !file.path.starts_with(folder) || excepted.contains(&file.path.as_str()) || is_test(&file.path) {
                continue;
            }
            for word in *words {
                if let Some(line) = code_line_with(&file.text, word) {
                    findings.push(Finding {
                        place: format!("{}:{line}", file.path),
                        say: format!("must not name `{word}`"),
                    });
                }
            }
        }
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let in_store = name == "store.rs" || file.path.contains("/store/") || SPEAKS_SQL.contains(&file.path.as_str());
        if file.path.starts_with("crates/domain/src/")
            && !in_store
            && !is_test(&file.path)
            && let Some(line) = code_line_with(&file.text, "sea_orm::")
        {
            findings.push(Finding {
                place: format!("{}:{line}", file.path),
                say: "speaks to the database: move it to the noun's store.rs".into(),
            });
        }
    }
    Ok(findings)
}

pub fn browser(tree: &Tree) -> Result<Vec<Finding>> {
    let output = Command::new(cargo())
        .args(["tree", "--package", "frontend", "--target", "wasm32-unknown-unknown"])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(&tree.root)
        .output()
        .context("cargo tree")?;
    ensure!(output.status.success(), "cargo tree failed: {}", String::from_utf8_lossy(&output.stderr));
    // leptos names regex itself and leaves it unreached, so it is not on this list.
    let heavy = ["domain", "sea-orm", "lancedb", "tokio", "pulldown-cmark", "axum", "hyper"];
    Ok(String::from_utf8(output.stdout)?
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| heavy.contains(name))
        .map(|name| Finding { place: "frontend".into(), say: format!("{name} is compiled for the browser") })
        .collect())
}

/// Every crate of ours with the names of what it depends on outside of tests.
fn dependencies(tree: &Tree) -> Result<Vec<(String, Vec<String>)>> {
    let output = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(&tree.root)
        .output()
        .context("cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    Ok(packages
        .iter()
        .map(|package| {
            let depends = package["dependencies"].as_array().into_iter().flatten();
            let names = depends.filter(|d| d["kind"].is_null()).filter_map(|d| d["name"].as_str()).map(str::to_owned);
            (package["name"].as_str().unwrap_or_default().to_owned(), names.collect())
        })
        .collect())
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}

fn is_test(path: &str) -> bool {
    ["/tests/", "/examples/"].iter().any(|folder| path.contains(folder))
        || ["/tests.rs", "_tests.rs", "/testing.rs"].iter().any(|end| path.ends_with(end))
}

/// The first line (from 1) of code, not of comment, that holds `word`; the tests at a file's end do not count.
fn code_line_with(text: &str, word: &str) -> Option<usize> {
    let code = text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code);
    code.lines().position(|line| !line.trim_start().starts_with("//") && line.contains(word)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::code_line_with;

    #[test]
    fn a_word_in_code_is_found_and_one_in_a_comment_or_a_test_is_not() {
        assert_eq!(code_line_with("//! sea_orm\nuse sea_orm::X;", "sea_orm"), Some(2));
        assert_eq!(code_line_with("// sea_orm\n#[cfg(test)]\nmod tests {\nuse sea_orm::X;", "sea_orm"), None);
        assert_eq!(code_line_with("#[cfg(test)]\nmod tests;\nuse sea_orm::X;", "sea_orm"), Some(3));
    }
}
