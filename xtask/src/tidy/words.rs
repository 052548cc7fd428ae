//! What people read: every language of the interface holds the same keys.

use super::{Finding, tree::Tree};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;

pub fn languages(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let base: Vec<_> = tree.files.iter().filter(|f| is_locale(&f.path, "en")).collect();
    for english in base {
        let expected = keys(&english.text).with_context(|| english.path.clone())?;
        let german = if english.path.ends_with("/en.json") {
            english.path.replace("/en.json", "/de.json")
        } else {
            english.path.replace("/en/", "/de/")
        };
        let Some(text) = tree.text(&german) else {
            findings.push(Finding { place: german, say: "missing".into() });
            continue;
        };
        let found = keys(text).with_context(|| german.clone())?;
        for key in expected.symmetric_difference(&found) {
            findings.push(Finding { place: german.clone(), say: format!("`{key}` stands in one language only") });
        }
    }
    Ok(findings)
}

fn is_locale(path: &str, language: &str) -> bool {
    path.contains("locales/")
        && path.ends_with(".json")
        && (path.ends_with(&format!("/{language}.json")) || path.contains(&format!("/{language}/")))
}

fn keys(text: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    walk(&serde_json::from_str(text)?, String::new(), &mut found);
    Ok(found)
}

/// Plural forms differ between languages, so the part of a key after a plural suffix does not count.
fn walk(value: &Value, path: String, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                walk(value, format!("{path}.{key}"), found);
            }
        }
        _ => {
            let key = ["_zero", "_one", "_two", "_few", "_many", "_other"]
                .iter()
                .find_map(|plural| path.strip_suffix(plural))
                .unwrap_or(&path);
            found.insert(key.trim_start_matches('.').to_owned());
        }
    }
}
