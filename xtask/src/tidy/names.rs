//! A file is named by what it holds, not by the pattern it follows.

use super::{Finding, tree::Tree};
use anyhow::Result;

pub fn nouns(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        let vague = ["utils", "util", "helpers", "helper", "common", "misc", "types", "manager"];
        if file.path.trim_end_matches(".rs").split('/').any(|part| vague.contains(&part)) {
            findings.push(Finding { place: file.path.clone(), say: "name it by what it holds".into() });
        }
        for (number, line) in file.text.lines().enumerate() {
            let Some(rest) = ["struct ", "enum ", "trait "].iter().find_map(|kind| {
                let line = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
                line.strip_prefix(kind)
            }) else {
                continue;
            };
            let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if ["Manager", "Helper", "Util", "Utils", "Service"].iter().any(|end| name.ends_with(end)) {
                findings.push(Finding {
                    place: format!("{}:{}", file.path, number + 1),
                    say: format!("`{name}`: name it by what it is"),
                });
            }
        }
    }
    Ok(findings)
}
