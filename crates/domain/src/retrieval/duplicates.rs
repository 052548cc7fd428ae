//! Folding passages that say the same. Pure.
//!
//! The same slide in two decks, or a page uploaded twice in different files, should take one place among the results.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a shingle.
const WORDS: usize = 4;
/// Share of the smaller passage's shingles that the other must have too.
const SAME: f32 = 0.8;
/// Passages shorter than this are only folded when they are equal.
const SHORT: usize = 12;

/// Places of the texts that say something the ones before them do not, at most `limit`, in order.
pub(super) fn distinct(texts: &[&str], limit: usize) -> Vec<usize> {
    let mut kept: Vec<(usize, HashSet<u64>)> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        if kept.len() >= limit {
            break;
        }
        let shingles = shingles(text);
        if !kept.iter().any(|(_, other)| same(&shingles, other)) {
            kept.push((place, shingles));
        }
    }
    kept.into_iter().map(|(place, _)| place).collect()
}

fn same(left: &HashSet<u64>, right: &HashSet<u64>) -> bool {
    let (small, large) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    // A heading that a long passage repeats is not the same passage.
    if small.is_empty() || (small.len() as f32) < large.len() as f32 * 0.6 {
        return false;
    }
    let shared = small.iter().filter(|shingle| large.contains(shingle)).count();
    shared as f32 >= SAME * small.len() as f32
}

fn shingles(text: &str) -> HashSet<u64> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    if words.len() < SHORT { HashSet::from([hash(&words)]) } else { words.windows(WORDS).map(hash).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSAGE: &str = "The mitochondrion is the powerhouse of the cell, and it makes most of the chemical energy \
                           that a cell needs from sugars and fats.";

    #[test]
    fn the_same_passage_with_other_breaks_and_case_is_folded() {
        let other = PASSAGE.to_uppercase().replace(' ', "\n");
        assert_eq!(distinct(&[PASSAGE, &other, "Something else entirely."], 10), [0, 2]);
    }

    #[test]
    fn a_changed_word_does_not_make_it_new_but_another_sentence_does() {
        let nearly = PASSAGE.replace("most", "much");
        let other = "The ribosome reads messenger RNA and links amino acids in the order that it says, one by one, \
                     until a stop codon comes.";
        assert_eq!(distinct(&[PASSAGE, &nearly, other], 10), [0, 2]);
    }

    #[test]
    fn short_passages_are_folded_only_when_equal() {
        assert_eq!(distinct(&["Chapter 1", "Chapter 2", "chapter 1"], 10), [0, 1]);
    }

    #[test]
    fn no_more_than_wanted() {
        assert_eq!(distinct(&["a", "b", "c"], 2), [0, 1]);
    }
}
