//! How German sentences say what a phrase means: "X ist ein …", "Unter X versteht man …", "… heißt X".

use super::noun::is_article;
use super::patterns::Said;
use super::phrase::Phrase;
use crate::result::Evidence;
use std::ops::Range;

const BE: &[&str] = &["ist", "sind", "war", "waren"];
const ARTICLE: &[&str] = &["ein", "eine", "einer", "eines", "der", "die", "das", "jede"];

/// What the sentence says of its words `of`.
pub(super) fn said(phrase: &Phrase<'_>, of: &Range<usize>) -> Said {
    let mut next = of.end;
    let mut alias = None;
    if let Some((inside, behind)) = phrase.behind_bracket(of.end - 1) {
        alias = (inside.len() <= 2 && !phrase.words[inside.clone()].iter().any(|word| word.small)).then_some(inside);
        next = behind;
    }
    // ", auch Y genannt,"
    if phrase.gap(next).trim() == "," && phrase.lower(next) == "auch" {
        let close = (next + 1..phrase.words.len().min(next + 6)).find(|at| phrase.lower(*at) == "genannt");
        if let Some(close) = close {
            alias = alias.or(Some(next + 1..close));
            next = close + 1;
        }
    }
    let mut said = of_clause(phrase, of, next);
    said.alias = said.alias.or(alias);
    said
}

fn of_clause(phrase: &Phrase<'_>, of: &Range<usize>, next: usize) -> Said {
    let to_end = |from: usize| Some(phrase.bytes(from, phrase.clause_end(from)));
    let make = |clarity: f32, evidence: Evidence, meaning: Option<Range<usize>>| Said {
        clarity,
        evidence,
        meaning,
        alias: None,
    };
    let gap = phrase.gap(next).trim();
    let verb = phrase.lower(next);
    let first = of.start == 0 || (of.start == 1 && is_article(phrase.lower(0))) || phrase.begins_clause(of.start);
    let plain = gap.is_empty() || gap == ",";
    if first && plain && BE.contains(&verb) && phrase.words.len() > next + 3 {
        let clarity = if ARTICLE.contains(&phrase.lower(next + 1)) { 4.0 } else { 1.5 };
        return make(clarity, Evidence::Is, if clarity > 2.0 { to_end(next + 1) } else { None });
    }
    if first && plain && matches!(verb, "bezeichnet" | "bedeutet" | "beschreibt" | "umfasst" | "bezeichnen") {
        return make(4.0, Evidence::Is, to_end(next + 1));
    }
    // "Unter X versteht man …", "Als X bezeichnet man …", "X nennt man …", "X heißt …".
    let led = of.start.checked_sub(1).map(|at| if is_article(phrase.lower(at)) && at > 0 { at - 1 } else { at });
    let led = led.map_or("", |at| phrase.lower(at));
    let man = phrase.lower(next + 1) == "man";
    if (led == "unter" && verb == "versteht") || (led == "als" && verb == "bezeichnet") {
        return make(4.2, Evidence::Called, to_end(next + 1 + usize::from(man)));
    }
    if of.start == 0 && man && matches!(verb, "nennt" | "bezeichnet") {
        return make(4.0, Evidence::Called, to_end(next + 2));
    }
    if matches!(led, "heißt" | "heißen" | "sogenannte" | "sogenannten") {
        return make(3.2, Evidence::Called, None);
    }
    if matches!(verb, "genannt" | "bezeichnet") && !first && plain {
        return make(3.4, Evidence::Called, None);
    }
    if gap == "," && matches!(verb, "also" | "oder") && phrase.words.len() > next + 3 {
        return make(2.6, Evidence::Or, to_end(next + 1));
    }
    if gap.ends_with(':') && first && phrase.words.len() > next + 2 {
        return make(3.3, Evidence::Colon, Some(phrase.bytes(next, phrase.words.len())));
    }
    make(0.4, Evidence::Bold, None)
}
