//! The log of a card of Anki's.

use ::store::entities::review;
use chrono::{DateTime, Utc};
use contract::AccountId;
use memory::State;
use uuid::Uuid;
use writing::apkg::{self, ReviewKind};

/// The log of a card, as far as somebody answered.
pub(super) fn log(account: AccountId, card: Uuid, answers: &[&apkg::Review]) -> Vec<review::Model> {
    let mut given: Vec<_> = answers
        .iter()
        .filter(|one| (1..=4).contains(&one.answer))
        .filter(|one| !matches!(one.kind, ReviewKind::Manual | ReviewKind::Rescheduled))
        .collect();
    given.sort_by_key(|one| one.id);
    let days = |interval: apkg::Interval| match interval {
        apkg::Interval::Days(days) => days.min(36_500) as i32,
        apkg::Interval::Seconds(_) => 0,
    };
    let entry = |(nth, one): (usize, &&&apkg::Review)| review::Model {
        id: Uuid::now_v7(),
        account_id: account.0,
        card_id: card,
        client_id: Uuid::now_v7(),
        grade: i32::from(one.answer),
        at: moment(one.id),
        state: ::store::word::of(match one.kind {
            ReviewKind::Learning if nth == 0 => State::New,
            ReviewKind::Learning => State::Learning,
            ReviewKind::Relearning => State::Relearning,
            _ => State::Review,
        }),
        interval_before: days(one.interval_before),
        interval_after: days(one.interval),
        seconds: (one.milliseconds as f32 / 1000.0).min(600.0),
        before: None,
        received_at: moment(one.id),
    };
    given.iter().enumerate().map(entry).collect()
}

/// A moment as Anki writes it.
pub(super) fn moment(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}
