//! What was done on a study day, and how long one's own answers take.

use super::{row, settings, store};
use crate::{Outcome, Tools};
use ::store::word;
use chrono::{DateTime, NaiveDate, Utc};
use contract::{AccountId, ReviewSettings};
use memory::{Limits, Load, Pace, Rules, State};
use std::collections::HashSet;
use uuid::Uuid;

/// The newest answers that say how long one takes.
const PACED: u64 = 500;
/// Answers that took longer say that somebody was away.
const LONGEST: f32 = 60.0;

/// An account's study day as it stands.
pub(super) struct Today {
    pub settings: ReviewSettings,
    pub rules: Rules,
    pub day: NaiveDate,
    pub now: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    pub pace: Pace,
    pub load: Load,
    pub done: Done,
}

/// What was answered today.
#[derive(Clone, Debug, Default)]
pub(super) struct Done {
    pub answers: u32,
    pub seconds: f32,
    pub new: u32,
    /// Answers to cards that were days away, and those that were right.
    pub reviews: u32,
    pub recalled: u32,
    pub notes: HashSet<u128>,
}

/// Loads an account's day.
pub(super) async fn today(tools: &Tools, account: AccountId) -> Outcome<Today> {
    let (settings, rules) = settings::of(tools, account).await?;
    let (now, reads) = (tools.now(), tools.store.reads());
    let day = rules.calendar.day_of(now);
    let mut done = Done::default();
    for (answer, card) in store::since(reads, account, rules.calendar.begins(day)).await? {
        let state: State = word::read(&answer.state)?;
        done.answers += 1;
        done.seconds += answer.seconds.clamp(0.0, LONGEST);
        done.new += u32::from(state == State::New);
        if state == State::Review {
            done.reviews += 1;
            done.recalled += u32::from(answer.grade > 1);
        }
        done.notes.extend(card.map(|card| card.note_id.as_u128()));
    }
    let paces = store::paces(reads, account, PACED).await?;
    let paces = paces.iter().map(|(state, seconds)| Ok((word::read(state)?, *seconds)));
    let pace = Pace::from_log(paces.collect::<Outcome<Vec<_>>>()?);
    let load = load(tools, account, &rules, now).await?;
    let ends = rules.calendar.ends(day);
    Ok(Today { settings, rules, day, now, ends, pace, load, done })
}

/// How many cards are due on the days to come.
pub(super) async fn load(tools: &Tools, account: AccountId, rules: &Rules, now: DateTime<Utc>) -> Outcome<Load> {
    let due = store::load(tools.store.reads(), account, now).await?;
    let days = due.into_iter().map(|(at, cards)| (rules.calendar.day_of(at), u32::try_from(cards).unwrap_or(0)));
    let mut sums = std::collections::BTreeMap::new();
    for (day, cards) in days {
        *sums.entry(day).or_insert(0) += cards;
    }
    Ok(sums.into_iter().collect())
}

impl Today {
    /// What the day holds, and what of it is done.
    pub fn limits(&self) -> Limits {
        Limits {
            minutes: self.settings.minutes,
            new_cards: self.settings.new_per_day,
            steps: self.rules.learning.minutes().len(),
            seconds_done: self.done.seconds,
            new_done: self.done.new,
        }
    }

    /// The same for the whole of a day.
    pub fn seed(&self) -> u64 {
        u64::try_from((self.day - NaiveDate::default()).num_days()).unwrap_or(0)
    }

    /// Minutes until a card comes back, for each grade, worst first.
    pub fn minutes(&self, row: &::store::entities::card::Model) -> Outcome<[u32; 4]> {
        let memory = row::memory(row)?;
        let choices = self.rules.choices(&memory, self.now, &self.load, seed(row.id, memory.reviews));
        Ok(choices.map(|choice| match choice.wait {
            memory::Wait::Minutes(minutes) => minutes,
            memory::Wait::Days(days) => days.saturating_mul(24 * 60),
        }))
    }
}

/// Chance for one answer of one card: the same whenever it is asked.
pub(super) fn seed(card: Uuid, reviews: u32) -> u64 {
    card.as_u64_pair().1 ^ u64::from(reviews).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
