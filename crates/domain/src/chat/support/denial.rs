//! What a sentence denies, and which way it points: "not", "without", "fewer" against "more".

use crate::chat::extractive::words::{self, Language};
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

const DENIALS: [&str; 31] = [
    "not", "no", "never", "none", "neither", "nor", "without", "cannot", "nobody", "nothing", "hardly", "rarely",
    "lack", "lacks", "lacked", "lacking", "failed", "fails", "absence", "unable", "nicht", "kein", "keine", "keinen",
    "keiner", "keinem", "nie", "niemals", "ohne", "weder", "niemand",
];

/// Telling words behind a denial that it denies.
const REACH: usize = 3;

/// Two poles: a sentence that speaks of the one does not hold what says the other.
const POLES: [(&[&str], &[&str]); 24] = [
    (
        &["increase", "increases", "increased", "increasing", "rose", "rise", "rises", "grew"],
        &[
            "decrease",
            "decreases",
            "decreased",
            "decreasing",
            "fell",
            "fall",
            "falls",
            "declined",
            "decline",
            "reduced",
        ],
    ),
    (&["higher", "highest"], &["lower", "lowest"]),
    (&["more", "most"], &["less", "fewer", "least", "fewest"]),
    (&["larger", "largest", "bigger", "biggest", "greater", "greatest"], &["smaller", "smallest"]),
    (&["before", "earlier"], &["after", "later"]),
    (&["better", "best", "improved"], &["worse", "worst", "worsened"]),
    (&["above", "over"], &["below", "under"]),
    (&["positive", "positively"], &["negative", "negatively"]),
    (&["longer", "longest"], &["shorter", "shortest"]),
    (&["maximum", "maximal"], &["minimum", "minimal"]),
    (&["north", "northern"], &["south", "southern"]),
    (&["east", "eastern"], &["west", "western"]),
    (&["won", "wins", "win", "victory"], &["lost", "loses", "lose", "defeat"]),
    (&["strong", "stronger", "strongly"], &["weak", "weaker", "weakly"]),
    (&["first"], &["last"]),
    (&["inside", "internal", "inner"], &["outside", "external", "outer"]),
    (&["effective"], &["ineffective"]),
    (&["always"], &["never"]),
    (&["male", "men", "males"], &["female", "women", "females"]),
    (&["accepted", "accept"], &["rejected", "reject"]),
    (&["allowed", "permitted"], &["forbidden", "prohibited", "banned"]),
    (&["common"], &["rare", "uncommon"]),
    (&["safe"], &["unsafe", "dangerous"]),
    (&["similar", "same"], &["different"]),
];

/// What a sentence denies, and where it points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stance {
    /// Stems that stand under a denial.
    denied: HashSet<String>,
    stems: HashSet<String>,
    /// Of each of [`POLES`]: it names the one, the other.
    poles: Vec<(bool, bool)>,
}

impl Stance {
    pub fn of(language: Language, text: &str) -> Self {
        let mut denied = HashSet::new();
        let mut reach = 0;
        for token in text.split_word_bounds() {
            let lower = token.to_lowercase();
            if is_denial(&lower) {
                reach = REACH;
            } else if matches!(lower.as_str(), "," | ";" | ":" | "." | "but" | "aber") {
                reach = 0;
            } else if reach > 0 {
                for stem in words::content(language, token) {
                    denied.insert(stem);
                    reach -= 1;
                    if reach == 0 {
                        break;
                    }
                }
            }
        }
        let all: HashSet<String> = text.unicode_words().map(str::to_lowercase).collect();
        let names = |pole: &[&str]| pole.iter().any(|word| all.contains(*word));
        let poles = POLES.iter().map(|(one, other)| (names(one), names(other))).collect();
        Self { denied, stems: words::content(language, text).into_iter().collect(), poles }
    }

    /// Whether one says what the other denies.
    pub fn contradicts(&self, other: &Stance) -> bool {
        let one_sided = |a: &Stance, b: &Stance| {
            a.denied.iter().any(|stem| b.stems.contains(stem)) && !a.denied.iter().any(|stem| b.denied.contains(stem))
        };
        one_sided(self, other) || one_sided(other, self)
    }

    /// Whether one names a pole of which the other names only the opposite.
    pub fn points_elsewhere(&self, other: &Stance) -> bool {
        self.poles.iter().zip(&other.poles).any(|(own, theirs)| {
            (own.0 && !own.1 && theirs.1 && !theirs.0) || (own.1 && !own.0 && theirs.0 && !theirs.1)
        })
    }
}

fn is_denial(lower: &str) -> bool {
    DENIALS.contains(&lower) || lower.ends_with("n't") || lower.ends_with("n’t")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Stance {
        Stance::of(Language::English, text)
    }

    #[test]
    fn what_one_denies_and_the_other_says_is_a_contradiction() {
        let held = of("Glucose is not excreted by a healthy kidney, but urea is.");
        assert!(of("A healthy kidney excretes glucose.").contradicts(&held));
        assert!(!of("A healthy kidney does not excrete glucose.").contradicts(&held));
        assert!(!of("Urea leaves the body.").contradicts(&held));
        assert!(of("It isn't large.").contradicts(&of("It is large.")));
    }

    #[test]
    fn opposite_directions_are_told_apart() {
        assert!(of("Pressure rose.").points_elsewhere(&of("Pressure decreased at once.")));
        assert!(!of("Pressure rose.").points_elsewhere(&of("Pressure rose, then fell.")));
    }
}
