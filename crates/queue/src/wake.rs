//! The bell beside the queue: rung after a commit, so that a waiting job is taken at once and nobody polls in a hurry.

use std::sync::Arc;
use tokio::sync::Notify;

/// A handle to the bell. A ring that nobody hears yet is kept.
#[derive(Clone, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// A bell of its own.
    pub fn new() -> Self {
        Self::default()
    }

    /// There is something to do. Ring it after the commit, not before.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    pub(crate) async fn heard(&self) {
        self.0.notified().await;
    }
}
