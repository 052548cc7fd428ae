//! Bells of running answers in this process: one rings when an answer got on, another asks its writer to stop.
//!
//! They only save time. The database is the truth: who misses a ring looks for himself a moment later.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// All bells.
#[derive(Default)]
pub(super) struct Bells {
    news: Mutex<HashMap<Uuid, watch::Sender<()>>>,
    stops: Mutex<HashMap<Uuid, CancellationToken>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Bells {
    /// Changes whenever the answer gets on.
    pub fn news(&self, exchange: Uuid) -> watch::Receiver<()> {
        let mut news = lock(&self.news);
        news.retain(|id, bell| *id == exchange || bell.receiver_count() > 0);
        news.entry(exchange).or_insert_with(|| watch::Sender::new(())).subscribe()
    }

    /// The answer got on.
    pub fn ring(&self, exchange: Uuid) {
        if let Some(bell) = lock(&self.news).get(&exchange) {
            bell.send_replace(());
        }
    }

    /// A writer begins: cancelled when a person here stops the answer.
    pub fn writing(&self, exchange: Uuid) -> CancellationToken {
        let token = CancellationToken::new();
        lock(&self.stops).insert(exchange, token.clone());
        token
    }

    /// The writer is gone.
    pub fn written(&self, exchange: Uuid) {
        lock(&self.stops).remove(&exchange);
    }

    /// Asks the writer to stop, if it is here.
    pub fn stop(&self, exchange: Uuid) {
        if let Some(token) = lock(&self.stops).get(&exchange) {
            token.cancel();
        }
    }
}
