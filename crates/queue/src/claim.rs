//! Taking a job: one transaction that chooses whose turn it is and signs the row. Two claims take turns, so the same
//! job is never taken twice and two of one key never run side by side.

use crate::{
    Row,
    choice::{Candidate, Served},
    process::Process,
    state,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
    sea_query::{Expr, LockBehavior, LockType},
};
use std::collections::HashMap;
use store::{Store, entities::job};
use uuid::Uuid;

/// The lock under which PostgreSQL claims take turns.
const CLAIM_LOCK: i64 = 0x004c_6563_7465_7271;
/// No second of the same name and key beside a running one.
const KEY_IS_FREE: &str = "NOT EXISTS (SELECT 1 FROM jobs AS other WHERE other.name = jobs.name \
     AND other.deduplication = jobs.deduplication AND other.state = 'running')";

/// Takes the next job of `names` that may run at `now`, if there is one, and signs it with a new token.
pub async fn claim(
    store: &Store,
    now: DateTime<Utc>,
    names: &[&'static str],
    served: &Served,
    process: &Process,
) -> Result<Option<Row>, DbErr> {
    // Looking is cheap and takes no lock; most looks find nothing.
    if names.is_empty() || candidates(store.reads(), now, names).await?.is_empty() {
        return Ok(None);
    }
    let transaction = store.begin().await?;
    if store.is_postgres() {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({CLAIM_LOCK})")).await?;
    }
    let mut candidates = candidates(&transaction, now, names).await?;
    served.order(&mut candidates, &running(&transaction).await?);
    for candidate in candidates {
        let account = match candidate.account {
            Some(account) => job::Column::AccountId.eq(account),
            None => job::Column::AccountId.is_null(),
        };
        let found = job::Entity::find()
            .filter(free(now, names))
            .filter(job::Column::Priority.eq(candidate.priority))
            .filter(account)
            .order_by_asc(job::Column::RunAt)
            .order_by_asc(job::Column::CreatedAt)
            .order_by_asc(job::Column::Id)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(&transaction)
            .await?;
        let Some(row) = found else { continue };
        let attempts = row.attempts + 1;
        let mut row = row.into_active_model();
        row.state = Set(state::RUNNING.to_owned());
        row.claim = Set(Some(Uuid::new_v4()));
        row.claimed_by = Set(Some(process.signature()));
        row.heartbeat_at = Set(Some(now));
        row.started_at = Set(Some(now));
        row.attempts = Set(attempts);
        row.say = Set(None);
        row.hint = Set(None);
        let row = row.update(&transaction).await?;
        transaction.commit().await?;
        return Ok(Some(row));
    }
    Ok(None)
}

fn free(now: DateTime<Utc>, names: &[&'static str]) -> Condition {
    Condition::all()
        .add(job::Column::State.eq(state::WAITING))
        .add(job::Column::RunAt.lte(now))
        .add(job::Column::Name.is_in(names.iter().copied()))
        .add(Expr::cust(KEY_IS_FREE))
}

async fn candidates(
    connection: &impl ConnectionTrait,
    now: DateTime<Utc>,
    names: &[&'static str],
) -> Result<Vec<Candidate>, DbErr> {
    let rows: Vec<(i32, Option<Uuid>, DateTime<Utc>)> = job::Entity::find()
        .select_only()
        .column(job::Column::Priority)
        .column(job::Column::AccountId)
        .column_as(job::Column::RunAt.min(), "since")
        .filter(free(now, names))
        .group_by(job::Column::Priority)
        .group_by(job::Column::AccountId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|(priority, account, since)| Candidate { priority, account, since }).collect())
}

async fn running(connection: &impl ConnectionTrait) -> Result<HashMap<Option<Uuid>, i64>, DbErr> {
    let rows: Vec<(Option<Uuid>, i64)> = job::Entity::find()
        .select_only()
        .column(job::Column::AccountId)
        .column_as(job::Column::Id.count(), "running")
        .filter(job::Column::State.eq(state::RUNNING))
        .group_by(job::Column::AccountId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().collect())
}
