//! Coaching: an answer that explains, asks back and gives a hint first.
//!
//! A model is told how ([`rules`]). Without one the hint and the question back are made of the materials themselves:
//! where to look, what to look for, a sentence with a gap. The answer stands behind a fold then.

use super::{Source, extractive, extractive::words};
use contract::{Coaching, Learning, LearningStyle, Level};
use std::collections::HashSet;

/// Words of a hint.
const TERMS: usize = 4;
/// Words of a sentence with a gap: shorter ones say nothing, longer ones are tiresome.
const CLOZE: std::ops::RangeInclusive<usize> = 5..=32;
/// The gap.
const GAP: &str = "____";

/// What a model is told besides, fitted to who learns.
pub(super) fn rules(learning: Learning) -> String {
    let level = match learning.level {
        Some(Level::Beginner) => "The learner is a beginner: use plain words, explain each term at its first use.",
        Some(Level::Advanced) => "The learner is advanced: be precise and brief, go into exceptions and reasons.",
        Some(Level::Intermediate) | None => "The learner knows the basics: explain what is new.",
    };
    let style = match learning.style {
        Some(LearningStyle::Visual) => " Use comparisons, small tables, and point to figures that the passages name.",
        Some(LearningStyle::Practice) => " Let the learner do a small exercise from the passages.",
        Some(LearningStyle::Reading) => " Name the section that is worth reading in full.",
        None => "",
    };
    format!(
        "\n7. You are a coach. Begin with a hint that points to where in the passages the answer is, then explain step by \
         step, and end with one short question back that checks whether it was understood; do not answer that one. If \
         the learner answers a question of yours, say first what is right in it. {level}{style} The rules above hold \
         all the same."
    )
}

/// The hint and the question back for an answer that quotes: `sources` are those it cites, the leading one first, each
/// with what is quoted of it.
pub(super) fn coaching(question: &str, sources: &[(&Source, String)]) -> Option<Coaching> {
    let (first, quoted) = sources.first()?;
    let language = words::language(&format!("{question} {quoted}")).unwrap_or_default();
    let asked: HashSet<String> = words::content(language, question).into_iter().collect();
    let terms = terms(language, quoted, &asked);
    let all_quoted: Vec<&str> = sources.iter().map(|(_, quoted)| quoted.as_str()).collect();
    let cloze = cloze(language, sources, &all_quoted, &asked);
    Some(Coaching {
        material: first.material,
        title: first.title.clone(),
        page: first.page,
        heading: first.headings.last().cloned(),
        terms,
        cloze: cloze.as_ref().map(|(sentence, _)| sentence.clone()),
        gap: cloze.map(|(_, gap)| gap),
        note: None,
    })
}

/// The words of a quote that the question does not have: those that stand out, in their order.
fn terms(language: words::Language, quoted: &str, asked: &HashSet<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut all: Vec<(usize, &str)> = Vec::new();
    for (at, word) in words::telling(language, quoted).into_iter().enumerate() {
        let new = words::content(language, word).into_iter().all(|stem| !asked.contains(&stem) && seen.insert(stem));
        if new && names(word) {
            all.push((at, word));
        }
    }
    // Long words tell most; they are named in the order of the text.
    all.sort_by_key(|(at, word)| (std::cmp::Reverse(word.chars().count()), *at));
    all.truncate(TERMS);
    all.sort_unstable();
    all.into_iter().map(|(_, word)| word.to_owned()).collect()
}

/// A sentence with a gap, and what stands there. Definitions that the answer does not quote come first, so that the
/// question back does not give it away.
fn cloze(
    language: words::Language,
    sources: &[(&Source, String)],
    quoted: &[&str],
    asked: &HashSet<String>,
) -> Option<(String, String)> {
    let mut best: Option<(u8, String, String)> = None;
    for (source, _) in sources {
        for sentence in extractive::split(&source.text) {
            let text = source.text[sentence.range].split_whitespace().collect::<Vec<_>>().join(" ");
            let fits = CLOZE.contains(&text.split_whitespace().count()) && text.ends_with('.') && !text.contains('|');
            if !fits {
                continue;
            }
            let known = quoted.iter().any(|quoted| quoted.contains(&text));
            let defined = defined(&text).map(str::to_owned);
            let rank = match (known, defined.is_some()) {
                (false, true) => 0,
                (false, false) => 2,
                (true, _) => 1,
            };
            // In a quoted sentence what was asked about stays, in a definition the word that it defines goes.
            let gap = defined.filter(|_| !known).or_else(|| longest(language, &text, asked));
            if let Some(gap) = gap.filter(|_| best.as_ref().is_none_or(|(held, ..)| rank < *held)) {
                best = Some((rank, text.replacen(&gap, GAP, 1), gap));
            }
        }
    }
    best.map(|(_, sentence, gap)| (sentence, gap))
}

