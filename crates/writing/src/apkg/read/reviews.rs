//! The log of reviews.

use super::super::{ApkgFault, Card, Interval, Limits, Review, ReviewKind};
use super::LeftOuts;
use super::collection::{Collection, number, within};
use std::collections::HashSet;

/// All reviews of the cards, oldest first.
pub(super) fn read(
    collection: &Collection,
    cards: &[Card],
    limits: &Limits,
    left_out: &mut LeftOuts,
) -> Result<Vec<Review>, ApkgFault> {
    let columns = "id, cid, ease, ivl, lastIvl, factor, time, type";
    let rows = collection.rows("revlog", columns, limits.reviews, |row| {
        let at = |column| number(row, column);
        Ok(Review {
            id: at(0),
            card: at(1),
            answer: within(at(2), 0, 4),
            interval: interval(at(3)),
            interval_before: interval(at(4)),
            ease: within(at(5), 0, i64::from(u16::MAX)),
            milliseconds: within(at(6), 0, i64::from(u32::MAX)),
            kind: match at(7) {
                0 => ReviewKind::Learning,
                1 => ReviewKind::Review,
                2 => ReviewKind::Relearning,
                3 => ReviewKind::Filtered,
                5 => ReviewKind::Rescheduled,
                _ => ReviewKind::Manual,
            },
        })
    })?;
    if rows.len() > limits.reviews {
        return Err(ApkgFault::too_large("it holds too many reviews"));
    }
    let known: HashSet<i64> = cards.iter().map(|card| card.id).collect();
    let mut seen = HashSet::new();
    let all = rows.len();
    let mut reviews: Vec<Review> =
        rows.into_iter().filter(|review| known.contains(&review.card) && seen.insert(review.id)).collect();
    if reviews.len() < all {
        left_out.add(format!("{} reviews", all - reviews.len()), "Their cards are not in the file.");
    }
    reviews.sort_by_key(|review| review.id);
    Ok(reviews)
}

/// Below zero it is seconds.
fn interval(stored: i64) -> Interval {
    if stored < 0 {
        Interval::Seconds(within(stored.saturating_neg(), 0, i64::from(u32::MAX)))
    } else {
        Interval::Days(within(stored, 0, i64::from(u32::MAX)))
    }
}
