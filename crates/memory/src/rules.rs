//! What each grade does to a card: the steps, the scheduler, the days.
//!
//! Invariant: a better grade never brings a card back sooner. The same card, moment, load and seed give the same four
//! choices.

use crate::chance::Chance;
use crate::fuzz::settle;
use crate::scheduler::Next;
use crate::steps::Move;
use crate::{Calendar, CardMemory, Grade, Load, Scheduler, State, Steps};
use chrono::{DateTime, Days, Duration, Utc};

/// How one person's cards are scheduled.
#[derive(Clone, Debug)]
pub struct Rules {
    pub scheduler: Scheduler,
    /// The chance of remembering that a card is due at, .7 to .99.
    pub retention: f32,
    /// In days, at least 1.
    pub maximum_interval: u32,
    pub learning: Steps,
    pub relearning: Steps,
    pub calendar: Calendar,
    /// Whether days are moved a little, to those that hold less.
    pub fuzz: bool,
}

/// How long until a card is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    Minutes(u32),
    Days(u32),
}

/// What one grade does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    pub grade: Grade,
    pub after: CardMemory,
    pub wait: Wait,
    /// It was forgotten so often that it should be looked at where it comes from.
    pub leech: bool,
}

/// Lapses at which a card is a leech for the first time, and how many more make it one again.
const LEECH: u32 = 8;
const LEECH_AGAIN: u32 = 4;

impl Rules {
    /// FSRS-6, 90 %, a hundred years at most, steps of 1 and 10 minutes.
    pub fn new(calendar: Calendar) -> Self {
        Self {
            scheduler: Scheduler::fsrs(),
            retention: 0.9,
            maximum_interval: 36_500,
            learning: Steps::learning(),
            relearning: Steps::relearning(),
            calendar,
            fuzz: true,
        }
    }

    /// What each of the four grades does to a card that is answered now, worst first.
    pub fn choices(&self, card: &CardMemory, now: DateTime<Utc>, load: &Load, seed: u64) -> [Choice; 4] {
        let elapsed = card.last_review.map_or(0, |last| self.calendar.days_between(last, now));
        let next = self.scheduler.next(card, self.retention.clamp(0.7, 0.99), elapsed);
        let mut longest = 0;
        Grade::ALL.map(|grade| {
            let next = next[grade as usize];
            // The same chance for all four, so that fuzz does not turn their order round.
            let mut chance = Chance::new(seed);
            let mut after = self.answered(card, now, next);
            after.lapses += u32::from(card.state == State::Review && grade == Grade::Again);
            let wait = match self.step(card, grade) {
                Move::Step { step, minutes } => {
                    after.state = match card.state {
                        State::New | State::Learning => State::Learning,
                        State::Review | State::Relearning => State::Relearning,
                    };
                    after.step = step;
                    after.interval = match after.state {
                        State::Relearning => self.whole(next.days),
                        _ => 0,
                    };
                    after.due = now + Duration::minutes(i64::from(minutes));
                    Wait::Minutes(minutes)
                }
                Move::Done => {
                    let days = self.days(next.days, now, load, &mut chance).max(longest);
                    longest = days;
                    after.state = State::Review;
                    after.step = 0;
                    after.interval = days;
                    after.due = self.due(now, days);
                    Wait::Days(days)
                }
            };
            Choice { grade, after, wait, leech: after.lapses > card.lapses && is_leech(after.lapses) }
        })
    }

    /// What one grade does.
    pub fn answer(&self, card: &CardMemory, grade: Grade, now: DateTime<Utc>, load: &Load, seed: u64) -> Choice {
        self.choices(card, now, load, seed)[grade as usize]
    }

    /// What a card is after answers in the order of their times, from `card` on. Answers that stand before the last
    /// one of `card` count as given at that time.
    pub fn replay(
        &self,
        card: CardMemory,
        answers: &[(Grade, DateTime<Utc>)],
        seed: impl Fn(u32) -> u64,
    ) -> CardMemory {
        answers.iter().fold(card, |card, (grade, at)| {
            let at = card.last_review.map_or(*at, |last| last.max(*at));
            self.answer(&card, *grade, at, &Load::default(), seed(card.reviews)).after
        })
    }

    /// The chance that a card is remembered at a moment; 0 for one that nobody has seen.
    pub fn recall(&self, card: &CardMemory, at: DateTime<Utc>) -> f32 {
        let days = card.last_review.map_or(0, |last| self.calendar.days_between(last, at));
        self.scheduler.recall(card, days as f32)
    }

    /// How much more of a card is forgotten when it waits for another day: the chance that it is still there, times
    /// the share of it that a day takes. High where waiting costs most; low for what is safe and for what is gone.
    pub fn at_risk(&self, card: &CardMemory, at: DateTime<Utc>) -> f32 {
        let days = card.last_review.map_or(0, |last| self.calendar.days_between(last, at)) as f32;
        self.scheduler.recall(card, days) - self.scheduler.recall(card, days + 1.0)
    }

    fn answered(&self, card: &CardMemory, now: DateTime<Utc>, next: Next) -> CardMemory {
        CardMemory {
            stability: next.stability,
            difficulty: next.difficulty,
            ease: next.ease,
            last_review: Some(now),
            reviews: card.reviews + 1,
            ..*card
        }
    }

    fn step(&self, card: &CardMemory, grade: Grade) -> Move {
        match card.state {
            State::New | State::Learning => self.learning.after(card.step, grade),
            State::Relearning => self.relearning.after(card.step, grade),
            State::Review if grade == Grade::Again => self.relearning.after(0, grade),
            State::Review => Move::Done,
        }
    }

    fn days(&self, days: f64, now: DateTime<Utc>, load: &Load, chance: &mut Chance) -> u32 {
        match self.fuzz {
            true => settle(days, self.maximum_interval, self.calendar.day_of(now), load, chance),
            false => self.whole(days),
        }
    }

    fn whole(&self, days: f64) -> u32 {
        (days.round().max(1.0) as u32).min(self.maximum_interval.max(1))
    }

    fn due(&self, now: DateTime<Utc>, days: u32) -> DateTime<Utc> {
        let day = self.calendar.day_of(now).checked_add_days(Days::new(u64::from(days)));
        day.map_or(now, |day| self.calendar.middle(day))
    }
}

/// At 8 lapses, then at every fourth.
fn is_leech(lapses: u32) -> bool {
    lapses >= LEECH && (lapses - LEECH).is_multiple_of(LEECH_AGAIN)
}
