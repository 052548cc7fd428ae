//! Long messages that hold a question somewhere, as people write them to a doctor: made of a query and other people's
//! stories by a rule, so that every run makes the same.

use crate::chat::extractive;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;

/// The stories of a file of JSON lines, each with a `question`.
///
/// # Errors
/// When the file cannot be read or holds none.
pub(crate) fn stories(file: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let story = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["question"].as_str()?.to_owned());
    let stories: Vec<String> = text.lines().filter_map(story).collect();
    ensure!(!stories.is_empty(), "{} holds no line with a question", file.display());
    Ok(stories)
}

/// A query inside a message about other things. The stories are vignettes of exam questions; of one stand the first
/// three sentences, of the next the first two. The query stands before, between or behind them in turn.
pub(crate) fn message(query: &str, stories: &[String], turn: usize) -> String {
    let story = |offset: usize, sentences: usize| {
        let story = &stories[(turn * 7 + offset) % stories.len().max(1)];
        sentences_of(story).into_iter().take(sentences).collect::<Vec<_>>().join(" ")
    };
    let greeting = "Hello, I hope that this is the right place to ask, and sorry for the long message.";
    let thanks = "Thank you for your time, any help would be great.";
    let query = query.trim();
    let query = if query.ends_with(['.', '?', '!']) { query.to_owned() } else { format!("{query}.") };
    let (first, second) = (story(0, 3), story(3, 2));
    match turn % 3 {
        0 => format!("{greeting} {query} {first} {second} {thanks}"),
        1 => format!("{greeting} {first} {query} {second} {thanks}"),
        _ => format!("{greeting} {first} {second} {query} {thanks}"),
    }
}

/// Sentences without the last, which asks for the answer of the exam.
fn sentences_of(story: &str) -> Vec<&str> {
    let ranges = extractive::split(story);
    let all: Vec<&str> = ranges.into_iter().map(|one| &story[one.range]).collect();
    let most = all.len().saturating_sub(1).max(1);
    all.into_iter().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_holds_the_query_among_other_things() {
        let stories = ["A man is ill. He coughs. He is tired. What is it?".to_owned(), "A dog barks. Why?".to_owned()];
        for turn in 0..3 {
            let message = message("osmosis needs energy", &stories, turn);
            assert!(message.contains(" osmosis needs energy. "), "{message}");
            assert!(message.split_whitespace().count() > 30 && !message.contains("What is it?"), "{message}");
        }
    }
}
