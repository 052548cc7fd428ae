//! Reviews: what is asked today, what was answered, and what is to come.

use super::CardView;
use crate::{AccountId, CardId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How well a card was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    Again,
    Hard,
    Good,
    Easy,
}

impl Grade {
    /// Worst first, as the buttons stand.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// 1 to 4, as the keys are.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }
}

/// A card as it is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewCard {
    pub card: CardView,
    /// Sanitised.
    pub question: String,
    /// Sanitised; with what was asked, where that belongs to it.
    pub answer: String,
    /// Made for the answer to this showing (see [`GivenGrade::client`]).
    pub client: Uuid,
    /// Minutes until it comes back, for each grade, worst first.
    pub minutes: [u32; 4],
}

/// What is asked today, as far as it is known now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewQueue {
    /// The next ones in their order; those in steps that are not due yet stand last.
    pub cards: Vec<ReviewCard>,
    /// Cards left today, more than `cards` holds.
    pub left: u32,
    /// Answers given today.
    pub done: u32,
    /// What is left will take.
    pub minutes: u32,
    /// Due, but more than the day holds; they come by their risk on the days to come.
    pub carried: u32,
    /// When the next one in steps is due, where nothing else is left.
    pub next_at: Option<DateTime<Utc>>,
    /// Whether there are any cards at all.
    pub any: bool,
    pub at: DateTime<Utc>,
    /// Whose it is.
    pub account: AccountId,
}

/// An answer that a person gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GivenGrade {
    /// Made where it was given, so that sending it twice is harmless.
    pub client: Uuid,
    pub card: CardId,
    pub grade: Grade,
    pub at: DateTime<Utc>,
    pub seconds: f32,
}

/// What became of answers that were sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GradesTaken {
    pub taken: u32,
    /// Those that were here already.
    pub known: u32,
    /// Their cards are gone.
    pub missing: u32,
    /// Cards that have just been forgotten so often that they should be looked at where they come from.
    pub leeches: Vec<CardView>,
    /// Those of the answered cards that come back today, as they will be asked.
    pub again: Vec<ReviewCard>,
}

/// What a day will ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastDay {
    pub day: NaiveDate,
    pub minutes: f32,
    pub cards: u32,
    /// Due, but more than the day holds.
    pub carried: u32,
}

/// What a day came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DaySummary {
    pub answers: u32,
    pub minutes: f32,
    /// Answers to cards that were days away, and those that were right.
    pub reviews: u32,
    pub recalled: u32,
    pub new: u32,
    pub forecast: Vec<ForecastDay>,
}

/// What finds intervals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchedulerKind {
    #[default]
    Fsrs,
    Sm2,
}

/// How a person reviews.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewSettings {
    pub scheduler: SchedulerKind,
    /// The chance of remembering that a card comes back at, in hundredths: 70 to 99.
    pub retention: u32,
    /// In days, 1 to 36,500.
    pub maximum_interval: u32,
    /// Of a day; 0 is no limit.
    pub minutes: u32,
    pub new_per_day: u32,
    /// Minutes, apart by spaces: "1 10".
    pub learning_steps: String,
    pub relearning_steps: String,
    /// IANA name; none where the person has not said.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Hours behind midnight at which a day ends.
    pub day_end: u32,
    /// Answers that the parameters of FSRS were fitted from; none where they are everybody's.
    #[serde(default)]
    pub fitted: Option<u32>,
}

impl Default for ReviewSettings {
    fn default() -> Self {
        Self {
            scheduler: SchedulerKind::Fsrs,
            retention: 90,
            maximum_interval: 36_500,
            minutes: 30,
            new_per_day: 20,
            learning_steps: "1 10".into(),
            relearning_steps: "10".into(),
            time_zone: None,
            day_end: 4,
            fitted: None,
        }
    }
}
