//! Names in a sentence: words that a capital sets apart, and letters that stand for several words.

use crate::chat::extractive::words::{self, Language};
use unicode_segmentation::UnicodeSegmentation;

/// A name's word: its stem, and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub stem: String,
    pub written: String,
}

/// Capitalised words of a sentence. Its first word is one only before another; where every noun has a capital, only
/// words in a row are.
pub fn names(language: Language, sentence: &str) -> Vec<Name> {
    let all: Vec<&str> = sentence.unicode_words().collect();
    let capital = |at: usize| {
        let word = all.get(at).copied().unwrap_or_default();
        word.starts_with(char::is_uppercase) && word.chars().count() > 1
    };
    let telling = |at: usize| all.get(at).is_some_and(|word| !words::content(language, word).is_empty());
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let beside =
            capital(at) && ((capital(at + 1) && telling(at + 1)) || (at > 0 && capital(at - 1) && telling(at - 1)));
        let is_name = match language {
            Language::German => beside,
            Language::English => capital(at) && (at > 0 || beside),
        };
        if is_name {
            let stems = words::content(language, word).into_iter();
            found.extend(stems.map(|stem| Name { stem, written: (*word).to_owned() }));
        }
    }
    found
}

/// Whether letters like "WHO" stand for capitalised words in a row of `text`.
pub fn stands_for(letters: &str, text: &str) -> bool {
    let short: Vec<char> = letters.chars().collect();
    if !(2..=6).contains(&short.len()) || !short.iter().all(|letter| letter.is_uppercase()) {
        return false;
    }
    let initials: Vec<char> = text.unicode_words().filter_map(|word| word.chars().next()).collect();
    initials.windows(short.len()).any(|window| window == short)
}
