//! Words broken at the end of a line: which hyphens go, and which belong to the word.
//!
//! No dictionary: the document's own words decide, then the shape of the word.

use super::lines::Line;
use std::collections::HashSet;

/// Words of the pages at hand that are not broken, in lower case.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pages: Vec<&'a HashSet<String>>,
}

/// What becomes of a hyphen at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    /// It goes, the parts are one word.
    Join,
    /// It stays, without a blank behind it.
    Keep,
    /// It is no hyphen of a word; a blank follows.
    Apart,
}

/// First parts that nearly always keep their hyphen.
const KEEPING: [&str; 26] = [
    "self", "well", "high", "low", "two", "three", "four", "five", "one", "so", "non", "all", "half", "ill", "post",
    "long", "short", "large", "small", "first", "second", "third", "open", "real", "state", "end",
];

/// The words of lines, but for the last of each, which may be broken.
pub(super) fn words(lines: &[Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in lines {
        let last = line.tokens.len().saturating_sub(1);
        for token in &line.tokens[..last] {
            let word = token.text.trim_matches(|c: char| !c.is_alphanumeric());
            if word.len() > 3 {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

impl<'a> Known<'a> {
    pub fn new(pages: Vec<&'a HashSet<String>>) -> Self {
        Self { pages }
    }

    fn has(&self, word: &str) -> bool {
        self.pages.iter().any(|page| page.contains(word))
    }

    /// What to do between a token that ends a line and the one that begins the next.
    pub fn mend(&self, before: &str, after: &str) -> Mend {
        let Some(stem) = before.strip_suffix(['-', '\u{ad}', '\u{2010}', '\u{2011}']) else { return Mend::Apart };
        let soft = before.ends_with('\u{ad}');
        let (Some(left), Some(right)) = (stem.chars().next_back(), after.chars().next()) else { return Mend::Apart };
        if !left.is_alphanumeric() || !right.is_alphanumeric() {
            return Mend::Apart;
        }
        if !right.is_lowercase() || !left.is_alphabetic() {
            // Names, numbers, and German compounds of which the second part is named again.
            return Mend::Keep;
        }
        let stem = stem.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let rest: String =
            after.chars().take_while(|c| c.is_alphanumeric() || *c == '-').flat_map(char::to_lowercase).collect();
        let rest = rest.trim_end_matches('-');
        if self.has(&format!("{stem}-{rest}")) {
            return Mend::Keep;
        }
        if self.has(&format!("{stem}{rest}")) {
            return Mend::Join;
        }
        // "und", "or": "Vor- und Nachteile".
        if !soft && ["and", "or", "und", "oder", "et", "ou", "to", "y", "e", "bis"].contains(&rest) {
            return Mend::Apart;
        }
        let compound = stem.contains('-') || KEEPING.contains(&stem.as_str());
        let two_words = stem.chars().count() > 3 && self.has(&stem) && rest.chars().count() > 3 && self.has(rest);
        let acronym = before.chars().filter(|c| c.is_uppercase()).count() > 1;
        if compound || two_words || acronym { Mend::Keep } else { Mend::Join }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_are_mended_and_compounds_kept() {
        let words = HashSet::from(["star-forming", "mass", "light", "information"].map(String::from));
        let known = Known::new(vec![&words]);
        for (before, after, mend) in [
            ("infor-", "mation", Mend::Join),
            ("veloc\u{ad}", "ities,", Mend::Join),
            ("star-", "forming", Mend::Keep),
            ("well-", "known", Mend::Keep),
            ("state-of-the-", "art", Mend::Keep),
            ("mass-", "light", Mend::Keep),
            ("Schwarz-", "Weiß", Mend::Keep),
            ("Vor-", "und", Mend::Apart),
            ("–", "then", Mend::Apart),
            ("2016-", "2017", Mend::Keep),
        ] {
            assert_eq!(known.mend(before, after), mend, "{before} {after}");
        }
    }
}
