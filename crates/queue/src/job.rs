//! What a job is to the queue: a name, an urgency, and data that can be written down.

use serde::{Serialize, de::DeserializeOwned};

/// How soon a job is taken among those that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// A person waits for it.
    Urgent,
    High,
    Medium,
    Low,
}

impl Priority {
    /// As it is stored: the lower, the sooner.
    pub(crate) fn stored(self) -> i32 {
        match self {
            Self::Urgent => -10,
            Self::High => 0,
            Self::Medium => 10,
            Self::Low => 20,
        }
    }
}

/// A unit of long work, as the data that its handler needs. A handler must be idempotent: after a killed process it
/// runs again from the start and skips what is done.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name it is stored under. Once shipped it stays registered, as a handler or as [`crate::Registry::retired`].
    const NAME: &'static str;
    /// How soon it is taken.
    const PRIORITY: Priority;

    /// Jobs of this name with the same key wait once and run one at a time; `None`: no two are the same.
    fn deduplication(&self) -> Option<String> {
        None
    }
}
