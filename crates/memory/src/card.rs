//! What is known about how well one card is remembered.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How well a card was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    Again,
    Hard,
    Good,
    Easy,
}

impl Grade {
    /// Worst first, as the buttons stand.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// 1 to 4, as the keys are.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }

    /// The grade of a key; none beside 1 to 4.
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)? as usize).copied()
    }
}

/// Where a card is on its way into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    New,
    /// In the first steps, minutes apart.
    Learning,
    /// Days apart.
    Review,
    /// Forgotten, in steps again.
    Relearning,
}

/// What is known about how well one card is remembered, and when it is due.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardMemory {
    pub state: State,
    /// Of the learning or relearning steps, the one it is in, from 0.
    pub step: u32,
    /// Days until recall falls to 90 %, as FSRS sees it; none before its first review under FSRS.
    pub stability: Option<f32>,
    /// 1 to 10, as FSRS sees it.
    pub difficulty: Option<f32>,
    /// The factor of SM-2, 1.3 at least.
    pub ease: f32,
    /// The last interval in whole days; 0 in the first steps.
    pub interval: u32,
    /// To the moment in steps. In days, the middle of the study day, so that the whole day counts.
    pub due: DateTime<Utc>,
    pub last_review: Option<DateTime<Utc>>,
    pub reviews: u32,
    /// How often it was forgotten when it should have been known.
    pub lapses: u32,
}

impl CardMemory {
    /// A card that nobody has seen yet.
    pub fn new(now: DateTime<Utc>) -> Self {
        Self {
            state: State::New,
            step: 0,
            stability: None,
            difficulty: None,
            ease: 2.5,
            interval: 0,
            due: now,
            last_review: None,
            reviews: 0,
            lapses: 0,
        }
    }

    /// Whether it is minutes away, not days.
    pub fn in_steps(&self) -> bool {
        matches!(self.state, State::Learning | State::Relearning)
    }
}
