//! Deleting a conversation, with a day in which it can be taken back.

use super::{Chat, store};
use crate::{Actor, Outcome, permit};
use chrono::TimeDelta;
use contract::{ConversationId, LiveEvent};

/// How long a deleted conversation can be brought back.
const KEPT: TimeDelta = TimeDelta::days(1);

impl Chat {
    /// Deletes a conversation with its answers; what is being written stops. [`Chat::restore`] brings it back.
    pub async fn delete(&self, actor: &Actor, id: ConversationId) -> Outcome<()> {
        let held = permit::conversation(&self.tools, actor, id).await?;
        let now = self.tools.now();
        let transaction = self.tools.store.begin().await?;
        let written = store::being_written(&transaction, held.id).await?;
        for job in written.iter().filter_map(|(_, job)| *job) {
            queue::cancel(&transaction, now, job).await?;
        }
        let change = store::Change { deleted_at: Some(Some(now)), ..store::Change::default() };
        store::change(&transaction, &held, change).await?;
        transaction.commit().await?;
        for (exchange, _) in &written {
            self.bells.stop(*exchange);
            self.bells.ring(*exchange);
        }
        self.tools.live.publish(actor.account, LiveEvent::Conversation { conversation: id });
        Ok(())
    }

    /// Brings a deleted conversation back.
    pub async fn restore(&self, actor: &Actor, id: ConversationId) -> Outcome<()> {
        let held = permit::any_conversation(&self.tools, actor, id).await?;
        let change = store::Change { deleted_at: Some(None), ..store::Change::default() };
        store::change(self.tools.store.writes(), &held, change).await?;
        self.tools.live.publish(actor.account, LiveEvent::Conversation { conversation: id });
        Ok(())
    }

    /// Forgets for good what was deleted more than a day ago, and tells how much that was.
    pub async fn forget_deleted(&self) -> Outcome<u64> {
        Ok(store::forget_deleted(self.tools.store.writes(), self.tools.now() - KEPT).await?)
    }
}
