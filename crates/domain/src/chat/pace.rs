//! How often a growing answer is written down: the first words at once, then at most so often, and less often where
//! writing takes long because many answers are written.

use std::time::Duration;
use tokio::time::Instant;

/// Between two writes of one answer: fewer than fifteen in a second.
const BETWEEN: Duration = Duration::from_millis(75);

/// So many times as long as a write took, nothing is written: writing stays a small part of all work.
const REST: u32 = 8;
/// However crowded it is, words are not kept back longer.
const LONGEST: Duration = Duration::from_secs(2);

/// Knows when the next write is due.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The end of the last write, and the rest after it.
    last: Option<(Instant, Duration)>,
}

impl Pace {
    /// When what came at `now` is to be written.
    pub fn due(&self, now: Instant) -> Instant {
        self.last.map_or(now, |(last, rest)| (last + rest).max(now))
    }

    /// It was written, from `begun` until `now`.
    pub fn wrote(&mut self, begun: Instant, now: Instant) {
        let rest = now.duration_since(begun).saturating_mul(REST).clamp(BETWEEN, LONGEST);
        self.last = Some((now, rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_due_at_once_and_the_rest_fifteen_a_second_at_most() {
        let start = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.due(start), start);
        let (mut now, mut writes) = (start, 0);
        while now < start + Duration::from_secs(10) {
            if pace.due(now) == now {
                pace.wrote(now, now);
                writes += 1;
            }
            now += Duration::from_millis(1);
        }
        assert!((120..=150).contains(&writes), "{writes}");
        assert_eq!(pace.due(now + BETWEEN), now + BETWEEN, "after silence, at once again");
    }

    #[test]
    fn a_slow_write_is_followed_by_a_longer_rest_but_never_a_very_long_one() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.wrote(start, start + Duration::from_millis(50));
        assert_eq!(pace.due(start), start + Duration::from_millis(450));
        pace.wrote(start, start + Duration::from_secs(9));
        assert_eq!(pace.due(start), start + Duration::from_secs(11));
    }
}
