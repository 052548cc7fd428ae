//! The parts of a sentence that claim something of their own.

use crate::chat::extractive::words::{self, Language};

/// Between clauses.
const BETWEEN: [&str; 9] =
    ["; ", ", and ", ", but ", ", while ", ", whereas ", ", und ", ", aber ", ", während ", " and "];
/// Telling words that a clause has at least; shorter ones belong to their neighbour.
const WORDS: usize = 3;

/// The clauses of a sentence, in order; the whole sentence where it cannot be parted.
pub fn split(language: Language, sentence: &str) -> Vec<String> {
    let mut parts = vec![sentence.trim().to_owned()];
    for between in BETWEEN {
        let least = if between == " and " { WORDS + 2 } else { WORDS };
        parts = parts.into_iter().flat_map(|part| parted(language, &part, between, least)).collect();
    }
    parts
}

/// `part` at each `between` that leaves enough on both sides.
fn parted(language: Language, part: &str, between: &str, least: usize) -> Vec<String> {
    let enough = |text: &str| words::content(language, text).len() >= least;
    let mut found = Vec::new();
    let mut current = String::new();
    let mut pieces = part.split(between).peekable();
    while let Some(piece) = pieces.next() {
        current.push_str(piece);
        if pieces.peek().is_none() {
            break;
        }
        if enough(&current) && enough(&pieces.clone().collect::<Vec<_>>().join(between)) {
            found.push(std::mem::take(&mut current));
        } else {
            current.push_str(between);
        }
    }
    found.push(current);
    found
}
