//! Cards: what a person wants to remember, and the reviews that see to it.
//!
//! Invariants: every verb sees its actor's cards only. Every answer is kept, once, whichever device gave it and however
//! often it is sent; a card's memory is what its answers give when they are taken in the order of their times. A card
//! knows the page it comes from as long as that is there. When a card comes back is `memory`'s business.

mod anki;
mod answer;
mod check;
mod cover;
mod day;
mod deleting;
mod export;
mod fitting;
mod forecast;
mod list;
mod make;
mod media;
mod medium;
mod missed;
mod propose;
mod queue;
mod row;
mod settings;
mod show;
mod small;
mod store;
#[cfg(test)]
mod tests;
mod undo;

pub use anki::LARGEST_PACKAGE;
pub use fitting::FitParameters;
pub use missed::Missed;

use crate::Tools;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Cards that one person may have, the deleted ones not counted.
pub const MOST_CARDS: u64 = 50_000;
/// Cards that are made in one go.
pub const MOST_AT_ONCE: usize = 1_000;

/// Packages that are unpacked at a time: each may need a few hundred megabytes.
const PACKAGES_AT_ONCE: usize = 2;

/// The verbs of cards and reviews.
pub struct Cards {
    tools: Arc<Tools>,
    packages: Semaphore,
}

impl Cards {
    /// Cards over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { tools, packages: Semaphore::new(PACKAGES_AT_ONCE) }
    }
}

/// Where the media of an account's cards are kept.
pub(crate) fn media_folder(account: contract::AccountId) -> String {
    format!("cards/{account}")
}
