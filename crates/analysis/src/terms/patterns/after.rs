//! Patterns whose sign stands behind the term: "X is …", "X, which is …", "X: …".

use super::apposition::{apposition, in_list};
use super::copula::copula;
use super::{BE, MEANS, Said, subject_start};
use crate::result::Evidence;
use crate::terms::noun::{self, is_article};
use crate::terms::phrase::Phrase;
use crate::terms::vocabulary;
use std::ops::Range;

const CLAIMS: &[&str] = &["states", "suggests", "holds", "proposes", "posits", "says", "predicts", "argues"];

/// Patterns whose sign stands behind the term; `next` is the word behind it and its other names.
pub(super) fn after(phrase: &Phrase<'_>, of: &Range<usize>, next: usize) -> Said {
    let mention = Said::new(0.4, Evidence::Bold);
    let start = subject_start(phrase, of.start);
    // "The intracellular fluid (ICF) compartment is …".
    let behind = phrase.gap(next).trim_start().starts_with(')') && BE.contains(&phrase.lower(next + 1));
    let next = next + usize::from(behind);
    let gap = phrase.gap(next).trim().trim_start_matches(')').trim_start();
    let verb = phrase.lower(next);
    let to_end = |from: usize| phrase.bytes(from, phrase.clause_end(from));
    let left = phrase.clause_end(next).saturating_sub(next);
    if (gap.is_empty() || gap == "," || gap == ")" || gap == "),") && start {
        if BE.contains(&verb) && left >= 4 {
            return copula(phrase, next, verb);
        }
        if MEANS.contains(&verb) && left >= 4 {
            let to = next + 1 + usize::from(phrase.lower(next + 1) == "to");
            return Said::new(4.0, Evidence::Is).meaning(to_end(to));
        }
        if CLAIMS.contains(&verb) && phrase.lower(next + 1) == "that" {
            let idea = noun::is_idea(phrase.lower(of.end - 1));
            return Said::new(if idea { 3.2 } else { 1.5 }, Evidence::Is).meaning(to_end(next + 2));
        }
        if vocabulary::EXPLAINS.contains(verb) && left >= 5 {
            let when =
                matches!(phrase.lower(next + 1), "when" | "if" | "whenever") || matches!(verb, "consists" | "consist");
            return Said::new(if when { 2.9 } else { 2.1 }, Evidence::Is);
        }
    }
    let first = &phrase.gap(of.end).trim_start();
    let is_new =
        |at: usize| is_article(phrase.lower(at)) || matches!(phrase.lower(at), "or" | "i.e" | "meaning" | "that");
    if first.starts_with('(') && is_new(of.end) {
        let from = of.end + usize::from(!is_article(phrase.lower(of.end)));
        let close = (from..phrase.words.len()).find(|at| phrase.gap(at + 1).contains(')')).unwrap_or(from);
        if close >= from + 2 {
            return Said::new(3.1, Evidence::Or).meaning(phrase.bytes(from, close + 1));
        }
    }
    if gap == "," && verb == "or" && !in_list(phrase, of) && says_again(phrase, next + 1) {
        let close = (next + 2..phrase.words.len()).find(|at| phrase.gap(*at).trim_start().starts_with(','));
        let end = close.unwrap_or(phrase.words.len());
        if end >= next + 4 {
            return Said::new(if start { 3.7 } else { 3.2 }, Evidence::Or).meaning(phrase.bytes(next + 1, end));
        }
    }
    if gap == "," && matches!(verb, "which" | "meaning") && left >= 4 {
        let is = matches!(phrase.lower(next + 1), "is" | "are") && is_new_thing(phrase.lower(next + 2));
        let says = verb == "meaning" || MEANS.contains(&phrase.lower(next + 1)) || phrase.lower(next + 2) == "that";
        let clarity = if is || says { 3.1 } else { 1.8 };
        let from = next + 1 + usize::from(is || says);
        // "Diuresis, which is …, begins": the sentence goes on with its own verb.
        let comma = (from + 1..phrase.words.len()).find(|at| start && phrase.gap(*at).contains(','));
        let meaning = comma.map_or_else(|| to_end(from), |comma| phrase.bytes(from, comma));
        return Said::new(clarity, Evidence::Or).meaning(meaning);
    }
    if gap == "," && matches!(verb, "a" | "an" | "the") && left >= 4 {
        return apposition(phrase, of, next, start);
    }
    if matches!(gap, "—" | "–" | "-") && phrase.words.len() - next >= 3 && phrase.gap(next) != "-" {
        let clarity = if is_article(phrase.lower(next)) && !in_list(phrase, of) { 2.6 } else { 1.6 };
        return Said::new(clarity, Evidence::Or).meaning(to_end(next));
    }
    if gap.ends_with(':') && phrase.words.len() - next >= 3 {
        let rest = phrase.bytes(next, phrase.words.len());
        let clarity = match phrase.is_item && of.start == 0 {
            true => 3.7,
            false if is_enumeration(phrase, of, next) => 0.5,
            false => 3.2,
        };
        return Said::new(clarity, Evidence::Colon).meaning(rest);
    }
    if start && matches!(phrase.lower(of.start.wrapping_sub(1)), "in" | "with") && gap == "," && left >= 4 {
        return Said::new(2.4, Evidence::Or).meaning(to_end(next));
    }
    // What a sentence begins with is what it speaks of.
    if gap.is_empty() && of.start <= 1 && start { Said::new(1.2, Evidence::Bold) } else { mention }
}

/// Whether "is" before this word says what something is, not how.
fn is_new_thing(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "when" | "any" | "how" | "what" | "where" | "those")
}

/// Whether behind "X, or" a phrase follows that says what X is, not another choice.
fn says_again(phrase: &Phrase<'_>, at: usize) -> bool {
    let word = phrase.lower(at);
    !word.ends_with("ing")
        && !matches!(
            word,
            "you"
                | "we"
                | "he"
                | "she"
                | "they"
                | "it"
                | "people"
                | "to"
                | "in"
                | "even"
                | "if"
                | "when"
                | "by"
                | "at"
                | "for"
                | "from"
                | "with"
                | "not"
                | "both"
        )
}

/// "three kinds of memory: a, b and c".
fn is_enumeration(phrase: &Phrase<'_>, of: &Range<usize>, next: usize) -> bool {
    let last = phrase.lower(of.end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("is") && !last.ends_with("us");
    let short = |at: usize| phrase.gap(at).contains(',');
    let commas = (next + 1..phrase.words.len().min(next + 6)).any(short);
    let last_of_list = matches!(phrase.lower(of.start.wrapping_sub(1)), "and" | "or") && of.start > 2;
    let counted = last_of_list
        || (of.start.saturating_sub(4)..of.start).any(|at| {
            matches!(
                phrase.lower(at),
                "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "several"
                    | "following"
                    | "types"
                    | "kinds"
                    | "forms"
            )
        });
    counted || (plural && commas) || (next > of.end + 6)
}
