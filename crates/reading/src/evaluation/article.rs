//! How near an extracted article is to the truth: the measure of scrapinghub's article extraction benchmark.
//!
//! Words in runs of four are counted in both texts; what is found, missed and added is brought to parts of one per
//! page, precision and recall are means over the pages, and F1 is made of the two means. It reads no file.

use crate::Document;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;

/// Found, added and missed on one page, as parts of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Match {
    pub found: f64,
    pub added: f64,
    pub missed: f64,
}

/// Over many pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// Compares two texts.
pub fn compare(truth: &str, read: &str) -> Match {
    let (truth, read) = (shingles(truth), shingles(read));
    let (mut found, mut added, mut missed) = (0.0, 0.0, 0.0);
    for (shingle, count) in &read {
        let known = truth.get(shingle).copied().unwrap_or(0);
        found += f64::from(known.min(*count));
        added += f64::from(count.saturating_sub(known));
    }
    for (shingle, count) in &truth {
        missed += f64::from(count.saturating_sub(read.get(shingle).copied().unwrap_or(0)));
    }
    let sum = found + added + missed;
    if sum == 0.0 {
        return Match::default();
    }
    Match { found: found / sum, added: added / sum, missed: missed / sum }
}

impl Match {
    /// Of what was read, the part that is right.
    pub fn precision(&self) -> f64 {
        part(self.found, self.added, self.missed)
    }

    /// Of what is right, the part that was read.
    pub fn recall(&self) -> f64 {
        part(self.found, self.missed, self.added)
    }
}

fn part(found: f64, wrong: f64, other: f64) -> f64 {
    if wrong == 0.0 && other == 0.0 {
        1.0
    } else if found == 0.0 && wrong == 0.0 {
        0.0
    } else {
        found / (found + wrong)
    }
}

/// The score of many pages.
pub fn score(pages: &[Match]) -> Score {
    let mean =
        |values: Vec<f64>| if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 };
    let precision = mean(pages.iter().filter(|page| page.found + page.added > 0.0).map(Match::precision).collect());
    let recall = mean(pages.iter().filter(|page| page.found + page.missed > 0.0).map(Match::recall).collect());
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Score { precision, recall, f1 }
}

/// Runs of four words (of all words, when there are fewer), with how often they stand there.
fn shingles(text: &str) -> HashMap<Vec<&str>, u32> {
    let words: Vec<&str> = text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let mut counts = HashMap::new();
    if !words.is_empty() {
        for run in words.windows(words.len().min(4)) {
            *counts.entry(run.to_vec()).or_insert(0) += 1;
        }
    }
    counts
}

/// Python's `\w`.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of a document's text, without its marks and pictures: what the measure is applied to.
pub fn words(document: &Document) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let mut text = String::new();
    let mut pictures = 0;
    for section in &document.sections {
        for event in Parser::new_ext(&section.markdown, options) {
            match event {
                Event::Start(Tag::Image { .. }) => pictures += 1,
                Event::End(TagEnd::Image) => pictures -= 1,
                Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words)
                    if pictures == 0 =>
                {
                    text.push_str(&words);
                }
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::End(TagEnd::TableCell) => text.push('\t'),
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::CodeBlock,
                ) => text.push('\n'),
                _ => {}
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_is_compared_as_the_benchmark_does() {
        // Truth: abcd bcde; read: abcd bcdx. One found, one added, one missed.
        let page = compare("a b c d e", "a, b c. d x");
        assert_eq!(page, Match { found: 1.0 / 3.0, added: 1.0 / 3.0, missed: 1.0 / 3.0 });
        assert_eq!((page.precision(), page.recall()), (0.5, 0.5));
        // Shorter than four words: all of them are one run.
        assert_eq!(compare("one two", "one two"), Match { found: 1.0, added: 0.0, missed: 0.0 });
        assert_eq!(compare("one two", ""), Match { found: 0.0, added: 0.0, missed: 1.0 });
        assert_eq!(compare("", ""), Match::default());
        // Repeated runs count as often as they stand there: truth 2 × abab, 1 × baba; read 1 × abab.
        let twice = compare("a b a b a b", "a b a b");
        assert_eq!(twice, Match { found: 1.0 / 3.0, added: 0.0, missed: 2.0 / 3.0 });
        assert_eq!((twice.precision(), twice.recall()), (1.0, 1.0 / 3.0));
    }

    #[test]
    fn the_score_is_made_of_means_over_pages() {
        let pages = [compare("a b c d", "a b c d"), compare("a b c d", "x"), compare("a b c d", "")];
        let score = score(&pages);
        // Nothing was read of the third, so it has no precision.
        assert_eq!((score.precision, score.recall), (0.5, 1.0 / 3.0));
        assert!((score.f1 - 0.4).abs() < 1e-9);
    }

    #[test]
    fn words_are_read_without_marks_and_pictures() {
        let markdown = "# One\n\nTwo **three** [four](http://x)\n![no](picture:0)\n\n- five\n- six\n".to_string();
        let document =
            Document { sections: vec![crate::Section { markdown, ..Default::default() }], ..Default::default() };
        assert_eq!(
            words(&document).split_whitespace().collect::<Vec<_>>(),
            ["One", "Two", "three", "four", "five", "six"]
        );
    }
}
