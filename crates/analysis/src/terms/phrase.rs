//! A sentence as patterns see it: words with what stands between them.

use crate::corpus::{Corpus, Kind, Unit};
use crate::words::{Language, Token};
use std::ops::Range;

/// A word with its lower-case form.
pub(crate) struct Word<'s> {
    pub text: &'s str,
    pub lower: String,
    pub start: usize,
    pub end: usize,
    pub small: bool,
    pub capital: bool,
}

/// A sentence's words.
pub(crate) struct Phrase<'s> {
    /// The page's text.
    page: &'s str,
    pub range: Range<usize>,
    pub words: Vec<Word<'s>>,
    pub language: Language,
    /// It is one of a list.
    pub is_item: bool,
}

impl<'s> Phrase<'s> {
    pub fn of(corpus: &'s Corpus<'_>, unit: &Unit) -> Self {
        let page = corpus.page(unit).text;
        let word = |token: &Token| {
            let text = &page[token.start..token.end];
            Word {
                text,
                lower: text.to_lowercase(),
                start: token.start,
                end: token.end,
                small: token.small,
                capital: token.capital,
            }
        };
        Self {
            page,
            range: unit.range.clone(),
            words: unit.tokens.iter().map(word).collect(),
            language: corpus.language(unit),
            is_item: unit.kind == Kind::Item,
        }
    }

    /// What stands before word `at`: of the first, from the sentence's beginning; of one behind the last, to its end.
    pub fn gap(&self, at: usize) -> &'s str {
        let from =
            if at == 0 { self.range.start } else { self.words.get(at - 1).map_or(self.range.end, |word| word.end) };
        let to = self.words.get(at).map_or(self.range.end, |word| word.start);
        self.page.get(from..to).unwrap_or_default()
    }

    /// The word in lower case; "" behind the end.
    pub fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    /// Whether the words from `at` on are these.
    pub fn says(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(offset, word)| {
            self.lower(at + offset) == word && (offset == 0 || self.gap(at + offset).trim().is_empty())
        })
    }

    /// The bytes of words `from..to`.
    pub fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(self.range.end, |word| word.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end.max(start)
    }

    /// The text of a stretch.
    pub fn text(&self, range: &Range<usize>) -> &'s str {
        self.page.get(range.clone()).unwrap_or_default()
    }

    /// The first word behind a bracket that opens right behind word `last`; `None` where there is none or it is long.
    pub fn behind_bracket(&self, last: usize) -> Option<(Range<usize>, usize)> {
        if !self.gap(last + 1).trim_start().starts_with('(') {
            return None;
        }
        let close = (last + 1..self.words.len().min(last + 9)).find(|at| self.gap(at + 1).contains(')'))?;
        Some((last + 1..close + 1, close + 1))
    }

    /// The word behind which the clause that word `from` is in ends: at `; : — .` or the sentence's end.
    pub fn clause_end(&self, from: usize) -> usize {
        (from + 1..self.words.len())
            .find(|at| self.gap(*at).contains([';', '—', ':', '!', '?']))
            .unwrap_or(self.words.len())
    }

    /// Whether a new clause begins with word `at`.
    pub fn begins_clause(&self, at: usize) -> bool {
        at == 0 || self.gap(at).contains([';', ':', '—', ',', '.', '–'])
    }
}
