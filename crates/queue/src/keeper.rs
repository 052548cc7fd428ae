//! Watches over one running job: writes its progress, says that it is alive, and sees why it has to stop.

use crate::{Context, Listener, Now, Row, Settings, settings::span, state};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use std::sync::Arc;
use store::{Store, entities::job};

/// Why a job has to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its owner asked for it.
    Cancelled,
    /// It has made no progress for too long.
    Stalled,
    /// Somebody else has it now, or it is gone.
    Lost,
    /// The process ends.
    Shutdown,
}

/// One for each running job.
pub struct Keeper {
    pub store: Store,
    pub listener: Arc<dyn Listener>,
    pub now: Now,
    pub settings: Settings,
    pub context: Context,
    /// When it last wrote.
    pub written_at: DateTime<Utc>,
}

impl Keeper {
    /// One look. Called every [`Settings::pulse`].
    pub async fn pulse(&mut self) -> Result<Option<Reason>, DbErr> {
        let now = (self.now)();
        let Some(changes) = self.changes(now) else { return self.look(now, false).await };
        let moved = changes.log.is_set();
        let written = job::Entity::update_many()
            .set(changes)
            .filter(job::Column::Id.eq(self.context.id()))
            .filter(job::Column::Claim.eq(self.context.claim()))
            .filter(job::Column::State.eq(state::RUNNING))
            .exec(self.store.writes())
            .await?;
        self.written_at = now;
        if written.rows_affected == 0 {
            return Ok(Some(Reason::Lost));
        }
        self.look(now, moved).await
    }

    /// What is to be written now, if anything.
    fn changes(&self, now: DateTime<Utc>) -> Option<job::ActiveModel> {
        let mut progress = self.context.lock();
        let silent = now - self.written_at >= span(self.settings.heartbeat);
        if !progress.dirty && !silent {
            return None;
        }
        let mut changes = job::ActiveModel { heartbeat_at: Set(Some(now)), ..Default::default() };
        if std::mem::take(&mut progress.dirty) {
            progress.put(&mut changes);
        }
        Some(changes)
    }

    async fn look(&self, now: DateTime<Utc>, moved: bool) -> Result<Option<Reason>, DbErr> {
        let row = job::Entity::find_by_id(self.context.id()).one(self.store.reads()).await?;
        let Some(row) = row.filter(|row: &Row| row.claim == self.context.claim()) else {
            return Ok(Some(Reason::Lost));
        };
        if moved {
            self.listener.changed(&row).await;
        }
        if row.cancel {
            return Ok(Some(Reason::Cancelled));
        }
        let stalled = now - self.context.lock().moved_at > span(self.settings.stalled);
        Ok(stalled.then_some(Reason::Stalled))
    }
}
