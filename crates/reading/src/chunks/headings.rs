//! The headings that are open at a place of a document, carried from page to page.
//!
//! Invariant: levels grow from the outermost to the innermost.

use serde::{Deserialize, Serialize};

/// Headings deeper than this, or longer, help no search.
const DEPTH: usize = 4;
const LENGTH: usize = 120;

/// The stack of open headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headings(Vec<(u8, String)>);

impl Headings {
    /// A heading begins: it ends those of its own level and deeper.
    pub fn enter(&mut self, level: u8, text: &str) {
        while self.0.last().is_some_and(|(open, _)| *open >= level) {
            self.0.pop();
        }
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LENGTH).collect();
        if !text.is_empty() {
            self.0.push((level, text));
        }
    }

    /// Outermost first; of very deep ones the innermost.
    pub fn texts(&self) -> Vec<String> {
        self.0[self.0.len().saturating_sub(DEPTH)..].iter().map(|(_, text)| text.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_ends_those_of_its_level() {
        let mut headings = Headings::default();
        for (level, text) in [(1, "Book"), (2, "One"), (3, "Detail"), (2, "Two")] {
            headings.enter(level, text);
        }
        assert_eq!(headings.texts(), ["Book", "Two"]);
    }
}
