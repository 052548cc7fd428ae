//! When a card is shown again, and what fits a day.
//!
//! Pure: time, chance and what else is due are arguments; the same arguments give the same answer, so what stands under
//! a button is what pressing it does. Knows no database, no account and no text of a card.

mod calendar;
mod card;
mod chance;
mod day;
mod fit;
mod fuzz;
mod pace;
mod rules;
mod scheduler;
mod simulation;
mod sm2;
mod steps;

pub use calendar::Calendar;
pub use card::{CardMemory, Grade, State};
pub use day::{Candidate, Day, Limits, plan_day};
pub use fit::{ENOUGH_REVIEWS, Fitted, Fitting, Logged, fit};
pub use fuzz::{Load, fuzz_range};
pub use pace::Pace;
pub use rules::{Choice, Rules, Wait};
pub use scheduler::{Fsrs, PARAMETERS, Scheduler};
pub use simulation::{DayFigures, Forecast, Pause, Student, YearPlan, forecast, simulate};
pub use steps::Steps;
