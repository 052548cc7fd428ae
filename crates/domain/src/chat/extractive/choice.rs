//! Which sentences are quoted: the best first, no two that say the same, few enough to be read at a glance.

use super::{
    german,
    question::{Kind, Question},
    ranking::Candidate,
    rows, words,
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
    let rows = rows::of(question, sources, ranked, best);
    let announced = if rows.is_empty() { announced(sources, ranked, best) } else { Vec::new() };
    let long = matches!(question.kind, Kind::List | Kind::Overview) || !announced.is_empty();
    let mut room = if long { MORE_WORDS } else { WORDS };
    let most = if long { 8 } else { 3 };

    let length = |at: usize| words::count(text(sources, &ranked[at]));
    let most_of_best = if rows.contains(&best) { rows::WORDS } else { room };
    if length(best) > most_of_best {
        return vec![clipped(question, sources, &ranked[best], most_of_best)];
    }
    // Rows share what stands above them, so none of them repeats another.
    let mut taken: BTreeSet<usize> = rows.iter().copied().chain((!rows.is_empty()).then_some(best)).collect();
    room = room.saturating_sub(taken.iter().map(|at| length(*at)).sum());
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
        // Words that announce a list say nothing without it; of a table that answers, its rows were chosen.
        let apart = text(sources, &ranked[at]).ends_with(':') || !rows.is_empty() && ranked[at].row.is_some();
        if ranked[at].score >= ranked[best].score - BELOW && !apart {
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
    if ranked[best].row.is_some() {
        return Vec::new();
    }
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

/// Whether a sentence is a quote of its own although the one before it is quoted, too.
fn is_apart(one: &Candidate, before: &Candidate) -> bool {
    one.sentence.item || one.row.is_some() || before.row.is_some()
}

/// Neighbouring sentences become one quote; list items and rows stay apart. The one with the best sentence leads; lists
/// and tables keep their order.
fn joined(ranked: &[Candidate], taken: &BTreeSet<usize>, best: usize) -> Vec<Quote> {
    let mut groups: Vec<(f32, Vec<usize>)> = Vec::new();
    for &at in taken {
        let one = &ranked[at];
        match groups.last_mut() {
            Some((score, group))
                if group.last() == Some(&(at - 1))
                    && ranked[at - 1].source == one.source
                    && !is_apart(one, &ranked[at - 1]) =>
            {
                group.push(at);
                *score = score.max(one.score);
            }
            _ => groups.push((one.score, vec![at])),
        }
    }
    // The rows of a table stand together, where the best of them does.
    let scores: Vec<f32> = groups
        .iter()
        .map(|(score, group)| {
            let beside =
                taken.iter().filter(|at| ranked[**at].is_beside(&ranked[group[0]])).map(|at| ranked[*at].score);
            beside.fold(*score, f32::max)
        })
        .collect();
    groups.iter_mut().zip(scores).for_each(|((held, _), score)| *held = score);
    let items = taken.iter().filter(|at| ranked[**at].sentence.item).count() > 1;
    let lead = |group: &Vec<usize>| group.contains(&best) || ranked[group[0]].is_beside(&ranked[best]);
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
