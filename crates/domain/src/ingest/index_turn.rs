//! Writing to an account's index: one at a time, and always to the end.
//!
//! What has been begun goes on even when the job that asked for it is dropped: half a write that ends at some later
//! moment would be worse than a whole one that nobody waits for.

use super::Ingest;
use index::Index;
use queue::JobFault;
use std::{future::Future, sync::Arc};
use tokio::sync::OwnedMutexGuard;
use uuid::Uuid;

/// The account's turn. What belongs to the write in the database is done while it is held.
pub(super) struct Turn {
    _held: OwnedMutexGuard<()>,
}

impl Ingest {
    /// Does something to an account's index, and gives the turn back to be held on to.
    pub(super) async fn write_index<F>(
        &self,
        account: Uuid,
        act: impl FnOnce(Arc<Index>) -> F + Send + 'static,
    ) -> Result<Turn, JobFault>
    where
        F: Future<Output = anyhow::Result<()>> + Send,
    {
        let held = self.turns.take(&account).await;
        let index = self.tools.index.of(account).await?;
        let whole = tokio::spawn(async move { (act(index).await, Turn { _held: held }) });
        let (written, turn) = whole.await.map_err(anyhow::Error::from)?;
        written?;
        Ok(turn)
    }
}
