//! Whether a sentence holds the kind of thing that is asked for: a number for "how many", a name for "who".

use super::{
    german,
    question::Kind,
    words::{self, Language},
};
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 26] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty",
    "thirty", "forty", "fifty", "hundred", "thousand", "million", "billion", "half", "third", "quarter", "percent",
    "twice", "once",
];

/// What is added to a sentence's score for fitting the kind of question; 0 to 3.
pub fn bonus(kind: Kind, language: Language, text: &str, asked: &HashSet<&str>) -> f32 {
    let cued = language == Language::German && has(text, german::cues(kind));
    match kind {
        Kind::Number => 2.0 * f32::from(holds_number(text, asked)),
        Kind::When => (2.0 * time(text)).max(0.6 * f32::from(cued)),
        Kind::Who => 2.0 * names(language, text, asked),
        Kind::Where => {
            let place = cued || has(text, &["in", "at", "near", "from", "to", "on"]);
            1.4 * names(language, text, asked) + 0.6 * f32::from(place)
        }
        Kind::Why => {
            let cues = ["because", "since", "therefore", "reason", "cause", "caused", "causes", "due", "result", "so"];
            f32::from(cued || has(text, &cues))
        }
        Kind::How => 0.5 * f32::from(cued || has(text, &["by", "through", "using", "via", "with", "when"])),
        Kind::Define => 3.0 * f32::from(defines(language, text, asked)),
        Kind::List => {
            let cues = ["include", "includes", "following", "such", "consists", "first", "types", "kinds", "divided"];
            f32::from(cued || has(text, &cues) || text.matches(',').count() >= 3 || text.ends_with(':'))
        }
        Kind::Overview | Kind::Other => 0.0,
    }
}

fn has(text: &str, cues: &[&str]) -> bool {
    text.unicode_words().any(|word| cues.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
}

fn holds_number(text: &str, asked: &HashSet<&str>) -> bool {
    text.unicode_words().map(str::to_lowercase).any(|word| {
        !asked.contains(word.as_str())
            && (word.starts_with(|first: char| first.is_ascii_digit())
                || NUMBERS.contains(&word.as_str())
                || german::NUMBERS.contains(&word.as_str()))
    })
}

fn time(text: &str) -> f32 {
    let years = text.unicode_words().any(|word| {
        let digits = word.trim_end_matches('s');
        matches!(digits.len(), 3 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if years || has(text, &["century", "centuries"]) {
        1.0
    } else if has(text, &MONTHS) || has(text, &german::MONTHS) || text.bytes().any(|byte| byte.is_ascii_digit()) {
        0.7
    } else if has(text, &["after", "before", "during", "until", "since"]) {
        0.3
    } else {
        0.0
    }
}

/// Capitalised words that do not begin the sentence and were not in the question: two are enough. Where every noun has
/// a capital, two in a row are a name.
fn names(language: Language, text: &str, asked: &HashSet<&str>) -> f32 {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let fresh = |word: &&str| words::content(language, word).iter().any(|stem| !asked.contains(stem.as_str()));
    if language == Language::German {
        let all: Vec<&str> = text.unicode_words().skip(1).collect();
        return f32::from(all.windows(2).any(|pair| pair.iter().all(|word| capital(word) && fresh(word))));
    }
    let new = text.unicode_words().skip(1).filter(capital).filter(fresh).count();
    (new.min(2) as f32) / 2.0
}

/// "The term is …", "a term refers to …", "…, called the term": what is asked for stands where it is explained.
pub fn defines(language: Language, text: &str, asked: &HashSet<&str>) -> bool {
    const ENGLISH: [&str; 10] =
        ["is", "are", "was", "were", "refers", "refer", "means", "describes", "denotes", "comprises"];
    let copulas = match language {
        Language::English => ENGLISH,
        Language::German => german::COPULAS,
    };
    if asked.is_empty() {
        return false;
    }
    let all: Vec<&str> = text.unicode_words().collect();
    let stems: Vec<Vec<String>> = all.iter().map(|word| words::content(language, word)).collect();
    let is_asked = |at: usize| stems[at].iter().any(|stem| asked.contains(stem.as_str()));
    let Some(copula) = all.iter().position(|word| copulas.iter().any(|copula| word.eq_ignore_ascii_case(copula)))
    else {
        return named(language, text, &all, is_asked);
    };
    let held: HashSet<&str> = stems[..copula].iter().flatten().map(String::as_str).collect();
    let other = stems[..copula].iter().filter(|stems| !stems.is_empty()).count();
    let whole = asked.iter().all(|word| held.contains(word));
    (whole && other <= asked.len() + 3) || named(language, text, &all, is_asked)
}

/// "…, known as the term" and "term: …".
fn named(language: Language, text: &str, all: &[&str], is_asked: impl Fn(usize) -> bool) -> bool {
    const NAMING: [&str; 4] = ["called", "termed", "named", "as"];
    let after = all.iter().enumerate().any(|(at, word)| {
        let naming = NAMING.contains(word) && (*word != "as" || at > 0 && matches!(all[at - 1], "known" | "defined"));
        naming && (at + 1..(at + 4).min(all.len())).any(&is_asked)
    });
    let glossary = text.find([':', '–', '—']).is_some_and(|at| {
        let before = text[..at].unicode_words().count();
        before > 0 && before <= 4 && (0..before).all(|at| words::content(language, all[at]).is_empty() || is_asked(at))
    });
    after || glossary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_known_by_their_shape() {
        let asked: HashSet<&str> = ["osmosi"].into();
        for text in [
            "Osmosis is the movement of water.",
            "In biology, osmosis refers to water moving.",
            "This movement of water is called osmosis.",
            "It is known as osmosis.",
            "Osmosis: water moves through a membrane.",
        ] {
            assert!(defines(Language::English, text, &asked), "{text}");
        }
        for text in
            ["The kidney uses osmosis.", "Plants that live near the sea and use osmosis are rare.", "Water is wet."]
        {
            assert!(!defines(Language::English, text, &asked), "{text}");
        }
    }

    #[test]
    fn german_definitions_and_names_are_known_too() {
        let asked: HashSet<&str> = ["osmos"].into();
        for text in ["Osmose ist die Bewegung von Wasser.", "Als Osmose bezeichnet man die Bewegung von Wasser."] {
            assert!(defines(Language::German, text, &asked), "{text}");
        }
        assert!(!defines(Language::German, "Die Niere nutzt Osmose.", &asked));
        let bonus = |text| bonus(Kind::Who, Language::German, text, &asked);
        assert!(bonus("Sie wurde von Jean Nollet beobachtet.") > bonus("Die Bewegung von Wasser wurde beobachtet."));
    }

    #[test]
    fn a_sentence_fits_when_it_holds_what_is_asked_for() {
        let asked: HashSet<&str> = ["panther", "50"].into();
        let table = [
            (Kind::Number, "The defence gave up 308 points.", 2.0),
            (Kind::Number, "In game 50 they won.", 0.0),
            (Kind::Number, "He threw four passes.", 2.0),
            (Kind::When, "It was signed in 1648.", 2.0),
            (Kind::When, "It was signed after the war.", 0.6),
            (Kind::Who, "It was found by Alexander Fleming.", 2.0),
            (Kind::Who, "Panthers lost to the Panthers.", 0.0),
            (Kind::Other, "Anything at all.", 0.0),
        ];
        for (kind, text, expected) in table {
            assert!((bonus(kind, Language::English, text, &asked) - expected).abs() < 1e-6, "{kind:?} {text}");
        }
    }
}
