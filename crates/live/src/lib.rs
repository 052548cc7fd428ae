//! Live events: from whoever changes something to every open page of the same account.
//!
//! Invariant: a subscriber sees the events of its account in order and without a hole, or a [`LiveEvent::Reload`] where
//! the hole is. An account never hears another's. Events are hints: the database is the truth, so the last
//! [`KEPT`] of each account are enough, and none outlives the process.
//! In one process only, so far; several processes need a broker behind the same three functions.

mod channel;

use channel::Channel;
use contract::{AccountId, LiveEvent};
use futures::{Stream, stream};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;

/// So many events of each account are kept for pages that lost their connection.
pub const KEPT: usize = 256;
/// Room for events between the first numbers of two processes that started a second apart.
const PER_SECOND: u64 = 1 << 20;

/// The hub. Cheap to clone.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    first: u64,
    channels: Mutex<HashMap<AccountId, Channel>>,
}

impl Live {
    /// A hub for this process. Its numbers begin above those of any process before it, so that a page which comes back
    /// after a restart is told to reload rather than resumed at a wrong place.
    pub fn in_process() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self::numbered_from(seconds * PER_SECOND + 1)
    }

    /// A hub whose first event bears `first`.
    pub fn numbered_from(first: u64) -> Self {
        Self(Arc::new(Inner { first: first.max(1), channels: Mutex::default() }))
    }

    /// Tells every page of `account`. Never waits: a page that is slow misses events, and is told so.
    pub fn publish(&self, account: AccountId, event: LiveEvent) {
        self.with(account, |channel| channel.publish(event));
    }

    /// The account is gone: its pages hear nothing more, and their streams end.
    pub fn forget(&self, account: AccountId) {
        self.0.channels.lock().unwrap_or_else(PoisonError::into_inner).remove(&account);
    }

    /// The number of the account's last event: what a page that is being made has seen.
    pub fn last(&self, account: AccountId) -> u64 {
        self.with(account, |channel| channel.last())
    }

    /// Events of `account`, numbered. With `after`, those behind that number first, or a `Reload` when they are not
    /// all there any more; without, from now on.
    pub fn subscribe(
        &self,
        account: AccountId,
        after: Option<u64>,
    ) -> impl Stream<Item = (u64, LiveEvent)> + Send + 'static + use<> {
        let subscription = self.with(account, |channel| Subscription {
            live: self.clone(),
            account,
            cursor: after.unwrap_or_else(|| channel.last()),
            news: channel.news(),
            pending: VecDeque::new(),
        });
        stream::unfold(subscription, Subscription::next)
    }

    fn with<T>(&self, account: AccountId, act: impl FnOnce(&mut Channel) -> T) -> T {
        let mut channels = self.0.channels.lock().unwrap_or_else(PoisonError::into_inner);
        act(channels.entry(account).or_insert_with(|| Channel::numbered_from(self.0.first)))
    }
}

struct Subscription {
    live: Live,
    account: AccountId,
    /// The number of the last event that was told.
    cursor: u64,
    news: watch::Receiver<u64>,
    pending: VecDeque<(u64, LiveEvent)>,
}

impl Subscription {
    async fn next(mut self) -> Option<((u64, LiveEvent), Self)> {
        loop {
            if let Some((number, event)) = self.pending.pop_front() {
                self.cursor = number;
                return Some(((number, event), self));
            }
            self.news.mark_unchanged();
            self.pending = {
                let channels = self.live.0.channels.lock().unwrap_or_else(PoisonError::into_inner);
                channels.get(&self.account)?.after(self.cursor)
            };
            if self.pending.is_empty() {
                self.news.changed().await.ok()?;
            }
        }
    }
}
