//! Writing a job down, in the caller's transaction: it exists if, and only if, the change that asks for it does.

use crate::{Job, Row, state};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set, Statement,
};
use store::entities::job;
use uuid::Uuid;

/// What a job is about, for lists and for its owner.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Whose it is; `None` for the server's own.
    pub account: Option<Uuid>,
    pub material: Option<Uuid>,
    /// What it works on, for a person.
    pub title: String,
}

/// Enqueues a job and tells its id. One of the same name and key that waits already is told instead: it is brought
/// forward to now and takes the newer data. Ring the [`crate::Wake`] after the commit.
pub async fn enqueue<J: Job>(
    transaction: &impl ConnectionTrait,
    now: DateTime<Utc>,
    job: &J,
    about: About,
) -> Result<Uuid, DbErr> {
    let payload = serde_json::to_value(job).map_err(|error| DbErr::Custom(error.to_string()))?;
    let deduplication = job.deduplication();
    if let Some(key) = &deduplication {
        lock(transaction, J::NAME, key).await?;
        if let Some(waiting) = waiting(transaction, J::NAME, key).await? {
            let id = waiting.id;
            let run_at = waiting.run_at.min(now);
            let mut waiting = waiting.into_active_model();
            waiting.run_at = Set(run_at);
            waiting.payload = Set(payload);
            waiting.update(transaction).await?;
            return Ok(id);
        }
    }
    let row = Row {
        id: Uuid::now_v7(),
        name: J::NAME.to_owned(),
        account_id: about.account,
        material_id: about.material,
        title: about.title,
        payload,
        priority: J::PRIORITY.stored(),
        deduplication,
        state: state::WAITING.to_owned(),
        step: String::new(),
        done: 0,
        total: 0,
        per_second: None,
        say: None,
        hint: None,
        log: String::new(),
        attempts: 0,
        crashes: 0,
        run_at: now,
        claim: None,
        claimed_by: None,
        heartbeat_at: None,
        cancel: false,
        created_at: now,
        started_at: None,
        ended_at: None,
    };
    let id = row.id;
    job::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(transaction).await?;
    Ok(id)
}

async fn waiting(transaction: &impl ConnectionTrait, name: &str, key: &str) -> Result<Option<Row>, DbErr> {
    job::Entity::find()
        .filter(job::Column::Name.eq(name))
        .filter(job::Column::Deduplication.eq(key))
        .filter(job::Column::State.eq(state::WAITING))
        .order_by_asc(job::Column::CreatedAt)
        .one(transaction)
        .await
}

/// Two transactions that enqueue the same key take turns. On SQLite all writers do so anyway.
async fn lock(transaction: &impl ConnectionTrait, name: &str, key: &str) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DatabaseBackend::Postgres {
        let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        let key = format!("{name} {key}");
        transaction.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, [key.into()])).await?;
    }
    Ok(())
}
