//! How long one's own cards take, and what a card will cost today.

use crate::State;
use std::collections::BTreeMap;

/// Answers that took longer say that somebody was away.
const LONGEST: f32 = 60.0;
/// Fewer answers than these say nothing.
const ENOUGH: usize = 10;

/// Seconds that an answer takes, for each state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    pub new: f32,
    pub learning: f32,
    pub review: f32,
    pub relearning: f32,
}

impl Default for Pace {
    /// What people take on the average.
    fn default() -> Self {
        Self { new: 20.0, learning: 8.0, review: 9.0, relearning: 9.0 }
    }
}

impl Pace {
    /// The medians of one's own answers; where there are fewer than ten, those of everybody.
    pub fn from_log(answers: impl IntoIterator<Item = (State, f32)>) -> Self {
        let mut by_state: BTreeMap<State, Vec<f32>> = BTreeMap::new();
        for (state, seconds) in answers.into_iter().filter(|(_, seconds)| seconds.is_finite() && *seconds > 0.0) {
            by_state.entry(state).or_default().push(seconds.min(LONGEST));
        }
        let mut median = |state, otherwise| {
            let Some(seconds) = by_state.get_mut(&state).filter(|seconds| seconds.len() >= ENOUGH) else {
                return otherwise;
            };
            seconds.sort_by(f32::total_cmp);
            seconds[seconds.len() / 2]
        };
        let usual = Self::default();
        Self {
            new: median(State::New, usual.new),
            learning: median(State::Learning, usual.learning),
            review: median(State::Review, usual.review),
            relearning: median(State::Relearning, usual.relearning),
        }
    }

    /// Seconds that one answer takes.
    pub fn of(&self, state: State) -> f32 {
        match state {
            State::New => self.new,
            State::Learning => self.learning,
            State::Review => self.review,
            State::Relearning => self.relearning,
        }
    }

    /// Seconds that a card takes until it is done for the day: its steps, and what a lapse would add.
    pub fn today(&self, state: State, recall: f32, steps: usize) -> f32 {
        match state {
            State::New => self.new + self.learning * steps as f32,
            State::Learning => self.learning,
            State::Review => self.review + (1.0 - recall.clamp(0.0, 1.0)) * self.relearning,
            State::Relearning => self.relearning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_ones_own_answers_counts_and_few_answers_do_not() {
        let own = (0..11).map(|n| (State::Review, 4.0 + n as f32)).chain([(State::New, 55.0)]);
        let pace = Pace::from_log(own.chain([(State::Review, f32::NAN), (State::Review, -3.0)]));
        assert_eq!(pace.review, 9.0);
        assert_eq!(pace.new, Pace::default().new);
    }

    #[test]
    fn a_cup_of_tea_is_no_minute_of_study() {
        let pace = Pace::from_log((0..20).map(|_| (State::Learning, 5_000.0)));
        assert_eq!(pace.learning, LONGEST);
    }
}
