//! What all that ask models share in one process: the keyring, the guard, the breakers, and clients that are at hand.

use super::{Keyring, breaker::Breakers};
use chrono::{DateTime, Utc};
use models::{Guard, chat::ChatModel, chat::Patience};
use moka::future::Cache;
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// Clients of persons' own providers that are kept at hand, and for how long after their last use.
const AT_HAND: u64 = 500;
const KEPT: Duration = Duration::from_secs(600);

/// One for a process.
pub struct Shared {
    pub(super) keys: Keyring,
    /// Around what persons enter.
    pub(super) guard: Guard,
    pub(super) breakers: Breakers,
    /// How often a model is asked again.
    pub(super) patience: Patience,
    /// By provider, as it was changed last.
    pub(super) built: Cache<(Uuid, DateTime<Utc>), Arc<dyn ChatModel>>,
}

impl Shared {
    /// With these keys, and persons' own providers kept within `guard`.
    pub fn new(keys: Keyring, guard: Guard) -> Self {
        let built = Cache::builder().max_capacity(AT_HAND).time_to_idle(KEPT).build();
        Self { keys, guard, breakers: Breakers::default(), patience: Patience::default(), built }
    }

    /// The same, asking as often as this says.
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }
}
