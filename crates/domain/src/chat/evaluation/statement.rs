//! Statements made of questions, and what becomes of a statement when one thing in it is changed. English.

use crate::chat::{
    extractive::{split, words::Language},
    support::{figures, names},
};
use unicode_segmentation::UnicodeSegmentation;

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Number,
    OtherNumber,
    Unit,
    Name,
    OtherName,
    Denial,
    Direction,
}

const BEING: [&str; 12] = ["is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "may"];
const DOING: [&str; 3] = ["did", "do", "does"];
const ASKING: [&str; 8] = ["who", "whom", "whose", "what", "which", "when", "where", "how"];

/// "Who led X?" with "Y" as "Y led X."; `None` where no word asks.
pub fn of(question: &str, answer: &str) -> Option<String> {
    let answer = answer.trim().trim_end_matches(['.', ',']);
    let all: Vec<&str> = question.trim().trim_end_matches(['?', '.', ' ']).split_whitespace().collect();
    let asks = all.iter().position(|word| ASKING.contains(&word.to_lowercase().as_str()))?;
    let asking = all[asks].to_lowercase();
    let verb = (asks + 1..all.len().min(asks + 7)).find(|at| {
        BEING.contains(&all[*at].to_lowercase().as_str()) || DOING.contains(&all[*at].to_lowercase().as_str())
    });
    let before = all[..asks].join(" ");
    let said = match verb {
        Some(at) if DOING.contains(&all[at].to_lowercase().as_str()) => {
            let matter = if asking == "how" {
                all[asks + 1..at].iter().skip(1).copied().collect::<Vec<_>>().join(" ")
            } else {
                String::new()
            };
            let rest = all[at + 1..].join(" ");
            // "In what city did X meet?": the preposition goes before the answer.
            format!("{rest} {} {answer} {matter}", before.to_lowercase())
        }
        Some(at) if matches!(asking.as_str(), "when" | "where") => {
            let rest = &all[at + 1..];
            let parted = rest.iter().position(|word| is_participle(word)).filter(|at| *at > 0).unwrap_or(rest.len());
            format!("{} {} {} {answer}", rest[..parted].join(" "), all[at], rest[parted..].join(" "))
        }
        Some(at) => {
            let matter = all[asks + 1..at]
                .iter()
                .filter(|word| !matches!(**word, "many" | "much"))
                .copied()
                .collect::<Vec<_>>()
                .join(" ");
            format!("{before} {answer} {matter} {} {}", all[at], all[at + 1..].join(" "))
        }
        None => format!("{before} {answer} {}", all[asks + 1..].join(" ")),
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = said.chars();
    let first = letters.next()?;
    Some(format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

fn is_participle(word: &str) -> bool {
    const IRREGULAR: [&str; 14] = [
        "born", "held", "built", "made", "found", "written", "taken", "set", "known", "put", "won", "lost", "seen",
        "done",
    ];
    word.ends_with("ed") || IRREGULAR.contains(&word)
}

/// Another figure in place of one that the passage holds.
pub fn number(sentence: &str, passage: &str, turn: usize) -> Option<(Changed, String)> {
    let held = figures::figures(passage);
    let places: Vec<(usize, &str)> = digits(sentence);
    let (at, written) = *places.get(turn % places.len().max(1))?;
    let plain = written.replace(',', "");
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split('.').nth(1).map_or(0, str::len);
    let step = 10f64.powi(-(decimals as i32));
    // A digit in the middle changes: 308 becomes 338, 1827 becomes 1857.
    let larger = if value.abs() / step >= 100.0 { 30.0 * step } else { 2.0 * step };
    let other = format!("{:.*}", decimals, value + larger);
    let is_held = held.iter().any(|figure| Some(figure.value) == other.parse().ok());
    (!is_held).then(|| (Changed::Number, format!("{}{other}{}", &sentence[..at], &sentence[at + written.len()..])))
}

/// Another figure of the same passage, which says something else there.
pub fn other_number(sentence: &str, passage: &str) -> Option<(Changed, String)> {
    let own = digits(sentence);
    let &(at, written) = own.last()?;
    let alike =
        |other: &&str| other.contains('.') == written.contains('.') && (other.len() == 4) == (written.len() == 4);
    let other = digits(passage)
        .into_iter()
        .map(|(_, other)| other)
        .filter(alike)
        .find(|other| own.iter().all(|(_, own)| own != other))?;
    Some((Changed::OtherNumber, format!("{}{other}{}", &sentence[..at], &sentence[at + written.len()..])))
}

/// Numbers in digits that stand alone, with their places.
fn digits(text: &str) -> Vec<(usize, &str)> {
    text.unicode_word_indices()
        .filter(|(_, word)| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(|(at, word)| (at, word.trim_end_matches(|sign: char| !sign.is_ascii_digit())))
        .filter(|(at, word)| {
            word.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','))
                && text[at + word.len()..].chars().next().is_none_or(|next| !next.is_alphabetic())
        })
        .collect()
}

/// Another unit behind a number.
pub fn unit(sentence: &str, passage: &str) -> Option<(Changed, String)> {
    const UNITS: [(&str, &str); 18] = [
        ("years", "months"),
        ("months", "weeks"),
        ("weeks", "days"),
        ("days", "hours"),
        ("hours", "minutes"),
        ("minutes", "hours"),
        ("million", "billion"),
        ("billion", "million"),
        ("km", "miles"),
        ("miles", "km"),
        ("metres", "feet"),
        ("feet", "metres"),
        ("meters", "feet"),
        ("mg", "g"),
        ("ml", "l"),
        ("mm", "cm"),
        ("cm", "mm"),
        ("kg", "g"),
    ];
    let all: Vec<(usize, &str)> = sentence.unicode_word_indices().collect();
    for pair in all.windows(2) {
        let (at, word) = pair[1];
        let counted = !figures::figures(pair[0].1).is_empty();
        if let Some((_, other)) = UNITS.iter().find(|(own, _)| counted && *own == word) {
            let changed = format!("{}{other}{}", &sentence[..at], &sentence[at + word.len()..]);
            let held = passage.contains(&format!("{} {other}", pair[0].1));
            return (!held).then_some((Changed::Unit, changed));
        }
    }
    None
}

/// A name of another text in place of one of the sentence's own.
pub fn name(sentence: &str, passage: &str, pool: &[&str], turn: usize) -> Option<(Changed, String)> {
    let (at, own) = named(sentence).into_iter().max_by_key(|(_, name)| name.len())?;
    let is_name = |name: &&&str| {
        name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && name.split_whitespace().count() <= 3
            && !name.bytes().any(|byte| byte.is_ascii_digit())
            && name.len() > 3
    };
    let fresh = |name: &&&str| name.split_whitespace().all(|word| !passage.contains(word) && !sentence.contains(word));
    let others: Vec<&&str> = pool.iter().filter(is_name).filter(fresh).collect();
    let other = others.get(turn.wrapping_mul(7919) % others.len().max(1))?;
    Some((Changed::Name, format!("{}{other}{}", &sentence[..at], &sentence[at + own.len()..])))
}

/// Another name of the same passage, from a sentence that does not speak of the own one.
pub fn other_name(sentence: &str, passage: &str, turn: usize) -> Option<(Changed, String)> {
    let (at, own) = named(sentence).into_iter().max_by_key(|(_, name)| name.len())?;
    let fresh = |name: &&str| name.split_whitespace().all(|word| !sentence.contains(word));
    let others: Vec<&str> = split(passage)
        .into_iter()
        .map(|one| &passage[one.range])
        .filter(|one| !one.contains(own))
        .flat_map(|one| named(one).into_iter().map(|(_, name)| name).collect::<Vec<_>>())
        .filter(fresh)
        .collect();
    let other = others.get(turn % others.len().max(1))?;
    Some((Changed::OtherName, format!("{}{other}{}", &sentence[..at], &sentence[at + own.len()..])))
}

/// Names of a sentence: capitalised words in a row.
fn named(sentence: &str) -> Vec<(usize, &str)> {
    let known: Vec<String> = names::names(Language::English, sentence).into_iter().map(|name| name.written).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, word) in sentence.unicode_word_indices() {
        if !known.iter().any(|name| name == word) {
            continue;
        }
        match found.last_mut() {
            Some((_, end)) if sentence[*end..at].trim().is_empty() => *end = at + word.len(),
            _ => found.push((at, at + word.len())),
        }
    }
    found.into_iter().map(|(start, end)| (start, &sentence[start..end])).collect()
}

/// A denial put in behind the first helping verb, or taken out.
pub fn denied(sentence: &str) -> Option<(Changed, String)> {
    if let Some(at) = sentence.find(" not ") {
        return Some((Changed::Denial, format!("{}{}", &sentence[..at], &sentence[at + 4..])));
    }
    if [" no ", "n't ", " never ", " without ", " nor ", " neither "].iter().any(|denial| sentence.contains(denial)) {
        return None;
    }
    let (at, word) =
        sentence.unicode_word_indices().skip(1).find(|(_, word)| BEING.contains(word) && *word != "may")?;
    let end = at + word.len();
    Some((Changed::Denial, format!("{} not{}", &sentence[..end], &sentence[end..])))
}

/// "higher" for "lower" and their like, where the passage does not say both.
pub fn turned(sentence: &str, passage: &str) -> Option<(Changed, String)> {
    const TURNS: [(&str, &str); 14] = [
        ("higher", "lower"),
        ("increased", "decreased"),
        ("more", "less"),
        ("larger", "smaller"),
        ("before", "after"),
        ("better", "worse"),
        ("increase", "decrease"),
        ("greater", "smaller"),
        ("positive", "negative"),
        ("longer", "shorter"),
        ("most", "least"),
        ("north", "south"),
        ("east", "west"),
        ("highest", "lowest"),
    ];
    for (at, word) in sentence.unicode_word_indices() {
        let other = TURNS.iter().find_map(|(one, other)| match word {
            _ if word == *one => Some(*other),
            _ if word == *other => Some(*one),
            _ => None,
        });
        if let Some(other) = other.filter(|other| !passage.unicode_words().any(|word| word == *other)) {
            return Some((Changed::Direction, format!("{}{other}{}", &sentence[..at], &sentence[at + word.len()..])));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_and_its_answer_become_a_statement() {
        let cases = [
            ("Who led the Panthers in sacks?", "Kawann Short", "Kawann Short led the Panthers in sacks."),
            (
                "How many points did the Panthers defense surrender?",
                "308",
                "The Panthers defense surrender 308 points.",
            ),
            ("When was Tesla born?", "1856", "Tesla was born 1856."),
            ("In what city did they meet?", "Paris", "They meet in Paris."),
            ("What is the capital of France?", "Paris", "Paris is the capital of France."),
        ];
        for (question, answer, expected) in cases {
            assert_eq!(of(question, answer).as_deref(), Some(expected));
        }
    }

    #[test]
    fn one_thing_is_changed_and_nothing_else() {
        let passage = "The team gave up 308 points in 12 weeks. John Smith was born in Paris.";
        let changed = |change: Option<(Changed, String)>| change.map(|(_, text)| text).unwrap_or_default();
        assert_eq!(changed(number("It gave up 308 points.", passage, 0)), "It gave up 338 points.");
        assert_eq!(changed(other_number("It gave up 308 points.", passage)), "It gave up 12 points.");
        assert_eq!(changed(unit("It took 12 weeks.", passage)), "It took 12 days.");
        assert_eq!(changed(denied("It was good.")), "It was not good.");
        assert_eq!(changed(denied("It was not good.")), "It was good.");
    }
}
