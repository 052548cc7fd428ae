//! SM-2 as it is used today: factors for each grade, and a late answer that was right counts.

use crate::{CardMemory, Grade, State};

const EASIEST_LOST: f32 = 1.3;
const HARD: f64 = 1.2;
const EASY: f64 = 1.3;
/// Days behind the first steps: for good, and for easy.
const FIRST: f64 = 1.0;
const FIRST_EASY: f64 = 4.0;

/// The ease and the interval in days behind a grade. `elapsed` are days since the last review.
pub(crate) fn next(card: &CardMemory, grade: Grade, elapsed: u32) -> (f32, f64) {
    match card.state {
        State::New | State::Learning => (card.ease, if grade == Grade::Easy { FIRST_EASY } else { FIRST }),
        State::Relearning => {
            (card.ease, f64::from(card.interval.max(1)) + if grade == Grade::Easy { 1.0 } else { 0.0 })
        }
        State::Review => review(card, grade, elapsed),
    }
}

fn review(card: &CardMemory, grade: Grade, elapsed: u32) -> (f32, f64) {
    let interval = f64::from(card.interval.max(1));
    let late = (f64::from(elapsed) - interval).max(0.0);
    let ease = match grade {
        Grade::Again => card.ease - 0.2,
        Grade::Hard => card.ease - 0.15,
        Grade::Good => card.ease,
        Grade::Easy => card.ease + 0.15,
    };
    let factor = f64::from(card.ease);
    let days = match grade {
        Grade::Again => 1.0,
        Grade::Hard => interval * HARD,
        Grade::Good => ((interval + late / 2.0) * factor).max(interval + 1.0),
        Grade::Easy => ((interval + late) * factor * EASY).max(interval + 2.0),
    };
    (ease.max(EASIEST_LOST), days)
}
