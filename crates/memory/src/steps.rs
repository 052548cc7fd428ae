//! The steps of learning and relearning: minutes between the first looks at a card.

use crate::Grade;
use serde::{Deserialize, Serialize};

/// Steps in minutes, the first one first. May be empty: then days begin at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Steps(Vec<u32>);

/// What a grade does in the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// To this step, shown again after so many minutes.
    Step { step: u32, minutes: u32 },
    /// Out of the steps.
    Done,
}

impl Steps {
    /// The most steps there may be.
    pub const MOST: usize = 6;
    /// The longest step: shorter than a day.
    pub const LONGEST: u32 = 12 * 60;

    /// These steps; none when there are too many, one is no length for a step, or one is shorter than
    /// the one before.
    pub fn new(minutes: Vec<u32>) -> Option<Self> {
        let lengths = minutes.iter().all(|step| (1..=Self::LONGEST).contains(step));
        let fit = minutes.len() <= Self::MOST && lengths && minutes.is_sorted();
        fit.then_some(Self(minutes))
    }

    /// Steps from words like "1 10" or "1m, 10m, 1h"; none when it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split([' ', ',']).filter(|word| !word.is_empty());
        let minutes = words.map(|word| match word.strip_suffix('h') {
            Some(hours) => hours.parse::<u32>().ok()?.checked_mul(60),
            None => word.strip_suffix('m').unwrap_or(word).parse().ok(),
        });
        Self::new(minutes.collect::<Option<_>>()?)
    }

    /// The steps of a card that is learned: 1 and 10 minutes.
    pub fn learning() -> Self {
        Self(vec![1, 10])
    }

    /// The step of a card that was forgotten: 10 minutes.
    pub fn relearning() -> Self {
        Self(vec![10])
    }

    /// In minutes.
    pub fn minutes(&self) -> &[u32] {
        &self.0
    }

    /// What a grade does to a card in `step`, which may be one that no longer exists.
    pub(crate) fn after(&self, step: u32, grade: Grade) -> Move {
        let Some(first) = self.0.first().copied() else { return Move::Done };
        let at = (step as usize).min(self.0.len() - 1);
        match grade {
            Grade::Again => Move::Step { step: 0, minutes: first },
            Grade::Hard => Move::Step { step: at as u32, minutes: self.hard(at) },
            Grade::Good => match self.0.get(at + 1) {
                Some(minutes) => Move::Step { step: at as u32 + 1, minutes: *minutes },
                None => Move::Done,
            },
            Grade::Easy => Move::Done,
        }
    }

    /// Hard stays where it is; in the first step it lies between again and good.
    fn hard(&self, at: usize) -> u32 {
        match (at, self.0.as_slice()) {
            (0, [only]) => only + only.div_ceil(2),
            (0, [first, second, ..]) => (first + second).div_ceil(2).max(*first),
            (at, steps) => steps[at],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_walks_through_the_steps_and_out_of_them() {
        let steps = Steps::learning();
        assert_eq!(steps.after(0, Grade::Again), Move::Step { step: 0, minutes: 1 });
        assert_eq!(steps.after(0, Grade::Hard), Move::Step { step: 0, minutes: 6 });
        assert_eq!(steps.after(0, Grade::Good), Move::Step { step: 1, minutes: 10 });
        assert_eq!(steps.after(1, Grade::Hard), Move::Step { step: 1, minutes: 10 });
        assert_eq!(steps.after(1, Grade::Good), Move::Done);
        assert_eq!(steps.after(0, Grade::Easy), Move::Done);
        assert_eq!(Steps::relearning().after(0, Grade::Hard), Move::Step { step: 0, minutes: 15 });
    }

    #[test]
    fn fewer_steps_than_before_and_none_at_all_lead_out() {
        assert_eq!(Steps::learning().after(5, Grade::Good), Move::Done);
        assert_eq!(Steps::new(Vec::new()).expect("no steps").after(0, Grade::Again), Move::Done);
    }

    #[test]
    fn steps_are_read_as_people_write_them_and_nonsense_is_none() {
        assert_eq!(Steps::parse("1m 10m, 1h").expect("steps").minutes(), [1, 10, 60]);
        assert_eq!(Steps::parse("").expect("no steps").minutes(), [0u32; 0]);
        for nonsense in ["0", "-1", "one", "5000", "1 2 3 4 5 6 7", "10 5", "99999999999999h"] {
            assert_eq!(Steps::parse(nonsense), None, "{nonsense}");
        }
    }
}
