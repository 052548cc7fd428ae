//! The queue's patience, in one place.

use std::time::Duration;

/// Defaults are the product's; tests shorten what would make them wait.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Jobs that this process runs at once.
    pub workers: usize,
    /// How long an idle runner sleeps when nobody rings: what another process has enqueued is found after this.
    pub poll: Duration,
    /// How often a running job's progress is written, and its cancellation looked up. With more than
    /// [`Settings::at_full_pulse`] jobs it is less often, so that looking after them stays a small part of the work.
    pub pulse: Duration,
    /// Jobs that are looked after at their full pulse.
    pub at_full_pulse: usize,
    /// How often a running job says that it is alive.
    pub heartbeat: Duration,
    /// A running job whose last sign of life is older belongs to nobody.
    pub orphaned: Duration,
    /// A job that has made no progress for so long is stopped; it counts as a failed attempt.
    pub stalled: Duration,
    /// How long a job that was asked to stop may take to do so.
    pub grace: Duration,
    /// The pauses before the second, third … attempt; after the last one it has failed.
    pub pauses: Vec<Duration>,
    /// How often a process may die under a job before the job is given up.
    pub crashes: i32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            workers: 2,
            poll: Duration::from_secs(2),
            pulse: Duration::from_millis(400),
            at_full_pulse: 16,
            heartbeat: Duration::from_secs(10),
            orphaned: Duration::from_secs(60),
            stalled: Duration::from_secs(10 * 60),
            grace: Duration::from_secs(10),
            pauses: vec![Duration::from_secs(60), Duration::from_secs(5 * 60)],
            crashes: 5,
        }
    }
}

impl Settings {
    /// How often each of `running` jobs is looked after; never so seldom that it seems to be gone.
    pub(crate) fn pulse_among(&self, running: usize) -> Duration {
        let crowd = running.div_ceil(self.at_full_pulse.max(1)).max(1);
        let pulse = self.pulse.saturating_mul(u32::try_from(crowd).unwrap_or(u32::MAX));
        pulse.min(self.heartbeat.max(self.pulse))
    }
}

/// A duration for arithmetic with moments.
pub(crate) fn span(duration: Duration) -> chrono::TimeDelta {
    chrono::TimeDelta::from_std(duration).unwrap_or(chrono::TimeDelta::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_of_jobs_is_looked_after_less_often_but_in_time() {
        let settings = Settings::default();
        assert_eq!(settings.pulse_among(0), settings.pulse);
        assert_eq!(settings.pulse_among(16), settings.pulse);
        assert_eq!(settings.pulse_among(160), settings.pulse * 10);
        assert_eq!(settings.pulse_among(100_000), settings.heartbeat);
        assert!(settings.heartbeat < settings.orphaned);
    }
}
