//! Terms in the making, by the stems of their names.

use super::patterns::Said;
use std::collections::HashMap;
use std::ops::Range;

/// Drafts of one analysis: an enormous text has only so many.
const MOST: usize = 40_000;
/// Sentences kept for a draft.
const KEPT: usize = 4;

/// A sentence that may explain the term.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Index of the unit.
    pub unit: usize,
    /// Bytes of the term in it.
    pub name: Range<usize>,
    pub said: Said,
    /// Clarity with everything that speaks for and against the sentence.
    pub score: f32,
}

/// A term in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Stems of its name.
    pub key: Vec<u32>,
    /// Unit and bytes of the name where it was found.
    pub found: Option<(usize, Range<usize>)>,
    pub bold: bool,
    pub heading: bool,
    pub glossary: bool,
    /// Found by a sentence that defines it.
    pub defined: bool,
    /// A table says what it means.
    pub tabled: bool,
    /// Its name ends as those of theories, effects and laws do.
    pub idea: bool,
    /// A sentence says "who" of it.
    pub person: bool,
    /// Other names, as written, with the stems of each.
    pub aliases: Vec<(String, Vec<u32>)>,
    /// The best sentences, best first.
    pub sentences: Vec<Sentence>,
    pub mentions: usize,
    /// Sections it is spoken of in.
    pub sections: Vec<usize>,
    /// Mentions inside a sentence with a capital, and without.
    pub capitals: usize,
    pub lowers: usize,
    /// Taken into another draft.
    pub gone: bool,
}

impl Draft {
    /// Keeps a sentence if it is among the best; one of each unit.
    pub fn take(&mut self, sentence: Sentence) {
        if let Some(same) = self.sentences.iter_mut().find(|other| other.unit == sentence.unit) {
            if same.score < sentence.score {
                *same = sentence;
            }
        } else {
            self.sentences.push(sentence);
        }
        // Stable, so that the earlier of two equals stays first.
        self.sentences.sort_by(|a, b| b.score.total_cmp(&a.score));
        self.sentences.truncate(KEPT);
    }
}

/// All drafts.
#[derive(Default)]
pub(super) struct Drafts {
    pub all: Vec<Draft>,
    by_key: HashMap<Vec<u32>, usize>,
}

impl Drafts {
    /// The draft of that name, made if there is none. `None` for a name without telling words, or when there are too many.
    pub fn of(&mut self, key: Vec<u32>) -> Option<&mut Draft> {
        if key.is_empty() {
            return None;
        }
        let at = match self.by_key.get(&key) {
            Some(at) => *at,
            None if self.all.len() >= MOST => return None,
            None => {
                self.all.push(Draft { key: key.clone(), ..Draft::default() });
                self.by_key.insert(key, self.all.len() - 1);
                self.all.len() - 1
            }
        };
        self.all.get_mut(at)
    }

    pub fn index(&self, key: &[u32]) -> Option<usize> {
        self.by_key.get(key).copied()
    }
}
