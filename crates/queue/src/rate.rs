//! How fast a step goes, over its last quarter of a minute: steady enough to read, quick enough to be true.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::VecDeque;

const WINDOW: TimeDelta = TimeDelta::seconds(15);

/// What was done when.
#[derive(Debug, Default)]
pub struct Rate {
    seen: VecDeque<(DateTime<Utc>, u32)>,
}

impl Rate {
    /// Another step begins.
    pub fn restart(&mut self) {
        self.seen.clear();
    }

    /// By `now`, `done` units are done.
    pub fn note(&mut self, now: DateTime<Utc>, done: u32) {
        if self.seen.back().is_some_and(|(_, before)| done < *before) {
            self.seen.clear();
        }
        self.seen.push_back((now, done));
        while self.seen.len() > 2 && self.seen.front().is_some_and(|(at, _)| now - *at > WINDOW) {
            self.seen.pop_front();
        }
    }

    /// Units per second; `None` while it cannot be told.
    pub fn per_second(&self) -> Option<f32> {
        let ((from, first), (to, last)) = (self.seen.front()?, self.seen.back()?);
        let seconds = (*to - *from).num_milliseconds() as f32 / 1000.0;
        (seconds > 0.0 && last > first).then(|| (last - first) as f32 / seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(seen: &[(i64, u32)]) -> Option<f32> {
        let mut rate = Rate::default();
        for (second, done) in seen {
            rate.note(DateTime::from_timestamp(*second, 0).expect("a moment"), *done);
        }
        rate.per_second()
    }

    #[test]
    fn one_look_tells_no_speed() {
        assert_eq!(rate(&[(0, 5)]), None);
    }

    #[test]
    fn the_speed_is_what_was_done_over_the_time_it_took() {
        assert_eq!(rate(&[(0, 0), (2, 6), (4, 10)]), Some(2.5));
    }

    #[test]
    fn what_is_long_ago_does_not_count() {
        assert_eq!(rate(&[(0, 0), (100, 10), (110, 30)]), Some(2.0));
    }

    #[test]
    fn going_back_starts_over() {
        assert_eq!(rate(&[(0, 50), (10, 0), (20, 10)]), Some(1.0));
    }
}
