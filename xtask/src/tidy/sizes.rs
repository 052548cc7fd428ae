//! How large the rooms are.

use super::{Finding, tree::Tree};
use anyhow::Result;

/// Lines above which a file is a room too big to live in.
const CEILING: usize = 600;

pub fn ceiling(tree: &Tree) -> Result<Vec<Finding>> {
    Ok(tree
        .files
        .iter()
        .filter(|file| [".rs", ".ts", ".css", ".js"].iter().any(|end| file.path.ends_with(end)))
        .filter(|file| file.text.lines().count() > CEILING)
        .map(|file| Finding { place: file.path.clone(), say: format!("more than {CEILING} lines: split it") })
        .collect())
}

/// Count, median and ninetieth percentile of the Rust files.
pub fn summary(tree: &Tree) -> String {
    let mut lines: Vec<_> = tree.rust().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    let at = |share: usize| lines.get((lines.len().saturating_sub(1)) * share / 100).copied().unwrap_or(0);
    format!("{} Rust files, median {} lines, ninetieth percentile {}", lines.len(), at(50), at(90))
}
