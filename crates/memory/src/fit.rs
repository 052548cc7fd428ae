//! The parameters of FSRS, fitted from one's own log.
//!
//! Bounded: the newest answers only, so many and no more, and it stops when it is told to. What does not foretell one's
//! own answers better than the parameters of everybody is not used.

use crate::{Calendar, Grade, PARAMETERS, State};
use chrono::{DateTime, Utc};
use fsrs::{ComputeParametersInput, FSRS, FSRSItem, FSRSReview};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Answers on another day than the one before, below which nothing is fitted.
pub const ENOUGH_REVIEWS: usize = 400;
/// The most answers that are looked at, newest cards first.
const MOST_REVIEWS: usize = 20_000;
/// The most answers of one card: later ones say little about parameters.
const MOST_OF_A_CARD: usize = 64;

/// One answer of a log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Logged {
    pub card: u128,
    pub grade: Grade,
    pub at: DateTime<Utc>,
    /// Of the card, before it was answered.
    pub state: State,
}

/// Parameters that foretell one's own answers better.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    pub parameters: Vec<f32>,
    /// Answers that they rest on.
    pub reviews: usize,
    /// How far off they are, and how far those of everybody: the smaller the better.
    pub log_loss: f32,
    pub log_loss_before: f32,
}

/// A fit that can be stopped from elsewhere.
#[derive(Clone, Default)]
pub struct Fitting(Arc<Mutex<fsrs::CombinedProgressState>>);

impl Fitting {
    /// Ends the fit soon; it then finds nothing.
    pub fn stop(&self) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).want_abort = true;
    }
}

/// Parameters from a log in any order; none when it is too short, it was stopped, or they are no better.
pub fn fit(log: &[Logged], calendar: &Calendar, fitting: &Fitting) -> Option<Fitted> {
    let (items, cards) = items(log, calendar);
    if items.len() < ENOUGH_REVIEWS {
        return None;
    }
    let reviews = items.len();
    let input = ComputeParametersInput {
        train_set: items.clone(),
        card_ids: Some(cards.clone()),
        progress: Some(fitting.0.clone()),
        ..ComputeParametersInput::default()
    };
    let parameters = fsrs::compute_parameters(input).ok().filter(|parameters| parameters.len() == PARAMETERS)?;
    let loss = |model: FSRS| model.evaluate_with_card_ids(items.clone(), cards.clone(), |_| true).ok();
    let before = loss(FSRS::default())?.log_loss;
    let after = loss(FSRS::new(&parameters).ok()?)?.log_loss;
    let better = after.is_finite() && after < before;
    better.then_some(Fitted { parameters, reviews, log_loss: after, log_loss_before: before })
}

/// Each answer on a later day with all that came before it on the same card, oldest first.
fn items(log: &[Logged], calendar: &Calendar) -> (Vec<FSRSItem>, Vec<i64>) {
    let mut by_card: BTreeMap<u128, Vec<&Logged>> = BTreeMap::new();
    for answer in log {
        by_card.entry(answer.card).or_default().push(answer);
    }
    let mut histories: Vec<Vec<&Logged>> = by_card
        .into_values()
        .filter_map(|mut answers| {
            answers.sort_by_key(|answer| answer.at);
            // What was learned elsewhere has a beginning that nobody knows.
            let begins = answers.iter().rposition(|answer| answer.state == State::New)?;
            Some(answers.split_off(begins))
        })
        .collect();
    histories.sort_by_key(|answers| std::cmp::Reverse(answers.last().map(|last| last.at)));
    let mut left = MOST_REVIEWS;
    let mut dated = Vec::new();
    for (card, answers) in histories.iter().enumerate() {
        if left < answers.len() {
            break;
        }
        left -= answers.len();
        let mut reviews: Vec<FSRSReview> = Vec::with_capacity(answers.len());
        for (nth, answer) in answers.iter().take(MOST_OF_A_CARD).enumerate() {
            let before = nth.checked_sub(1).map(|before| answers[before].at);
            let days = before.map_or(0, |before| calendar.days_between(before, answer.at));
            reviews.push(FSRSReview { rating: answer.grade.number(), delta_t: days });
            if days > 0 {
                dated.push((answer.at, card as i64, FSRSItem { reviews: reviews.clone() }));
            }
        }
    }
    dated.sort_by_key(|(at, card, _)| (*at, *card));
    dated.into_iter().map(|(_, card, item)| (item, card)).unzip()
}
