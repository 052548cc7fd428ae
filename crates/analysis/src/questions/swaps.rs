//! One word of a sentence changed so that the sentence is no longer true.

use crate::chance::Chance;
use crate::questions::numbers;

/// Words that point one way, and the other.
const DIRECTIONS: &[(&str, &str)] = &[
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("increasing", "decreasing"),
    ("higher", "lower"),
    ("highest", "lowest"),
    ("more", "less"),
    ("most", "least"),
    ("larger", "smaller"),
    ("largest", "smallest"),
    ("before", "after"),
    ("above", "below"),
    ("inside", "outside"),
    ("inner", "outer"),
    ("stronger", "weaker"),
    ("longer", "shorter"),
    ("raises", "lowers"),
    ("rises", "falls"),
    ("gain", "loss"),
    ("positive", "negative"),
    ("maximum", "minimum"),
    ("always", "never"),
    ("acidic", "alkaline"),
    ("anterior", "posterior"),
    ("steigt", "sinkt"),
    ("höher", "niedriger"),
    ("größer", "kleiner"),
    ("mehr", "weniger"),
    ("vor", "nach"),
    ("innerhalb", "außerhalb"),
    ("stärker", "schwächer"),
    ("positiv", "negativ"),
    ("immer", "nie"),
];

/// The sentence with its one direction turned: new sentence, old word, new word. `None` where it has none or several.
pub(super) fn direction(sentence: &str) -> Option<(String, String, String)> {
    let mut found = None;
    for (start, end) in words(sentence) {
        let word = &sentence[start..end];
        let other = DIRECTIONS.iter().find_map(|(one, two)| match word {
            word if word == *one => Some(*two),
            word if word == *two => Some(*one),
            _ => None,
        });
        if let Some(other) = other {
            // Two directions may say the same thing twice: turning one makes a puzzle.
            if found.is_some() {
                return None;
            }
            found = Some((start, end, other));
        }
    }
    let (start, end, other) = found?;
    // "more and more", "no more than", "most of" and "before that" are not directions.
    let (before, after) = (&sentence[..start], &sentence[end..]);
    let idiom = ["no ", "not ", "any ", "the ", "even ", "or ", "one "]
        .iter()
        .any(|word| before.to_lowercase().ends_with(word))
        || [" than ", " and more", " or less", " or more", " of "]
            .iter()
            .any(|word| after.starts_with(word) && matches!(other, "less" | "more" | "least" | "weniger"));
    let vague = matches!(other, "least" | "most" | "vor" | "nach");
    (!idiom && !vague).then(|| (format!("{before}{other}{after}"), sentence[start..end].to_owned(), other.to_owned()))
}

/// The sentence with its one figure changed.
pub(super) fn number(sentence: &str, chance: &mut Chance) -> Option<(String, String, String)> {
    let found = numbers::figures(sentence);
    let [figure] = &found[..] else { return None };
    let old = &sentence[figure.start..figure.end];
    let factors = [0.5, 2.0, 3.0];
    let value = figure.value * factors[chance.below(factors.len())];
    // A hundred percent is not doubled.
    let value = if figure.unit.as_deref().is_some_and(|unit| unit == "%" || unit == "percent" || unit == "Prozent")
        && value > 100.0
    {
        figure.value / 2.0
    } else {
        value
    };
    let decimals = old.split_once('.').map_or(0, |(_, behind)| behind.len());
    let value = if decimals == 0 { value.round() } else { value };
    if (value - figure.value).abs() < f64::EPSILON || value == 0.0 {
        return None;
    }
    let new = format!("{value:.decimals$}");
    let new = if old.contains(',') && value >= 1_000.0 { grouped(&new) } else { new };
    Some((format!("{}{new}{}", &sentence[..figure.start], &sentence[figure.end..]), old.to_owned(), new))
}

/// With commas between thousands.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    use unicode_segmentation::UnicodeSegmentation;
    text.unicode_word_indices().map(|(at, word)| (at, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_direction_is_turned_and_idioms_are_left() {
        let turned = direction("ADH increases the volume of water.").map(|one| one.0);
        assert_eq!(turned.as_deref(), Some("ADH decreases the volume of water."));
        assert!(direction("Water is no more than a solvent.").is_none());
        assert!(direction("It increases the higher level.").is_none());
    }

    #[test]
    fn a_number_becomes_another() {
        let (new, old, _) = number("Teeth hold 8 percent water.", &mut Chance::new(3)).unwrap_or_default();
        assert_eq!(old, "8");
        assert_ne!(new, "Teeth hold 8 percent water.");
        assert!(number("It began in 1974.", &mut Chance::new(3)).is_none());
    }
}
