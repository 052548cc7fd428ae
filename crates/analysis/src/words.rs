//! Words as they are compared: lower case, without endings, small words told apart. English and German; a text in
//! another language is compared by its words as they stand.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// A language whose small words and endings are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    #[default]
    English,
    German,
    /// Patterns are not tried.
    Other,
}

impl Language {
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Other => "",
        }
    }
}

static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a an the of in on at to for from by with and or but if then than that this these those is are was were be been \
     being am do does did done has have had having it its he she they them his her their there here i you we us our \
     your my me who whom whose what which when where why how so such not no nor can could may might must shall should \
     will would as into about over under between during after before also any some all each other more most one both \
     because while although though since until through within without upon against very just only even many much own \
     same too e.g i.e etc"
        .split_whitespace()
        .collect()
});

static GERMAN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als dass daß dieser diese dieses \
     diesen diesem jener jene jenes ist sind war waren sein bin bist wird werden wurde wurden worden hat haben hatte \
     hatten es er sie ihn ihm ihr ihre ihren ihrem sich seine seinen seiner ihrer wir uns unser euch du ich mich mir \
     dich dir man wer wen wem was welche welcher welches welchen welchem wann wo wie nicht kein keine keinen kann \
     können muss müssen soll sollen darf in im an am auf aus bei beim bis durch für gegen mit nach seit um unter über \
     von vom vor zu zum zur zwischen während auch nur noch schon sehr so da dort hier denn doch etwa jede jeder jedes \
     alle allen aller mehr meist sowie beziehungsweise weil damit daher dabei"
        .split_whitespace()
        .collect()
});

/// Whether a word (in lower case) says little by itself.
pub(crate) fn is_small(language: Language, lower: &str) -> bool {
    match language {
        Language::English => ENGLISH.contains(lower),
        Language::German => GERMAN.contains(lower),
        Language::Other => lower.chars().count() < 3,
    }
}

/// The language of a text, told by the small words in its beginning.
pub(crate) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Language {
    let (mut english, mut german, mut all) = (0usize, 0usize, 0usize);
    for word in texts.flat_map(str::unicode_words).take(4_000) {
        let lower = word.to_lowercase();
        all += 1;
        match (ENGLISH.contains(lower.as_str()), GERMAN.contains(lower.as_str())) {
            (true, false) => english += 1,
            (false, true) => german += 1,
            _ => {}
        }
    }
    // Running text has a third of small words, slides have fewer.
    let known = english.max(german);
    if known * 20 < all {
        Language::Other
    } else if german > english {
        Language::German
    } else {
        Language::English
    }
}

/// A word of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Byte offset in the page's text.
    pub start: usize,
    pub end: usize,
    /// Number of its stem; the same for the same stem.
    pub stem: u32,
    pub small: bool,
    /// It begins with a capital.
    pub capital: bool,
}

/// Gives stems numbers. One for a whole analysis.
#[derive(Default)]
pub(crate) struct Lexicon {
    stems: HashMap<String, u32>,
    known: HashMap<(Language, String), (u32, bool)>,
    /// Stems that were seen without a capital.
    common: HashSet<u32>,
}

static STEM_ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static STEM_GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::German));

impl Lexicon {
    /// The words of a stretch; places count from `offset`.
    pub fn tokens(&mut self, language: Language, text: &str, offset: usize) -> Vec<Token> {
        text.unicode_word_indices()
            .map(|(at, word)| {
                let (stem, small) = self.word(language, word);
                let capital = word.starts_with(char::is_uppercase);
                if !capital {
                    self.common.insert(stem);
                }
                Token { start: offset + at, end: offset + at + word.len(), stem, small, capital }
            })
            .collect()
    }

    /// Whether a stem was seen without a capital.
    pub fn is_common(&self, stem: u32) -> bool {
        self.common.contains(&stem)
    }

    fn word(&mut self, language: Language, word: &str) -> (u32, bool) {
        let lower = word.to_lowercase();
        let key = (language, lower);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let small = is_small(language, &key.1);
        let stem = stem(language, &key.1);
        let next = self.stems.len() as u32;
        let number = *self.stems.entry(stem).or_insert(next);
        self.known.insert(key, (number, small));
        (number, small)
    }
}

/// A word in lower case without its ending.
pub(crate) fn stem(language: Language, lower: &str) -> String {
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
    // Very long "words" are data; the stemmer is not linear in them.
    if bare.len() > 60 {
        return bare.to_owned();
    }
    match language {
        Language::English => STEM_ENGLISH.stem(bare).into_owned(),
        Language::German => STEM_GERMAN.stem(bare).into_owned(),
        Language::Other => bare.to_owned(),
    }
}

/// The stems of the words that carry meaning, in order.
pub(crate) fn content(language: Language, text: &str) -> Vec<String> {
    text.unicode_words()
        .map(str::to_lowercase)
        .filter(|lower| !is_small(language, lower))
        .map(|lower| stem(language, &lower))
        .collect()
}

/// By which two names are the same: stems in order, small words and what stands in brackets left out.
pub(crate) fn key(language: Language, name: &str) -> String {
    let bare = without_brackets(name);
    let stems = content(language, &bare);
    if stems.is_empty() { bare.trim().to_lowercase() } else { stems.join(" ") }
}

/// A text without "(…)".
pub(crate) fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(character),
            _ => {}
        }
    }
    single(&out)
}

/// White space made single, none at the ends.
pub(crate) fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many words a person would count.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_have_one_key() {
        for (one, other) in
            [("Explicit memories", "explicit memory"), ("antidiuretic hormone (ADH)", "Antidiuretic hormones")]
        {
            assert_eq!(key(Language::English, one), key(Language::English, other));
        }
        assert_ne!(key(Language::English, "memory"), key(Language::English, "sensory memory"));
        assert_eq!(key(Language::German, "Die Zellen"), key(Language::German, "Zelle"));
    }

    #[test]
    fn a_language_is_told_by_its_small_words() {
        assert_eq!(language(["Was ist die Osmose und wer hat sie entdeckt?"].into_iter()), Language::German);
        assert_eq!(language(["What is the osmosis of a cell?"].into_iter()), Language::English);
        assert_eq!(language(["Ceci n'est pas une pipe, mais un tableau célèbre"].into_iter()), Language::Other);
        assert_eq!(language(["מהי אוסמוזה"].into_iter()), Language::Other);
    }
}
