//! Jobs: every long thing that is asked for, as its owner sees it, and the one list of all jobs and schedules.
//!
//! Invariant: whoever ends a job (its handler, its owner, a recovery after a crash), the noun behind it hears of it in
//! the same transaction. How a job is claimed and retried is the queue's business; what it does, its noun's.

mod registry;
mod store;
#[cfg(test)]
mod tests;
mod tidy;
mod told;
mod view;

pub use registry::runner;
pub use tidy::Tidy;
pub(crate) use view::view;

use crate::ingest::{OptimizeIndex, RecogniseFigures};
use crate::{Actor, Outcome, Tools, library::ForgetMaterial, permit};
use contract::{JobId, JobView, LiveEvent};
use queue::Job;
use std::sync::Arc;

/// What follows by itself from what a person asked for: nothing that they wait for, so they are not shown it.
pub(crate) const UPKEEP: [&str; 3] = [OptimizeIndex::NAME, RecogniseFigures::NAME, ForgetMaterial::NAME];

/// The verbs of jobs.
pub struct Jobs {
    tools: Arc<Tools>,
}

impl Jobs {
    /// Jobs over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { tools }
    }

    /// The actor's jobs: what runs, what waits, then what ended, the latest first. Upkeep is not among them.
    pub async fn list(&self, actor: &Actor) -> Outcome<Vec<JobView>> {
        let rows = store::of_account(self.tools.store.reads(), actor.account, &UPKEEP).await?;
        rows.into_iter().map(|row| view(&row, self.tools.now())).collect()
    }

    /// Everybody's jobs, for administrators, in the same order.
    pub async fn all(&self, actor: &Actor) -> Outcome<Vec<JobView>> {
        permit::administers(actor)?;
        let rows = store::all(self.tools.store.reads()).await?;
        rows.into_iter().map(|row| view(&row, self.tools.now())).collect()
    }

    /// For the figures of the server: how many jobs there are in each state, by its word.
    pub async fn counts(&self) -> Outcome<Vec<(String, u64)>> {
        let counts = store::counts(self.tools.store.reads()).await?;
        Ok(counts.into_iter().map(|(state, count)| (state, u64::try_from(count).unwrap_or(0))).collect())
    }

    /// Asks a job to stop: one that waits is cancelled now, one that runs stops at its next checkpoint. One that has
    /// ended stays as it is.
    pub async fn cancel(&self, actor: &Actor, id: JobId) -> Outcome<()> {
        let job = permit::job(&self.tools, actor, id).await?;
        let transaction = self.tools.store.begin().await?;
        let Some(row) = queue::cancel(&transaction, self.tools.now(), job.id).await? else { return Ok(()) };
        registry::ended(&transaction, &row, self.tools.now()).await?;
        transaction.commit().await?;
        self.publish(&row)
    }

    /// The number of the last thing that happened in the actor's library: for a page that is being made, which asks
    /// [`Jobs::live`] for what came after.
    pub fn last_event(&self, actor: &Actor) -> u64 {
        self.tools.live.last(actor.account)
    }

    /// What happens in the actor's library from now on, numbered; with `after`, what it missed since that number first.
    pub fn live(
        &self,
        actor: &Actor,
        after: Option<u64>,
    ) -> impl futures::Stream<Item = (u64, LiveEvent)> + Send + 'static + use<> {
        self.tools.live.subscribe(actor.account, after)
    }

    /// Tells the owner's pages how a job stands. For nouns that have enqueued one, after the commit.
    pub(crate) fn publish(&self, row: &queue::Row) -> Outcome<()> {
        if let Some(account) = row.account_id {
            self.tools.live.publish(account.into(), LiveEvent::Job { job: view(row, self.tools.now())? });
        }
        Ok(())
    }
}
