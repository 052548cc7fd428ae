//! Words as the extractive answerer compares them: lower case, without the small words of English, cut to their stems.
//!
//! Other languages than English work with less help: their words are compared as they are stemmed by English rules.

use rust_stemmers::{Algorithm, Stemmer};
use std::{collections::HashSet, sync::LazyLock};
use unicode_segmentation::UnicodeSegmentation;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a an the of in on at to for from by with and or but if then than that this these those is are was were be been \
     being am do does did done has have had having it its he she they them his her their there here i you we us our \
     your my me who whom whose what which when where why how many much long old far as so such not no nor can could \
     may might must shall should will would about into over under between during after before also any some all each \
     other more most one"
        .split_whitespace()
        .collect()
});

/// Words of a question that speak of the asking, not of the matter.
static ASKING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "name called kind type please tell explain describe define list give find say says said according text document \
     documents material materials lecture lectures slide slides notes note passage paper book page pages mean means \
     meant mentioned know question answer example examples briefly summary summarise summarize summarised overview"
        .split_whitespace()
        .collect()
});

/// The stems of the words that carry meaning, in order, with repetitions.
pub fn content(text: &str) -> Vec<String> {
    text.unicode_words().filter_map(|word| stem(word, false)).collect()
}

/// The same of a question: words about the asking are left out, unless nothing else is there.
pub fn asked(question: &str) -> Vec<String> {
    question.unicode_words().filter_map(|word| stem(word, true)).collect()
}

/// The words of a text that carry meaning, as they are written.
pub fn telling(text: &str) -> Vec<&str> {
    text.unicode_words().filter(|word| stem(word, true).is_some()).collect()
}

fn stem(word: &str, of_question: bool) -> Option<String> {
    let lower = word.to_lowercase();
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    if SMALL.contains(bare) || (of_question && ASKING.contains(bare)) {
        return None;
    }
    // A single letter is a mark or a variable and found everywhere; a single digit counts.
    if bare.chars().count() == 1 && bare.chars().all(|character| character.is_ascii_alphabetic()) {
        return None;
    }
    Some(STEMMER.stem(bare).into_owned())
}

/// How many words a person would count.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_are_the_stems_of_telling_words() {
        assert_eq!(
            content("The kidney's tubules were reabsorbing 40 ions."),
            ["kidney", "tubul", "reabsorb", "40", "ion"]
        );
        assert_eq!(asked("Please explain what the lecture says about osmosis"), ["osmosi"]);
        assert_eq!(telling("And why does it matter for plants?"), ["matter", "plants"]);
        assert!(asked("What is this?").is_empty());
    }
}
