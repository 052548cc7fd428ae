//! Deleting an output, with a day in which it can be taken back.

use super::{Study, drawn, store};
use crate::{Actor, Outcome, permit};
use ::store::word;
use chrono::TimeDelta;
use contract::{OutputId, OutputState};

/// How long a deleted output can be brought back.
const KEPT: TimeDelta = TimeDelta::days(1);

impl Study {
    /// Deletes it; if it is being made, that stops. [`Study::restore`] brings it back.
    pub async fn delete(&self, actor: &Actor, id: OutputId) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, id).await?;
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        if let Some(job) = held.job_id {
            queue::cancel(&tx, now, job).await?;
        }
        if !word::read::<OutputState>(&held.state)?.is_final() {
            store::set_state(&tx, held.id, OutputState::Cancelled, (None, None), now).await?;
        }
        store::set_deleted(&tx, held.id, Some(now)).await?;
        tx.commit().await?;
        self.told(actor, id, OutputState::Cancelled);
        Ok(())
    }

    /// Brings a deleted one back.
    pub async fn restore(&self, actor: &Actor, id: OutputId) -> Outcome<()> {
        let held = permit::any_output(&self.tools, actor, id).await?;
        store::set_deleted(self.tools.store.writes(), held.id, None).await?;
        self.told(actor, id, word::read(&held.state)?);
        Ok(())
    }

    /// Forgets for good what was deleted more than a day ago, and tells how much that was.
    pub async fn forget_deleted(&self) -> Outcome<u64> {
        let gone = store::forget_deleted(self.tools.store.writes(), self.tools.now() - KEPT).await?;
        for (account, output) in &gone {
            self.tools.files.delete_under(&drawn::all_of(*account, *output)).await?;
        }
        Ok(gone.len() as u64)
    }
}
