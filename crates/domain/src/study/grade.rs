//! Whether a given answer is right.
//!
//! Choices go by their place, numbers by their tolerance, words by themselves without case, accents, articles and small
//! slips of the hand, sentences by half of their telling words. It judges no meaning: another word for the same thing is
//! not right.

use contract::{ItemBody, ItemKind, cloze};
use std::collections::HashSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words before the answer itself that do not count.
const ARTICLES: [&str; 9] = ["a", "an", "the", "der", "die", "das", "ein", "eine", "to"];

/// Whether what was given answers the question.
pub fn is_right(item: &ItemBody, given: &str) -> bool {
    match item.kind {
        ItemKind::MultipleChoice | ItemKind::TrueFalse => {
            given.trim().parse::<u32>().is_ok_and(|choice| Some(choice) == item.right)
        }
        ItemKind::Numeric => match (number(given), number(&item.back)) {
            (Some(given), Some(right)) => {
                (given - right).abs() <= item.tolerance.unwrap_or(0.0).max(right.abs() * 1e-9)
            }
            _ => same(given, &item.back),
        },
        ItemKind::Cloze => {
            let gaps = cloze::asked(&item.front);
            let answers: Vec<&str> = given.split(';').collect();
            match gaps.as_slice() {
                [] => same(given, &item.back),
                [only] => same(given, only) || item.accepted.iter().any(|other| same(given, other)),
                _ => answers.len() == gaps.len() && gaps.iter().zip(answers).all(|(gap, answer)| same(answer, gap)),
            }
        }
        _ => std::iter::once(&item.back).chain(&item.accepted).any(|right| same(given, right) || says(given, right)),
    }
}

/// An answer in a sentence says enough of the right one: half of its telling words, and at least two.
fn says(given: &str, right: &str) -> bool {
    let telling = |text: &str| -> HashSet<String> {
        let words = words(text).into_iter().filter(|word| word.len() > 3 || word.chars().any(|c| c.is_ascii_digit()));
        // Endings do not matter: what is told by is how a word begins.
        words.map(|word| word.chars().take(6).collect()).collect()
    };
    let (given, right) = (telling(given), telling(right));
    let shared = right.intersection(&given).count();
    right.len() >= 3 && shared >= 2 && 2 * shared >= right.len()
}

/// What stands behind the first number in a text: of `1,180 litres`, `litres`.
pub fn unit(text: &str) -> String {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return String::new() };
    text[start..].trim_start_matches(|c: char| c.is_ascii_digit() || ".,\u{202f}\u{a0}".contains(c)).trim().to_owned()
}

/// The first number in a text; `1,000` and `0,5` are read as they are meant.
pub fn number(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text[..start].trim_end().ends_with(['-', '−']);
    let digits: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{202f}' | '\u{a0}'))
        .collect();
    let digits = digits.trim_end_matches(['.', ',', '\u{202f}', '\u{a0}']).replace(['\u{202f}', '\u{a0}'], "");
    let thousands = digits.split(',').skip(1).all(|part| part.split('.').next().is_some_and(|group| group.len() == 3));
    let plain = if digits.contains(',') && thousands && !digits.starts_with("0,") {
        digits.replace(',', "")
    } else {
        digits.replace(',', ".")
    };
    plain.parse::<f64>().ok().map(|value| if negative { -value } else { value })
}

/// The same words, but for case, accents, articles, punctuation and one slip in a word of six letters or more.
fn same(given: &str, right: &str) -> bool {
    let (given, right) = (words(given), words(right));
    if right.is_empty() {
        return false;
    }
    given.len() == right.len() && given.iter().zip(&right).all(|(one, other)| alike(one, other))
}

fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    let words: Vec<String> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && ARTICLES.contains(&first.as_str()) => rest.to_vec(),
        _ => words,
    }
}

/// At most one letter is wrong, missing, too many or swapped with its neighbour. Numbers allow none.
fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if b.len() < 6 || a.len().abs_diff(b.len()) > 1 || other.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left_a, left_b) = (a.len() - head - tail, b.len() - head - tail);
    (left_a <= 1 && left_b <= 1) || (left_a == 2 && left_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: ItemKind, front: &str, back: &str) -> ItemBody {
        ItemBody { kind, front: front.into(), back: back.into(), ..ItemBody::default() }
    }

    #[test]
    fn a_choice_is_right_by_its_place() {
        let question = ItemBody { right: Some(2), ..item(ItemKind::MultipleChoice, "?", "c") };
        assert!(is_right(&question, "2") && is_right(&question, " 2 "));
        for wrong in ["1", "", "c", "-2", "99999999999"] {
            assert!(!is_right(&question, wrong), "{wrong}");
        }
    }

    #[test]
    fn words_count_without_case_accents_articles_and_one_slip() {
        let short = item(ItemKind::ShortAnswer, "?", "The Mitochondrion");
        for right in ["mitochondrion", "the mitochondrion.", "Mitochondrión", "mitochondrin", "mitochodnrion"] {
            assert!(is_right(&short, right), "{right}");
        }
        for wrong in ["", "mitochondria in cells", "ribosome", "mitchondrin"] {
            assert!(!is_right(&short, wrong), "{wrong}");
        }
        assert!(!is_right(&item(ItemKind::ShortAnswer, "?", "acid"), "acit"), "short words allow no slip");
        assert!(!is_right(&item(ItemKind::ShortAnswer, "?", ""), ""), "nothing is no answer");
    }

    #[test]
    fn a_sentence_counts_by_its_telling_words() {
        let sentence = item(ItemKind::ShortAnswer, "?", "The movement of water through a semipermeable membrane");
        assert!(is_right(&sentence, "water that moves through semipermeable membranes"));
        for wrong in ["the membrane", "a kind of transport", "energy is needed by pumps"] {
            assert!(!is_right(&sentence, wrong), "{wrong}");
        }
    }

    #[test]
    fn numbers_count_within_their_tolerance() {
        let numeric = ItemBody { tolerance: Some(5.0), ..item(ItemKind::Numeric, "?", "1,180 litres") };
        for right in ["1180", "1,182", "1 180 l".replace(' ', "\u{202f}").as_str(), "1175.0"] {
            assert!(is_right(&numeric, right), "{right}");
        }
        for wrong in ["118", "1190", "-1180", "many"] {
            assert!(!is_right(&numeric, wrong), "{wrong}");
        }
        assert!(is_right(&item(ItemKind::Numeric, "?", "0.5"), "0,5"));
    }

    #[test]
    fn every_gap_has_to_be_filled() {
        let question = item(ItemKind::Cloze, "{{c1::Water}} moves by {{c2::osmosis::o…}}.", "");
        assert_eq!(cloze::answers(&question.front), ["Water", "osmosis"]);
        assert!(is_right(&question, "water; osmosis"));
        assert!(!is_right(&question, "water") && !is_right(&question, "osmosis; water"));
        assert!(cloze::answers("{{c1::never closed").is_empty());
    }
}
