//! How often one name may be tried. Counted per name whoever asks, so that many addresses do not help a guesser.
//!
//! A person who is locked out this way waits seconds, not hours; addresses are bounded by the server besides.

use crate::Clock;
use contract::Refusal;
use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// Tries that may follow each other at once.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
/// Then one in so many seconds.
const ONE_IN: Duration = Duration::from_secs(30);
/// Names remembered before those whose time is over are dropped.
const REMEMBERED: usize = 10_000;

/// The domain's clock, as the limiter wants it.
#[derive(Clone)]
struct Ticks(Arc<dyn Clock>);

impl GovernorClock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(self.0.now().timestamp_millis().try_into().unwrap_or(0))
    }
}

type Limiter = RateLimiter<String, HashMapStateStore<String>, Ticks, NoOpMiddleware<Duration>>;

pub(super) struct Attempts {
    limiter: Limiter,
    ticks: Ticks,
}

impl Attempts {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        let ticks = Ticks(clock);
        let quota = Quota::with_period(ONE_IN).unwrap_or(Quota::per_minute(AT_ONCE)).allow_burst(AT_ONCE);
        Self { limiter: RateLimiter::new(quota, HashMapStateStore::default(), ticks.clone()), ticks }
    }

    /// Counts a try for this name; refuses when there were too many.
    pub(super) fn count(&self, key: &str) -> Result<(), Refusal> {
        if self.limiter.len() > REMEMBERED {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&key.to_owned()).map_err(|not_yet| {
            let wait = not_yet.wait_time_from(self.ticks.now());
            Refusal::wait("There were too many tries for this name.", wait.as_secs())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FixedClock;

    #[test]
    fn the_eleventh_try_waits_and_time_heals() {
        let clock = FixedClock::at(chrono::DateTime::UNIX_EPOCH + chrono::Duration::days(20_000));
        let attempts = Attempts::new(Arc::new(clock.clone()));
        for _ in 0..10 {
            attempts.count("ada").expect("ten are free");
        }
        let refusal = attempts.count("ada").expect_err("the eleventh is not");
        assert!(matches!(refusal, Refusal::TooMuch { wait: 30, .. }), "{refusal:?}");
        attempts.count("bob").expect("another name is free");
        clock.advance(chrono::Duration::seconds(30));
        attempts.count("ada").expect("one more after half a minute");
        assert!(attempts.count("ada").is_err());
    }
}
