//! Deleting cards, with a day in which they can be taken back.

use super::{Cards, small::keys, store};
use crate::{Actor, Outcome};
use chrono::TimeDelta;
use contract::CardId;

/// How long a deleted card can be brought back.
const KEPT: TimeDelta = TimeDelta::days(1);

impl Cards {
    /// Deletes cards. [`Cards::restore`] brings them back with all that is known of them.
    pub async fn delete(&self, actor: &Actor, ids: &[CardId]) -> Outcome<()> {
        let rows = self.held(actor, ids, false).await?;
        Ok(store::set_deleted(self.tools.store.writes(), &keys(&rows), Some(self.tools.now())).await?)
    }

    /// Brings deleted cards back.
    pub async fn restore(&self, actor: &Actor, ids: &[CardId]) -> Outcome<()> {
        let rows = self.held(actor, ids, true).await?;
        Ok(store::set_deleted(self.tools.store.writes(), &keys(&rows), None).await?)
    }

    /// Forgets for good what was deleted more than a day ago, and tells how much that was.
    pub async fn forget_deleted(&self) -> Outcome<u64> {
        Ok(store::forget_deleted(self.tools.store.writes(), self.tools.now() - KEPT).await?)
    }
}
