//! Which German sentence stands for which English one. What the domain wrote is known by its words alone: words are all
//! that a journal, a job or a material keeps of it.
//!
//! Invariant: the same words always find the same twin, in time linear in their length, and what has none stays as it is.

use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Stands for what is filled in.
const GAP: &str = "{}";
/// Sentences of one text that are looked up; a longer text is not one of ours.
const MOST: usize = 24;
/// Sentences that one entry may hold.
const TOGETHER: usize = 4;

/// The file, as it is written: English to the other language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// What we say.
    pub sentences: BTreeMap<String, String>,
    /// What the judge of passwords says, zxcvbn.
    pub passwords: BTreeMap<String, String>,
    /// What is filled in.
    pub words: BTreeMap<String, String>,
    /// What we named.
    pub titles: BTreeMap<String, String>,
}

/// All that has a twin.
pub struct Catalogue {
    sentences: Entries,
    words: Entries,
    titles: Entries,
}

impl Catalogue {
    /// Of what is written in the file.
    pub fn new(written: Written) -> Self {
        let sentences = written.sentences.into_iter().chain(written.passwords);
        Self {
            sentences: Entries::new(sentences),
            words: Entries::new(written.words),
            titles: Entries::new(written.titles),
        }
    }

    /// One sentence or several, with as few as can be left in English.
    pub fn text(&self, english: &str) -> String {
        let found = self.weighed(english).filter(|best| best.left < best.pieces);
        found.map_or_else(|| english.to_owned(), |best| best.text)
    }

    /// The same where nothing of it is left in English.
    pub fn whole(&self, english: &str) -> Option<String> {
        self.weighed(english).filter(|best| best.left == 0).map(|best| best.text)
    }

    /// What something is called that we named.
    pub fn title(&self, english: &str) -> String {
        self.titles.twin(english, str::to_owned).unwrap_or_else(|| english.to_owned())
    }

    fn weighed(&self, english: &str) -> Option<Best> {
        let ends = ends(english);
        if ends.is_empty() || ends.len() > MOST {
            return None;
        }
        // The best for what begins at each sentence, from the last to the first.
        let mut best: Vec<Best> = vec![Best::default()];
        for (at, &(begin, end)) in ends.iter().enumerate().rev() {
            let alone = Best { left: 1, pieces: 1, text: english[begin..end].to_owned() };
            let mut chosen = alone.before(&best[0]);
            for (more, &(_, end)) in ends[at..].iter().take(TOGETHER).enumerate() {
                if let Some(text) = self.sentences.twin(&english[begin..end], |filling| self.filling(filling)) {
                    let found = Best { left: 0, pieces: 1, text }.before(&best[more]);
                    if found.weight() < chosen.weight() {
                        chosen = found;
                    }
                }
            }
            best.insert(0, chosen);
        }
        best.into_iter().next()
    }

    /// What is filled in may be words or a sentence of ours; what a person wrote is left alone.
    fn filling(&self, english: &str) -> String {
        let words = self.words.twin(english, str::to_owned);
        words.or_else(|| self.sentences.twin(english, str::to_owned)).unwrap_or_else(|| english.to_owned())
    }
}

/// A text's rest in the other language.
#[derive(Clone, Default)]
struct Best {
    /// Sentences that are left in English.
    left: usize,
    pieces: usize,
    text: String,
}

impl Best {
    fn before(self, rest: &Self) -> Self {
        let between = if rest.text.is_empty() { "" } else { " " };
        let text = format!("{}{between}{}", self.text, rest.text);
        Self { left: self.left + rest.left, pieces: self.pieces + rest.pieces, text }
    }

    /// The least is the best: little English, and then short pieces, so that no gap takes in a sentence that has a twin
    /// of its own.
    fn weight(&self) -> (usize, Reverse<usize>) {
        (self.left, Reverse(self.pieces))
    }
}

/// Where the sentences of a text begin and end, without the blanks between them.
fn ends(text: &str) -> Vec<(usize, usize)> {
    let mut ends = Vec::new();
    let mut begin = 0;
    for (at, _) in text.match_indices(' ').filter(|(at, _)| text[..*at].ends_with(['.', '?'])) {
        ends.push((begin, at));
        begin = at + 1;
    }
    if begin < text.len() {
        ends.push((begin, text.len()));
    }
    ends
}

/// Entries without gaps by their words, and those with gaps, the most telling first.
struct Entries {
    exact: HashMap<String, String>,
    patterns: Vec<Pattern>,
}

impl Entries {
    fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let (patterns, exact): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(english, _)| english.contains(GAP));
        let mut patterns: Vec<_> = patterns.iter().map(|(english, twin)| Pattern::new(english, twin)).collect();
        patterns.sort_by_cached_key(|one| {
            (Reverse(one.english.iter().map(String::len).sum::<usize>()), one.english.clone())
        });
        Self { exact: exact.into_iter().collect(), patterns }
    }

    fn twin(&self, english: &str, fill: impl Fn(&str) -> String) -> Option<String> {
        if let Some(twin) = self.exact.get(english) {
            return Some(twin.clone());
        }
        let (pattern, fillings) = self.patterns.iter().find_map(|one| Some((one, one.fillings(english)?)))?;
        Some(pattern.filled(fillings.into_iter().map(fill)))
    }
}

/// What stands before, between and after the gaps, in both languages.
struct Pattern {
    english: Vec<String>,
    twin: Vec<String>,
}

impl Pattern {
    fn new(english: &str, twin: &str) -> Self {
        let parts = |text: &str| text.split(GAP).map(str::to_owned).collect();
        Self { english: parts(english), twin: parts(twin) }
    }

    /// What was filled in, in order: each gap as short as can be.
    fn fillings<'a>(&self, text: &'a str) -> Option<Vec<&'a str>> {
        let (first, rest) = self.english.split_first()?;
        let (last, between) = rest.split_last()?;
        let mut left = text.strip_prefix(first.as_str())?.strip_suffix(last.as_str())?;
        let mut fillings = Vec::new();
        for part in between {
            let (filling, more) = left.split_once(part.as_str())?;
            fillings.push(filling);
            left = more;
        }
        fillings.push(left);
        Some(fillings)
    }

    fn filled(&self, fillings: impl Iterator<Item = String>) -> String {
        let mut parts = self.twin.iter();
        let mut text = parts.next().cloned().unwrap_or_default();
        for (filling, part) in fillings.zip(parts) {
            text.push_str(&filling);
            text.push_str(part);
        }
        text
    }
}

#[cfg(test)]
mod tests;
