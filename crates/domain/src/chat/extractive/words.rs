//! Words as the extractive answerer compares them: lower case, signs of one letter as that letter, without the small
//! words of their language, cut to their stems.
//!
//! English and German. A text in another language is read as English, which still compares its words, with less help.

use rust_stemmers::{Algorithm, Stemmer};
use std::{collections::HashSet, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A language whose small words and endings are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    German,
}

/// What is known of a language.
struct Known {
    stemmer: Stemmer,
    small: HashSet<&'static str>,
    /// Words of a question that speak of the asking, not of the matter.
    asking: HashSet<&'static str>,
}

static ENGLISH: LazyLock<Known> = LazyLock::new(|| {
    Known {
    stemmer: Stemmer::create(Algorithm::English),
    small: "a an the of in on at to for from by with and or but if then than that this these those is are was were be been \
     being am do does did done has have had having it its he she they them his her their there here i you we us our \
     your my me who whom whose what which when where why how many much long old far as so such not no nor can could \
     may might must shall should will would about into over under between during after before also any some all each \
     other more most one"
        .split_whitespace()
        .collect(),
    asking: "name called kind type please tell explain describe define list give find say says said according text document \
     documents material materials lecture lectures slide slides notes note passage paper book page pages mean means \
     meant mentioned know question answer example examples briefly summary summarise summarize summarised overview"
        .split_whitespace()
        .collect(),
}
});

static GERMAN: LazyLock<Known> = LazyLock::new(|| {
    Known {
    stemmer: Stemmer::create(Algorithm::German),
    small: "der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als dass daß dieser diese dieses \
     diesen diesem jener jene jenes ist sind war waren sein bin bist wird werden wurde wurden worden hat haben hatte \
     hatten es er sie ihn ihm ihr ihre ihren ihrem sich sein seine seinen seiner ihrer wir uns unser euch du ich mich \
     mir dich dir man wer wen wem wessen was welche welcher welches welchen welchem wann wo woher wohin warum weshalb \
     wieso wie viele viel lange oft nicht kein keine keinen nein kann können könnte muss müssen soll sollen darf in im \
     an am auf aus bei beim bis durch für gegen mit nach seit um unter über von vom vor zu zum zur zwischen während \
     auch nur noch schon sehr so da dort hier denn doch etwa jede jeder jedes alle allen aller mehr meist"
        .split_whitespace()
        .collect(),
    asking: "heißt heisst nennt genannt bezeichnet bezeichnung art arten bitte sag sage erkläre erklären erklärt beschreibe \
     definiere definition nenne zähle liste gib finde text dokument dokumente material materialien vorlesung vorlesungen \
     folie folien notiz notizen seite seiten buch kapitel bedeutet bedeutung versteht frage antwort beispiel beispiele \
     kurz zusammenfassung überblick geht fasse zusammen"
        .split_whitespace()
        .collect(),
}
});

impl Language {
    fn known(self) -> &'static Known {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }
}

/// The language of a text, told by its small words; `None` where they do not tell.
pub fn language(text: &str) -> Option<Language> {
    let (mut english, mut german) = (0, 0);
    for word in text.unicode_words() {
        let lower = word.to_lowercase();
        let word = lower.as_str();
        let asking = |known: &Known| known.small.contains(word) || known.asking.contains(word);
        match (asking(&ENGLISH), asking(&GERMAN)) {
            (true, false) => english += 1,
            (false, true) => german += 1,
            _ => {}
        }
    }
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::German),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}

/// The stems of the words that carry meaning, in order, with repetitions.
pub fn content(language: Language, text: &str) -> Vec<String> {
    text.unicode_words().filter_map(|word| stem(language, word, false)).collect()
}

/// The same of a question: words about the asking are left out, unless nothing else is there.
pub fn asked(language: Language, question: &str) -> Vec<String> {
    question.unicode_words().filter_map(|word| stem(language, word, true)).collect()
}

/// The words of a text that carry meaning, as they are written.
pub fn telling(language: Language, text: &str) -> Vec<&str> {
    text.unicode_words().filter(|word| stem(language, word, true).is_some()).collect()
}

fn stem(language: Language, word: &str, of_question: bool) -> Option<String> {
    let known = language.known();
    // Formulas are set in letters of their own (𝐵𝐴𝑆𝐸), which a person types as plain ones.
    let lower = word.nfkc().collect::<String>().to_lowercase();
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    if known.small.contains(bare) || (of_question && known.asking.contains(bare)) {
        return None;
    }
    // A single letter is a mark or a variable and found everywhere; a single digit counts.
    if bare.chars().count() == 1 && bare.chars().all(|character| character.is_ascii_alphabetic()) {
        return None;
    }
    Some(known.stemmer.stem(bare).into_owned())
}

/// How many words a person would count.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, German};

    #[test]
    fn what_is_compared_are_the_stems_of_telling_words() {
        assert_eq!(
            content(English, "The kidney's tubules were reabsorbing 40 ions."),
            ["kidney", "tubul", "reabsorb", "40", "ion"]
        );
        assert_eq!(asked(English, "Please explain what the lecture says about osmosis"), ["osmosi"]);
        assert_eq!(telling(English, "And why does it matter for plants?"), ["matter", "plants"]);
        assert!(asked(English, "What is this?").is_empty());
    }

    #[test]
    fn german_has_its_own_small_words_and_endings() {
        assert_eq!(asked(German, "Was versteht man unter der Osmose?"), ["osmos"]);
        assert_eq!(content(German, "Die Zellen der Pflanzen"), content(German, "Eine Zelle der Pflanze"));
    }

    #[test]
    fn a_language_is_told_by_its_small_words() {
        assert_eq!(language("Was ist Osmose?"), Some(German));
        assert_eq!(language("What was osmosis?"), Some(English));
        assert_eq!(language("Osmosis"), None);
    }

    #[test]
    fn letters_of_formulas_are_letters() {
        assert_eq!(content(English, "𝐵𝐴𝑆𝐸 pairs"), content(English, "base pair"));
    }
}
