//! Finding words in the text of one page, whatever their case and however the lines are broken.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Text made comparable, with the way back to the bytes it came from.
pub(super) struct Folded {
    text: String,
    /// For each byte of `text`, the byte of the original it stands for; one more at the end.
    origin: Vec<u32>,
}

impl Folded {
    /// Lower case, letters in their plain form, runs of white space as one space, soft hyphens gone.
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, character) in original.char_indices().filter(|(_, character)| *character != '\u{ad}') {
            if character.is_whitespace() {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            } else {
                // Letters of formulas (𝐵𝐴𝑆𝐸) and ligatures are typed as plain ones.
                text.extend(std::iter::once(character).nfkc().flat_map(char::to_lowercase));
            }
            origin.resize(text.len(), at as u32);
        }
        origin.push(original.len() as u32);
        Self { text, origin }
    }

    /// Byte ranges of the original that read as `sought`, first to last, at most `limit`.
    pub fn find(&self, sought: &Folded, limit: usize) -> Vec<Range<usize>> {
        let needle = sought.text.trim();
        if needle.is_empty() {
            return Vec::new();
        }
        let place = |at: usize| self.origin[at] as usize;
        self.text.match_indices(needle).take(limit).map(|(at, found)| place(at)..place(at + found.len())).collect()
    }
}

/// A little of `text` around `range`, on one line, and where the match stands in it.
pub(super) fn snippet(text: &str, range: &Range<usize>) -> (String, (u32, u32)) {
    const AROUND: usize = 70;
    let from = text[..range.start].char_indices().rev().take(AROUND).last().map_or(range.start, |(at, _)| at);
    let to = text[range.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| range.end + at);
    // Whole words, unless that would leave nothing.
    let from = text[from..range.start].find(char::is_whitespace).filter(|_| from > 0).map_or(from, |at| from + at);
    let to = text[range.end..to].rfind(char::is_whitespace).filter(|_| to < text.len()).map_or(to, |at| range.end + at);
    let lead = text[from..range.start].trim_start();
    let mark = lead.len() as u32..(lead.len() + range.len()) as u32;
    let whole = format!("{lead}{}{}", &text[range.clone()], text[range.end..to].trim_end());
    (whole.replace(['\n', '\r', '\t'], " "), (mark.start, mark.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, sought: &str) -> Vec<String> {
        let found = Folded::new(text).find(&Folded::new(sought), 100);
        found.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn case_line_breaks_and_soft_hyphens_do_not_matter() {
        assert_eq!(
            find("The Golgi\napparatus and the golgi  Apparatus.", " golgi apparatus "),
            ["Golgi\napparatus", "golgi  Apparatus"]
        );
        assert_eq!(find("mito\u{ad}chondria", "mitochondria"), ["mito\u{ad}chondria"]);
        assert_eq!(find("ÜBUNG macht", "übung"), ["ÜBUNG"]);
        assert_eq!(find("so 𝐵𝐴𝑆𝐸 and ﬁne", "base"), ["𝐵𝐴𝑆𝐸"]);
        assert_eq!(find("so 𝐵𝐴𝑆𝐸 and ﬁne", "fine"), ["ﬁne"]);
        assert!(find("abc", "  ").is_empty());
    }

    #[test]
    fn letters_that_grow_in_lower_case_keep_their_place() {
        assert_eq!(find("İİ İstanbul x", "x"), ["x"]);
    }

    #[test]
    fn a_snippet_is_one_line_of_whole_words_around_the_match() {
        let text = format!("{} the\ncell divides {}", "before ".repeat(30), "after ".repeat(30));
        let at = text.find("cell").unwrap_or_default();
        let (snippet, (start, end)) = snippet(&text, &(at..at + 4));
        assert_eq!(&snippet[start as usize..end as usize], "cell");
        assert!(snippet.starts_with("before") && snippet.ends_with("after"), "{snippet}");
        assert!(!snippet.contains('\n') && snippet.len() < 170, "{snippet}");
    }
}
