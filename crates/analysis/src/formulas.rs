//! Formulas: set between dollars, or short lines of signs, with the sentence that explains them.

use crate::corpus::{Corpus, Kind, Unit};
use crate::excerpt::verbatim;
use crate::headings::Under;
use crate::result::Formula;
use std::collections::HashSet;

/// Formulas of one analysis.
const MOST: usize = 2_000;
/// Bytes of one.
const LONGEST: usize = 300;

/// In reading order, each once.
pub(crate) fn find(corpus: &Corpus<'_>) -> Vec<Formula> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (at, unit) in corpus.units.iter().enumerate() {
        let usable = matches!(unit.kind, Kind::Sentence | Kind::Item | Kind::Code) && unit.under != Under::LeftOut;
        if !usable || unit.range.len() > 4_000 || found.len() >= MOST {
            continue;
        }
        let text = corpus.text(unit);
        let mut stretches = between_dollars(text);
        if stretches.is_empty() && unit.kind == Kind::Sentence && is_formula(text) {
            stretches.push(0..text.len());
        }
        for stretch in stretches {
            let range = unit.range.start + stretch.start..unit.range.start + stretch.end;
            let formula = verbatim(corpus, unit, &range);
            if seen.insert(formula.text.clone()) {
                found.push(Formula { formula, explained: explained(corpus, at, unit), section: unit.section });
            }
        }
    }
    found
}

/// The sentence around it, the one before it, or the "where …" behind it.
fn explained(corpus: &Corpus<'_>, at: usize, unit: &Unit) -> Option<crate::result::Excerpt> {
    let say = |unit: &Unit| verbatim(corpus, unit, &unit.range);
    if unit.sound {
        return Some(say(unit));
    }
    let near =
        |other: &&Unit| other.material == unit.material && other.page == unit.page && other.kind == Kind::Sentence;
    let before = at.checked_sub(1).and_then(|at| corpus.units.get(at)).filter(near);
    let after = corpus.units.get(at + 1).filter(near);
    let leads = before.filter(|unit| unit.sound || corpus.text(unit).trim_end().ends_with([':', ',']));
    let follows = after.filter(|unit| {
        let lower = corpus.text(unit).get(..6).unwrap_or_default().to_lowercase();
        unit.sound || lower.starts_with("where") || lower.starts_with("wobei")
    });
    leads.or(follows).map(say)
}

/// Stretches "$…$" and "$$…$$" that are formulas: they equate, compare or transform.
fn between_dollars(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('$').map(|at| from + at) {
        let width = if text[open..].starts_with("$$") { 2 } else { 1 };
        let Some(length) = text[open + width..].find(&"$$"[..width]) else { break };
        let end = open + width + length + width;
        let inside = &text[open + width..open + width + length];
        let says = inside.contains(['=', '≤', '≥', '<', '>', '→', '≈', '∝'])
            || ["\\le", "\\ge", "\\to", "\\approx", "\\propto"].iter().any(|sign| inside.contains(sign));
        if says && (3..=LONGEST).contains(&inside.len()) && !inside.contains("$") {
            found.push(open..end);
        }
        from = end;
    }
    found
}

/// A short line with a sign of equation and hardly a word.
fn is_formula(text: &str) -> bool {
    let signs = ["=", "→", "⇌", "↔", "≈", "∝", "⟶"];
    let has_sign = signs.iter().any(|sign| text.contains(&format!(" {sign} ")));
    let words: Vec<&str> = text.split_whitespace().collect();
    let long = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3).count();
    let is_word = |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let speaks = words.windows(3).any(|run| run.iter().all(is_word));
    let code =
        text.contains([';', '{', '}', '"']) || text.contains("==") || text.contains("def ") || text.contains("//");
    has_sign
        && !code
        && !speaks
        && text.len() <= 160
        && (3..=30).contains(&words.len())
        && long * 3 <= words.len()
        && !text.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_sentences_and_prices() {
        assert!(is_formula("CO2 + H2O ↔ H2CO3 ↔ H+ + HCO3-"));
        assert!(is_formula("F = m a"));
        assert!(is_formula("net pay = gross pay − tax"));
        assert!(!is_formula("The force = mass times acceleration in every frame"));
        assert!(!is_formula("You may recall that 6 x 6 = 36, 6 x 7 = 42, and 6 x 8 = 48."));
        assert_eq!(between_dollars("It is $E = mc^2$ and $5 or $6.").first(), Some(&(6..16)));
        assert!(between_dollars("$x$ costs $3").is_empty());
    }
}
