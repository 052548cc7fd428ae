//! What a person does to a job: stop it, ask for it again; and how ended ones are swept away.

use crate::{Row, state};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use store::entities::job;
use uuid::Uuid;

/// Asks a job to stop and tells how it stands now: one that waited is cancelled at once, one that runs stops at its
/// next checkpoint, in whichever process. `None`: there is no such job, or it has ended before.
/// When it comes back cancelled, the caller does what belongs to its ending ([`crate::Listener::ended`]).
pub async fn cancel(transaction: &impl ConnectionTrait, now: DateTime<Utc>, id: Uuid) -> Result<Option<Row>, DbErr> {
    let Some(row) = locked(transaction, id).await? else { return Ok(None) };
    let waiting = row.state == state::WAITING;
    if !waiting && row.state != state::RUNNING {
        return Ok(None);
    }
    let mut row = row.into_active_model();
    row.cancel = Set(true);
    if waiting {
        row.state = Set(state::CANCELLED.to_owned());
        row.ended_at = Set(Some(now));
    }
    row.update(transaction).await.map(Some)
}

/// Puts a job that failed or was cancelled back to the queue, with all its attempts. `None` when it is neither.
pub async fn again(transaction: &impl ConnectionTrait, now: DateTime<Utc>, id: Uuid) -> Result<Option<Row>, DbErr> {
    let Some(row) = locked(transaction, id).await? else { return Ok(None) };
    if row.state != state::FAILED && row.state != state::CANCELLED {
        return Ok(None);
    }
    let mut row = row.into_active_model();
    row.state = Set(state::WAITING.to_owned());
    row.run_at = Set(now);
    row.attempts = Set(0);
    row.crashes = Set(0);
    row.cancel = Set(false);
    row.say = Set(None);
    row.hint = Set(None);
    row.ended_at = Set(None);
    row.update(transaction).await.map(Some)
}

/// Forgets jobs that ended before `before`; tells how many.
pub async fn sweep(connection: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let swept = job::Entity::delete_many()
        .filter(job::Column::State.is_in(state::FINAL))
        .filter(job::Column::EndedAt.lt(before))
        .exec(connection)
        .await?;
    Ok(swept.rows_affected)
}

async fn locked(transaction: &impl ConnectionTrait, id: Uuid) -> Result<Option<Row>, DbErr> {
    let mut row = job::Entity::find_by_id(id);
    if transaction.get_database_backend() == DatabaseBackend::Postgres {
        row = row.lock_exclusive();
    }
    row.one(transaction).await
}
