//! Providers: the models that answer, write and look; a person's own beside those that the server offers.
//!
//! Invariants: a key is sealed before it is stored, with its person and its provider as part of the seal, and leaves this
//! noun only on its way to the address that it was entered for; what a person enters reaches no private network unless
//! the configuration allows it; a model on this machine is never replaced by one elsewhere behind anybody's back; what
//! was used is counted, by the provider or by an estimate that says so. How models are spoken to is `models`' business.

mod breaker;
mod candidates;
mod check;
mod choices;
mod keyring;
mod meter;
mod money;
mod own;
mod prices;
mod rotate;
mod routed;
mod shared;
mod store;
#[cfg(test)]
mod tests;
mod try_out;
mod usage;
mod view;
mod vision;

pub use keyring::Keyring;
pub use rotate::Rotated;
pub use shared::Shared;

use crate::Tools;
use std::sync::Arc;

/// Providers of one person's own.
const MOST: u64 = 20;

/// The verbs of providers.
pub struct Providers {
    tools: Arc<Tools>,
}

impl Providers {
    /// Providers over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { tools }
    }
}
