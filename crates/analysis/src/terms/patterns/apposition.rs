//! "X, a …, …": what X is, told from lists and from clauses that begin behind a comma.

use super::Said;
use crate::result::Evidence;
use crate::terms::noun::is_article;
use crate::terms::phrase::Phrase;
use crate::terms::vocabulary;
use std::ops::Range;

/// "X, a …": what it is, when that is told at some length; else a list.
pub(super) fn apposition(phrase: &Phrase<'_>, of: &Range<usize>, next: usize, start: bool) -> Said {
    let close = (next + 1..phrase.words.len()).find(|at| phrase.gap(*at).contains([',', ';', '—', ':', '(']));
    let end = close.unwrap_or(phrase.words.len());
    let words = end - next;
    let the = phrase.lower(next) == "the";
    let tells = (next..end).any(|at| {
        matches!(phrase.lower(at), "of" | "that" | "which" | "in" | "for" | "with" | "by" | "used" | "where")
    });
    // "the amygdala, the hippocampus, and …" is a list.
    let listed =
        the && (end..phrase.words.len().min(end + 2)).any(|at| matches!(phrase.lower(at), "and" | "or" | "the"));
    // "If chloride is lost, the body …" begins a clause.
    let first_comma = !(1..=of.start).any(|at| phrase.gap(at).contains(','));
    let opens = first_comma && vocabulary::OPENS.contains(phrase.lower(0))
        || of.len() == 1 && vocabulary::OPENS.contains(phrase.lower(of.start));
    // "… of the lungs, a common symptom": what was said before is meant, not the lungs.
    let whole = [
        "symptom",
        "situation",
        "condition",
        "result",
        "process",
        "fact",
        "sign",
        "problem",
        "phenomenon",
        "practice",
        "change",
        "consequence",
        "effect",
        "task",
        "feature",
    ];
    let of_all = (next + 1..next + 4).any(|at| whole.contains(&phrase.lower(at))) && !start;
    let clarity = if listed || opens || of_all || in_list(phrase, of) {
        0.5
    } else if the && close.is_none() {
        1.8
    } else if (tells && words >= 4) || (start && words >= 3 && !the) {
        3.0
    } else {
        1.4
    };
    Said::new(clarity, Evidence::Or).meaning(phrase.bytes(next, end))
}

/// Whether commas part the phrase from others like it: "drugs such as morphine, barbiturates, or ethanol".
pub(super) fn in_list(phrase: &Phrase<'_>, of: &Range<usize>) -> bool {
    let start = of.start - usize::from(of.start > 0 && is_article(phrase.lower(of.start - 1)));
    let commas = start > 4 && (phrase.gap(start).contains(',') || phrase.lower(start - 1) == "and");
    let named = (start.saturating_sub(4)..start).any(|at| {
        phrase.says(at, "such as") || matches!(phrase.lower(at), "including" | "include" | "includes" | "like")
    });
    commas || named
}