/// What a sentence defines: the words before its verb, when they are few and name something.
fn defined(sentence: &str) -> Option<&str> {
    const VERBS: [&str; 12] = [
        " is the ",
        " is a ",
        " is an ",
        " are the ",
        " means ",
        " refers to ",
        " is called ",
        " ist die ",
        " ist der ",
        " ist das ",
        " ist ein",
        " bezeichnet ",
    ];
    const POINTING: [&str; 22] = [
        "it", "this", "that", "these", "those", "there", "they", "he", "she", "which", "what", "here", "es", "dies",
        "diese", "dieser", "dieses", "das", "er", "sie", "hier", "one",
    ];
    let at = VERBS.iter().filter_map(|verb| sentence.find(verb)).min()?;
    let subject = sentence[..at].trim();
    let subject = ["The ", "A ", "An ", "Die ", "Der ", "Das ", "Ein ", "Eine "]
        .iter()
        .find_map(|article| subject.strip_prefix(article))
        .unwrap_or(subject);
    let count = subject.split_whitespace().count();
    let first = subject.split_whitespace().next()?.to_lowercase();
    let names = (1..=4).contains(&count) && !POINTING.contains(&first.as_str());
    (names && subject.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\''))).then_some(subject)
}

/// Whether a word may name something: long enough, and none that only joins others.
fn names(word: &str) -> bool {
    const JOINING: [&str; 24] = [
        "through",
        "without",
        "within",
        "because",
        "against",
        "towards",
        "toward",
        "among",
        "along",
        "upon",
        "while",
        "since",
        "until",
        "though",
        "although",
        "however",
        "therefore",
        "usually",
        "often",
        "ohne",
        "durch",
        "wegen",
        "obwohl",
        "jedoch",
    ];
    let plain = word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
    plain && !JOINING.contains(&word.to_lowercase().as_str())
}

/// The longest telling word of a sentence that the question does not have.
fn longest(language: words::Language, sentence: &str, asked: &HashSet<String>) -> Option<String> {
    let new = |word: &&str| words::content(language, word).iter().all(|stem| !asked.contains(stem));
    let words = words::telling(language, sentence).into_iter().filter(|word| names(word)).filter(new);
    words
        .fold(
            None,
            |best: Option<&str>, word| {
                if best.is_none_or(|best| word.chars().count() > best.chars().count()) { Some(word) } else { best }
            },
        )
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{ChunkId, MaterialId};
    use uuid::Uuid;

    fn source(text: &str) -> Source {
        Source {
            chunk: ChunkId(Uuid::nil()),
            material: MaterialId(Uuid::nil()),
            title: "Transport".into(),
            page: 3,
            headings: vec!["Membranes".into(), "Osmosis".into()],
            text: text.into(),
            before: None,
            score: 1.0,
            meaning: None,
            address: None,
        }
    }

    #[test]
    fn the_hint_says_where_and_what_to_look_for() {
        let quoted = "Osmosis is the movement of water through a semipermeable membrane.";
        let source = source(&format!("{quoted} Diffusion is the spreading of particles in a fluid."));
        let coaching = coaching("What is osmosis?", &[(&source, quoted.into())]).unwrap();
        assert_eq!((coaching.page, coaching.heading.as_deref()), (3, Some("Osmosis")));
        assert_eq!(coaching.terms, ["movement", "water", "semipermeable", "membrane"]);
        assert_eq!(coaching.cloze.as_deref(), Some("____ is the spreading of particles in a fluid."));
        assert_eq!(coaching.gap.as_deref(), Some("Diffusion"), "another definition does not give the answer away");
    }

    #[test]
    fn the_answers_own_sentence_serves_when_there_is_no_other() {
        let quoted = "Osmosis is the movement of water through a semipermeable membrane.";
        let coaching = coaching("What is osmosis?", &[(&source(quoted), quoted.into())]).unwrap();
        assert_eq!(coaching.gap.as_deref(), Some("semipermeable"));
        assert!(coaching.cloze.unwrap().starts_with("Osmosis is"), "what was asked about stays");
    }

    #[test]
    fn a_sentence_that_points_back_defines_nothing() {
        assert_eq!(defined("It is the movement of water."), None);
        assert_eq!(defined("The loop of Henle is a part of the kidney."), Some("loop of Henle"));
        assert_eq!(defined("Water moves."), None);
        assert!(coaching("Why?", &[]).is_none());
    }
}
