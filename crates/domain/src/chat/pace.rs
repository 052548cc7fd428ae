//! How often a growing answer is written down: the first words at once, then at most so often.

use std::time::Duration;
use tokio::time::Instant;

/// Between two writes of one answer: fewer than fifteen in a second.
const BETWEEN: Duration = Duration::from_millis(75);

/// Knows when the next write is due.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: Option<Instant>,
}

impl Pace {
    /// When what came at `now` is to be written.
    pub fn due(&self, now: Instant) -> Instant {
        self.last.map_or(now, |last| (last + BETWEEN).max(now))
    }

    /// It was written.
    pub fn wrote(&mut self, now: Instant) {
        self.last = Some(now);
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
                pace.wrote(now);
                writes += 1;
            }
            now += Duration::from_millis(1);
        }
        assert!((120..=150).contains(&writes), "{writes}");
        assert_eq!(pace.due(now + BETWEEN), now + BETWEEN, "after silence, at once again");
    }
}
