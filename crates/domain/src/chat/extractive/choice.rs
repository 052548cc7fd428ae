//! Which sentences are quoted: the best first, no two that say the same, few enough to be read at a glance.

use super::{
    german,
    question::{Kind, Question},
    ranking::Candidate,
    words,
};
use crate::chat::Source;
use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

/// Words quoted for most questions.
const WORDS: usize = 60;
/// Words quoted for lists and overviews.
const MORE_WORDS: usize = 120;
/// A sentence this much below the best is not worth quoting: less, and answers are missed; more, and readers are bored.
const BELOW: f32 = 3.0;

/// A stretch of a source that is quoted as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Index of its source.
    pub source: usize,
    /// Bytes of the source's text.
    pub range: Range<usize>,
}

/// The quotes, the leading one first. `ranked` is in reading order and scored.
pub fn choose(question: &Question, sources: &[Source], ranked: &[Candidate]) -> Vec<Quote> {
    let mut order: Vec<usize> = (0..ranked.len()).collect();
    order.sort_by(|a, b| ranked[*b].score.total_cmp(&ranked[*a].score));
    let Some(&best) = order.first() else { return Vec::new() };
    let announced = announced(sources, ranked, best);
    let long = matches!(question.kind, Kind::List | Kind::Overview) || !announced.is_empty();
    let mut room = if long { MORE_WORDS } else { WORDS };
    let most = if long { 8 } else { 3 };

    let length = |at: usize| words::count(text(sources, &ranked[at]));
    if length(best) > room {
        return vec![clipped(question, sources, &ranked[best], room)];
    }
    let mut taken = BTreeSet::new();
    let take = |at: usize, room: &mut usize, taken: &mut BTreeSet<usize>| {
        let fits = length(at) <= *room && taken.len() < most && !taken.contains(&at);
        if fits && !repeats(&ranked[at], taken.iter().map(|at| &ranked[*at])) {
            *room -= length(at);
            taken.insert(at);
        }
    };
    take(best, &mut room, &mut taken);
    let companions = companions(question, sources, ranked, best);
    for &at in &companions {
        take(at, &mut room, &mut taken);
    }
    for &at in &announced {
        take(at, &mut room, &mut taken);
    }
    if (question.kind == Kind::List && !companions.is_empty()) || !announced.is_empty() {
        return joined(ranked, &taken, best);
    }
    for at in order.into_iter().skip(1).take(12) {
        // Words that announce a list say nothing without it.
        if ranked[at].score >= ranked[best].score - BELOW && !text(sources, &ranked[at]).ends_with(':') {
            take(at, &mut room, &mut taken);
        }
    }
    joined(ranked, &taken, best)
}

fn text<'a>(sources: &'a [Source], one: &Candidate) -> &'a str {
    &sources[one.source].text[one.sentence.range.clone()]
}

/// What the sentence at `best` announces by its colon: the list behind it, else the one sentence.
fn announced(sources: &[Source], ranked: &[Candidate], best: usize) -> Vec<usize> {
    let same = |at: &usize| ranked.get(*at).is_some_and(|one| one.source == ranked[best].source);
    if !text(sources, &ranked[best]).ends_with(':') {
        return Vec::new();
    }
    let items: Vec<usize> = (best + 1..).take_while(|at| same(at) && ranked[*at].sentence.item).collect();
    if items.is_empty() { Some(best + 1).filter(same).into_iter().collect() } else { items }
}

/// Sentences that the best one cannot be understood without, or that belong to its list.
fn companions(question: &Question, sources: &[Source], ranked: &[Candidate], best: usize) -> Vec<usize> {
    let same = |at: usize| ranked.get(at).is_some_and(|one| one.source == ranked[best].source);
    let is_item = |at: usize| same(at) && ranked[at].sentence.item;
    if question.kind == Kind::List {
        let mut first = best;
        while first > 0 && is_item(first) && same(first - 1) {
            first -= 1;
        }
        if is_item(first + 1) && (first != best || text(sources, &ranked[best]).ends_with(':')) {
            let end = (first + 1..).find(|at| !is_item(*at)).unwrap_or(ranked.len());
            return (first..end).collect();
        }
        return Vec::new();
    }
    let begins = text(sources, &ranked[best]).split_whitespace().next().unwrap_or_default();
    const POINTING: [&str; 12] =
        ["He", "She", "It", "They", "This", "These", "Those", "His", "Her", "Their", "Its", "Such"];
    match best.checked_sub(1) {
        Some(before)
            if same(before)
                && !is_item(before)
                && (POINTING.contains(&begins) || german::POINTING.contains(&begins)) =>
        {
            vec![before]
        }
        _ => Vec::new(),
    }
}

