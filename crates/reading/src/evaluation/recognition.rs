//! How well a picture of text was read: errors by character and by word, and the share of words found in any order.
//!
//! Both sides are NFC with every stretch of blanks as one. Case and marks count, unless the caller folds them first.

use std::collections::HashMap;
use std::hash::Hash;
use unicode_normalization::UnicodeNormalization;

/// Insertions, deletions and substitutions of characters, by the characters of the truth.
pub fn character_errors(truth: &str, got: &str) -> f64 {
    let characters = |text: &str| text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let (truth, got): (Vec<char>, Vec<char>) = (characters(truth).chars().collect(), characters(got).chars().collect());
    rate(&truth, &got)
}

/// The same of words.
pub fn word_errors(truth: &str, got: &str) -> f64 {
    rate(&words(truth), &words(got))
}

/// The share of the truth's words that are there as often as in the truth, in any order: letters and digits alone,
/// in one case.
pub fn words_found(truth: &str, got: &str) -> f64 {
    let bare = |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '_', " ");
    let (truth, got) = (words(&bare(truth)), words(&bare(got)));
    if truth.is_empty() {
        return 1.0;
    }
    let mut there: HashMap<String, usize> = HashMap::new();
    got.into_iter().for_each(|word| *there.entry(word).or_default() += 1);
    let found = truth.iter().filter(|word| {
        let left = there.get_mut(*word);
        left.is_some_and(|left| {
            let any = *left > 0;
            *left = left.saturating_sub(1);
            any
        })
    });
    found.count() as f64 / truth.len() as f64
}

/// A truth that is written line by line as it will read: words broken at the end of a line in one.
pub fn mended(truth: &str) -> String {
    let mut text = String::with_capacity(truth.len());
    for line in truth.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let broken = text.ends_with('-') && line.starts_with(char::is_lowercase);
        if broken {
            text.pop();
        } else if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}

/// Typographers' quotes, dashes and bullets as a typewriter has them.
pub fn plain(text: &str) -> String {
    let fold = |c: char| match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '·' | '◦' | '●' | '▪' => '•',
        other => other,
    };
    text.chars().map(fold).collect::<String>().replace('…', "...")
}

fn words(text: &str) -> Vec<String> {
    text.nfc().collect::<String>().split_whitespace().map(str::to_string).collect()
}

fn rate<T: PartialEq + Eq + Hash>(truth: &[T], got: &[T]) -> f64 {
    match (truth.len(), got.len()) {
        (0, 0) => 0.0,
        (0, _) => 1.0,
        (count, _) => distance(truth, got) as f64 / count as f64,
    }
}

/// Levenshtein's distance, a row at a time.
fn distance<T: PartialEq>(left: &[T], right: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, a) in left.iter().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (at, b) in right.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[at + 1];
            row[at + 1] = change.min(corner + 1).min(row[at] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_against_the_truth() {
        assert_eq!(character_errors("kitten", "sitting"), 0.5);
        assert_eq!(character_errors("a  b\nc", "a b c"), 0.0);
        assert_eq!(character_errors("é", "e\u{301}"), 0.0);
        assert_eq!((character_errors("", ""), character_errors("", "x")), (0.0, 1.0));
        assert_eq!(word_errors("one two three four", "one too three"), 0.5);
    }

    #[test]
    fn words_are_found_as_often_as_they_are_there() {
        assert_eq!(words_found("a a b c", "C. (a) x"), 0.5);
        assert_eq!(words_found("", "x"), 1.0);
    }

    #[test]
    fn broken_words_are_mended_and_quotes_made_plain() {
        assert_eq!(mended("How could she ex-\nplain\n\nthe U.S.-\nStyle"), "How could she explain\nthe U.S.-\nStyle");
        assert_eq!(plain("“It’s”—"), "\"It's\"-");
    }
}
