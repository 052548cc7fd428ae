//! The events of one account: the last few, their numbers, and a bell. No lock and no task of its own.

use crate::KEPT;
use contract::LiveEvent;
use std::collections::VecDeque;
use tokio::sync::watch;

/// A ring of events.
pub struct Channel {
    ring: VecDeque<(u64, LiveEvent)>,
    /// Holds the number of the last event.
    bell: watch::Sender<u64>,
}

impl Channel {
    /// Without events; the first will bear `first`.
    pub fn numbered_from(first: u64) -> Self {
        Self { ring: VecDeque::new(), bell: watch::Sender::new(first - 1) }
    }

    /// The number of the last event.
    pub fn last(&self) -> u64 {
        *self.bell.borrow()
    }

    /// Changes with every event.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.bell.subscribe()
    }

    /// Adds an event and rings.
    pub fn publish(&mut self, event: LiveEvent) {
        let number = self.last() + 1;
        self.ring.push_back((number, event));
        if self.ring.len() > KEPT {
            self.ring.pop_front();
        }
        self.bell.send_replace(number);
    }

    /// What comes after `cursor`: every event, or one `Reload` that stands for all when some are gone or when `cursor`
    /// is none of this ring's numbers.
    pub fn after(&self, cursor: u64) -> VecDeque<(u64, LiveEvent)> {
        let last = self.last();
        if cursor == last {
            return VecDeque::new();
        }
        let oldest = self.ring.front().map_or(last + 1, |(number, _)| *number);
        if cursor > last || cursor + 1 < oldest {
            return VecDeque::from([(last, LiveEvent::Reload)]);
        }
        self.ring.iter().filter(|(number, _)| *number > cursor).cloned().collect()
    }
}
