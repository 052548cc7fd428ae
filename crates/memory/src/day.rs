//! What is shown today: what fits the minutes, most at stake first, one card of a note, new ones in between.
//!
//! Invariant: what does not fit is carried over, never lost and never dumped: it is there tomorrow, by its risk.

use crate::chance::mixed;
use crate::{Pace, State};
use std::collections::HashSet;

/// A card that could be shown today.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub card: u128,
    /// Cards of the same note stand in for each other; one is shown on a day.
    pub note: u128,
    pub state: State,
    /// The chance that it is remembered now.
    pub recall: f32,
    /// What waiting for another day would cost (see [`crate::Rules::at_risk`]).
    pub at_risk: f32,
}

/// How much a day holds, and what of it is done.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// 0 is no limit.
    pub minutes: u32,
    pub new_cards: u32,
    /// Learning steps that a new card goes through today.
    pub steps: usize,
    pub seconds_done: f32,
    pub new_done: u32,
}

/// The cards of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// As they are shown.
    pub order: Vec<u128>,
    pub new: u32,
    pub learning: u32,
    pub review: u32,
    /// Due, but more than the day holds.
    pub carried: u32,
    /// Held back for today because another card of their note is shown.
    pub buried: u32,
    /// What it will take.
    pub seconds: f32,
}

/// Chooses and orders the cards of a day. `seen` are the notes of cards that were answered today.
pub fn plan_day(cards: &[Candidate], limits: &Limits, pace: &Pace, seen: &HashSet<u128>, seed: u64) -> Day {
    let mut sorted: Vec<&Candidate> = cards.iter().collect();
    let rank = |state| match state {
        State::Learning | State::Relearning => 0,
        State::Review => 1,
        State::New => 2,
    };
    sorted.sort_by(|a, b| {
        let new_as_they_came = if a.state == State::New { a.card.cmp(&b.card) } else { std::cmp::Ordering::Equal };
        rank(a.state)
            .cmp(&rank(b.state))
            .then(b.at_risk.total_cmp(&a.at_risk))
            .then(new_as_they_came)
            .then(mixed(a.card as u64, seed).cmp(&mixed(b.card as u64, seed)))
            .then(a.card.cmp(&b.card))
    });
    let mut day = Day::default();
    let mut notes = seen.clone();
    let budget = if limits.minutes == 0 { f32::INFINITY } else { limits.minutes as f32 * 60.0 };
    let (mut reviews, mut new) = (Vec::new(), Vec::new());
    let mut full = false;
    for candidate in sorted {
        let in_steps = matches!(candidate.state, State::Learning | State::Relearning);
        if !in_steps && notes.contains(&candidate.note) {
            day.buried += 1;
            continue;
        }
        let cost = pace.today(candidate.state, candidate.recall, limits.steps);
        let fits = limits.seconds_done + day.seconds + cost <= budget;
        match candidate.state {
            // What was begun is finished, whatever the clock says.
            State::Learning | State::Relearning => {
                day.learning += 1;
                reviews.push(candidate.card);
            }
            State::Review if fits && !full => {
                day.review += 1;
                reviews.push(candidate.card);
            }
            State::Review => {
                // The next one might be shorter, but it is less at stake.
                full = true;
                day.carried += 1;
                continue;
            }
            State::New if fits && !full && limits.new_done + day.new < limits.new_cards => {
                day.new += 1;
                new.push(candidate.card);
            }
            State::New => continue,
        }
        day.seconds += cost;
        notes.insert(candidate.note);
    }
    day.order = interleave(reviews, new);
    day
}

/// Spreads the new cards evenly over the others, which keep their order.
fn interleave(others: Vec<u128>, new: Vec<u128>) -> Vec<u128> {
    let all = others.len() + new.len();
    let (mut others, mut new_left, count) = (others.into_iter(), new.into_iter(), 0);
    let total_new = new_left.len();
    let mut given = count;
    (0..all)
        .filter_map(|at| {
            // The first thing of a day is one that is known.
            let due = (at + 1) * total_new / all.max(1);
            if given < due || others.len() == 0 {
                given += 1;
                return new_left.next();
            }
            others.next()
        })
        .collect()
}