/// Whether nearly all of its words were quoted already.
fn repeats<'a>(one: &Candidate, taken: impl Iterator<Item = &'a Candidate>) -> bool {
    let own: HashSet<&str> = one.words.iter().map(String::as_str).collect();
    taken.into_iter().any(|other| {
        let other: HashSet<&str> = other.words.iter().map(String::as_str).collect();
        let common = own.intersection(&other).count() as f32;
        common >= 0.8 * own.len().min(other.len()).max(1) as f32 && common >= 0.6 * own.len().max(other.len()) as f32
    })
}

/// Neighbouring sentences become one quote; list items stay apart. The one with the best sentence leads, a list keeps
/// its order.
fn joined(ranked: &[Candidate], taken: &BTreeSet<usize>, best: usize) -> Vec<Quote> {
    let mut groups: Vec<(f32, Vec<usize>)> = Vec::new();
    for &at in taken {
        let one = &ranked[at];
        match groups.last_mut() {
            Some((score, group))
                if group.last() == Some(&(at - 1)) && ranked[at - 1].source == one.source && !one.sentence.item =>
            {
                group.push(at);
                *score = score.max(one.score);
            }
            _ => groups.push((one.score, vec![at])),
        }
    }
    let items = taken.iter().filter(|at| ranked[**at].sentence.item).count() > 1;
    let lead = |group: &Vec<usize>| group.contains(&best);
    if items {
        // The list's place in its passage is its order; what comes from elsewhere follows.
        let source = ranked[best].source;
        groups.sort_by_key(|(_, group)| (ranked[group[0]].source != source, group[0]));
    } else {
        groups.sort_by(|(a, first), (b, second)| lead(second).cmp(&lead(first)).then(b.total_cmp(a)));
    }
    groups
        .into_iter()
        .filter_map(|(_, group)| {
            let (first, last) = (ranked.get(*group.first()?)?, ranked.get(*group.last()?)?);
            Some(Quote { source: first.source, range: first.sentence.range.start..last.sentence.range.end })
        })
        .collect()
}

/// The part of a very long sentence that holds most of what was asked: whole clauses, at most `room` words.
fn clipped(question: &Question, sources: &[Source], one: &Candidate, room: usize) -> Quote {
    let text = text(sources, one);
    let mut bounds = vec![0];
    for (at, mark) in text.char_indices() {
        if matches!(mark, ',' | ';' | ':' | '–' | '—' | '|' | '\n') {
            bounds.push(at + mark.len_utf8());
        }
    }
    bounds.push(text.len());
    bounds.dedup();
    let asked: HashSet<&str> = question.words.iter().map(String::as_str).collect();
    let held = |range: &Range<usize>| {
        words::content(question.language, &text[range.clone()])
            .iter()
            .map(String::as_str)
            .filter(|w| asked.contains(w))
            .collect::<HashSet<_>>()
            .len()
    };
    let mut best: Option<(usize, usize, Range<usize>)> = None;
    for (index, &start) in bounds.iter().enumerate() {
        let fitting = bounds[index + 1..].iter().take_while(|end| words::count(&text[start..**end]) <= room);
        if let Some(&end) = fitting.last() {
            let (held, length) = (held(&(start..end)), words::count(&text[start..end]));
            if best.as_ref().is_none_or(|(most, longest, _)| (held, length) > (*most, *longest)) {
                best = Some((held, length, start..end));
            }
        }
    }
    // No clause is short enough: the first words, cut between words.
    let range = best.map_or_else(
        || {
            let end = text
                .split_whitespace()
                .nth(room - 1)
                .map_or(text.len(), |word| word.as_ptr() as usize - text.as_ptr() as usize + word.len());
            0..end
        },
        |(_, _, range)| range,
    );
    let cut = &text[range.clone()];
    let start = one.sentence.range.start + range.start + (cut.len() - cut.trim_start().len());
    Quote { source: one.source, range: start..start + cut.trim().len() }
}
