//! The support check: is a sentence of an answer held by the passages that it cites?
//!
//! Light on purpose: it compares words, numbers, names and negation, and judges no reasoning. It may call a free
//! paraphrase "partly"; it must not call an invented figure "supported".

use super::extractive::{split, words};
use contract::Support;
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

/// Compares a sentence with the texts it cites.
pub fn check(sentence: &str, cited: &[&str]) -> Support {
    if cited.is_empty() {
        return Support::Unsupported;
    }
    // A short sentence may not tell its language; what it cites does.
    let language = words::language(&cited.join(" ")).unwrap_or_default();
    // Numbers are compared on their own, whether written as digits or as words.
    let claimed: HashSet<String> =
        words::content(language, sentence).into_iter().filter(|word| numbers(word).is_empty()).collect();
    let held: HashSet<String> = cited.iter().flat_map(|text| words::content(language, text)).collect();
    if claimed.is_empty() {
        return Support::Supported;
    }
    let share = claimed.iter().filter(|word| held.contains(*word)).count() as f32 / claimed.len() as f32;
    let figures: HashSet<String> = cited.iter().flat_map(|text| numbers(text)).collect();
    if numbers(sentence).iter().any(|number| !figures.contains(number)) {
        return Support::Unsupported;
    }
    if share < 0.45 {
        return Support::Unsupported;
    }
    if share >= 0.6 && is_denied(sentence) != nearest_is_denied(language, &claimed, cited) {
        return Support::Unsupported;
    }
    let strange = names(language, sentence).iter().any(|name| !held.contains(name));
    if share >= 0.75 && !strange { Support::Supported } else { Support::Partly }
}

/// Numbers in one form: digits without separators, number words as digits.
fn numbers(text: &str) -> Vec<String> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    text.unicode_words()
        .filter_map(|word| {
            let lower = word.to_lowercase();
            // "One" is as often a pronoun as a number; it is not held against a sentence.
            if let Some(value) = WORDS.iter().position(|name| *name == lower) {
                return (value > 1).then(|| value.to_string());
            }
            let digits: String = lower.chars().filter(|c| !matches!(c, ',' | '\'' | '’')).collect();
            let start = digits.trim_end_matches(|c: char| c.is_alphabetic());
            (!start.is_empty() && start.chars().all(|c| c.is_ascii_digit() || c == '.'))
                .then(|| start.trim_end_matches('.').to_owned())
        })
        .filter(|number| number != "1")
        .collect()
}

/// Capitalised words that do not begin the sentence, as stems.
fn names(language: words::Language, sentence: &str) -> Vec<String> {
    sentence
        .unicode_words()
        .skip(1)
        .filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 1)
        .flat_map(|word| words::content(language, word))
        .collect()
}

/// Says that something is not so.
fn is_denied(text: &str) -> bool {
    const DENIALS: [&str; 11] =
        ["not", "no", "never", "none", "neither", "nor", "without", "cannot", "nobody", "nothing", "hardly"];
    let denials = text.unicode_words().filter(|word| {
        let lower = word.to_lowercase();
        DENIALS.contains(&lower.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t")
    });
    denials.count() % 2 == 1
}

/// Whether the cited sentence that shares most words is a denial.
fn nearest_is_denied(language: words::Language, claimed: &HashSet<String>, cited: &[&str]) -> bool {
    let mut best = (0, false);
    for text in cited {
        for sentence in split(text) {
            let sentence = &text[sentence.range];
            let words: HashSet<String> = words::content(language, sentence).into_iter().collect();
            let common = words.intersection(claimed).count();
            if common > best.0 {
                best = (common, is_denied(sentence));
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use Support::{Partly, Supported, Unsupported};

    const KIDNEY: &str = "The kidneys filter about 180 litres of plasma each day. Glucose is not excreted by a healthy \
                          kidney. Richard Bright described kidney disease in 1827. The loop has three parts.";

    #[test]
    fn sentences_are_held_against_their_passages() {
        let table = [
            ("The kidneys filter about 180 litres of plasma each day.", Supported),
            ("Each day, about 180 litres of plasma are filtered by the kidneys.", Supported),
            ("The kidneys filter about 150 litres of plasma each day.", Unsupported),
            ("A healthy kidney excretes glucose.", Unsupported),
            ("A healthy kidney does not excrete glucose.", Supported),
            ("Glucose isn't excreted by a healthy kidney.", Supported),
            ("Thomas Addison described kidney disease in 1827.", Partly),
            ("Kidney disease was described by Richard Bright in 1827.", Supported),
            ("Kidney disease was described by Richard Bright in 1,827.", Supported),
            ("The loop has 3 parts.", Supported),
            ("The loop has four parts.", Unsupported),
            ("The kidneys filter plasma all day and regulate blood pressure.", Partly),
            ("The liver stores glycogen and makes bile for digestion.", Unsupported),
            ("It is so.", Supported),
        ];
        for (sentence, expected) in table {
            assert_eq!(check(sentence, &[KIDNEY]), expected, "{sentence}");
        }
    }

    #[test]
    fn a_sentence_without_citation_is_not_supported() {
        assert_eq!(check("The kidneys filter plasma.", &[]), Unsupported);
    }

    #[test]
    fn several_citations_hold_a_sentence_together() {
        let texts = ["Mitochondria make ATP.", "The nucleus holds DNA."];
        assert_eq!(check("Mitochondria make ATP and the nucleus holds DNA.", &texts), Supported);
        assert_ne!(check("Mitochondria make ATP and the nucleus holds DNA.", &texts[..1]), Supported);
    }
}
