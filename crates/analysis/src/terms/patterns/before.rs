//! Patterns whose sign stands before the term: "… is called X", "known as X", "the … is X".

use super::{BE, Said};
use crate::result::Evidence;
use crate::terms::noun::is_article;
use crate::terms::phrase::Phrase;
use std::ops::Range;

/// Words behind which a name follows.
pub(super) const CALLED: &[&str] =
    &["called", "termed", "named", "labeled", "labelled", "dubbed", "considered", "coined", "call"];

/// Patterns whose sign stands before the term.
pub(super) fn before(phrase: &Phrase<'_>, of: &Range<usize>) -> Said {
    let mention = Said::new(0.4, Evidence::Bold);
    let Some(mut at) = of.start.checked_sub(1) else { return mention };
    while at > 0 && (is_article(phrase.lower(at)) || phrase.lower(at) == "either") {
        at -= 1;
    }
    if phrase.gap(of.start).contains([',', ';', ')', '.']) {
        return mention;
    }
    // "Psychologists call this blocking".
    if matches!(phrase.lower(at), "this" | "it" | "that" | "them")
        && at > 0
        && matches!(phrase.lower(at - 1), "call" | "calls" | "called")
    {
        return Said::new(3.2, Evidence::Called);
    }
    // "The fluid in each cell is intracellular fluid."
    let closes = phrase.gap(of.end).contains(['.', ',', '(']) || of.end >= phrase.words.len();
    if BE.contains(&phrase.lower(at))
        && closes
        && at >= 4
        && phrase.lower(0) == "the"
        && (of.len() > 1 || is_article(phrase.lower(of.start - 1)))
        && !(1..at).any(|one| phrase.gap(one).contains(','))
    {
        return Said::new(2.7, Evidence::Called).meaning(phrase.bytes(0, at));
    }
    let as_name = phrase.lower(at) == "as" && at > 0;
    let known = as_name && (phrase.lower(at - 1) == "known" || (at > 1 && phrase.says(at - 2, "referred to as")));
    // "I called the court", "a character named Scout".
    let by_someone = matches!(phrase.lower(at.wrapping_sub(1)), "i" | "he" | "she" | "they" | "who" | "you" | "people")
        || phrase.lower(at.wrapping_sub(1)) == "immediately";
    let of_someone = phrase.lower(at) == "named" && phrase.words[of.start].capital;
    let called = CALLED.contains(&phrase.lower(at)) && !as_name && !by_someone && !of_someone;
    if known || called {
        let verb = if known { at - 1 - usize::from(phrase.lower(at - 1) == "to") } else { at };
        return called_so(phrase, of, verb);
    }
    if phrase.lower(at).starts_with("defin") && phrase.lower(of.end) == "as" {
        return Said::new(4.0, Evidence::Is).meaning(phrase.bytes(of.end + 1, phrase.clause_end(of.end)));
    }
    mention
}

/// "S is called X": S stands for X when it is a whole phrase of its own.
fn called_so(phrase: &Phrase<'_>, of: &Range<usize>, verb: usize) -> Said {
    let adverbs = ["also", "commonly", "often", "sometimes", "collectively", "usually", "generally"];
    let mut be = verb;
    while be > 0 && adverbs.contains(&phrase.lower(be - 1)) {
        be -= 1;
    }
    let also = be < verb && phrase.lower(verb - 1) == "also";
    let is_said = be > 0 && matches!(phrase.lower(be - 1), "is" | "are" | "was");
    // What follows the name goes on with something else, or the name closes the sentence.
    let closes = phrase.gap(of.end).contains(['.', ',', ';', ')', '(']) || of.end >= phrase.words.len();
    if is_said && phrase.lower(be.wrapping_sub(2)) != "what" {
        // The clause that says so: behind ", and" and the like.
        let begin = (1..be - 1).rev().find(|at| phrase.gap(*at).contains([',', ';', ':'])).unwrap_or(0);
        let begin =
            begin + usize::from(begin > 0 && matches!(phrase.lower(begin), "and" | "but" | "while" | "whereas" | "or"));
        let deictic = matches!(
            phrase.lower(begin),
            "this" | "these" | "it" | "they" | "that" | "such" | "which" | "their" | "its" | "his" | "her"
        );
        let clarity = if also { 2.4 } else { 3.8 };
        if deictic {
            return Said::new(clarity - 0.2, Evidence::Called);
        }
        if closes && be >= begin + 3 {
            return Said::new(clarity, Evidence::Called).meaning(phrase.bytes(begin, be - 1));
        }
    }
    Said::new(if also { 2.0 } else { 2.9 }, Evidence::Called)
}
