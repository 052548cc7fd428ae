//! Jobs whose process is gone go back to the queue: at once when it ran on this host, else when its heartbeat stays
//! away. The attempt is not held against them, but a job under which processes keep dying is given up.

use crate::{
    Listener, Row, Settings,
    ending::finish,
    process::{Life, Process},
    settings::span,
    state,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
    sea_query::{LockBehavior, LockType},
};
use std::collections::HashSet;
use store::{Store, entities::job};
use uuid::Uuid;

/// Puts orphans back and tells how many. `mine` are the jobs that this runner runs now.
pub async fn recover(
    store: &Store,
    listener: &dyn Listener,
    settings: &Settings,
    process: &Process,
    mine: &HashSet<Uuid>,
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let orphaned = |row: &Row| !mine.contains(&row.id) && is_orphan(row, settings, process, now);
    if !running(store.reads(), false).await?.iter().any(orphaned) {
        return Ok(0);
    }
    let transaction = store.begin().await?;
    let mut changed = Vec::new();
    for row in running(&transaction, true).await?.into_iter().filter(orphaned) {
        changed.push(put_back(&transaction, listener, settings, row, now).await?);
    }
    transaction.commit().await?;
    for row in &changed {
        tracing::warn!(job.id = %row.id, job.name = row.name, job.state = row.state, "a job lost its process");
        listener.changed(row).await;
    }
    Ok(changed.len())
}

fn is_orphan(row: &Row, settings: &Settings, process: &Process, now: DateTime<Utc>) -> bool {
    let silent = row.heartbeat_at.map_or(chrono::TimeDelta::MAX, |heartbeat| now - heartbeat);
    match row.claimed_by.as_deref().map_or(Life::Dead, |signature| process.knows(signature)) {
        Life::Dead => true,
        Life::Unknown => silent > span(settings.orphaned),
        // A living process that has let go of a job, say because the disk was full when it wanted to say so. Long,
        // because a machine that slept wakes with old heartbeats.
        Life::Lives => silent > span(settings.stalled),
    }
}

/// Locked rows are left out on request: who locks one is alive.
async fn running(connection: &impl ConnectionTrait, lock: bool) -> Result<Vec<Row>, DbErr> {
    let mut rows = job::Entity::find().filter(job::Column::State.eq(state::RUNNING));
    if lock {
        rows = rows.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    rows.all(connection).await
}

async fn put_back(
    transaction: &sea_orm::DatabaseTransaction,
    listener: &dyn Listener,
    settings: &Settings,
    row: Row,
    now: DateTime<Utc>,
) -> anyhow::Result<Row> {
    let (attempts, crashes, cancel) = (row.attempts, row.crashes + 1, row.cancel);
    let mut row = row.into_active_model();
    row.claim = Set(None);
    row.claimed_by = Set(None);
    row.heartbeat_at = Set(None);
    row.per_second = Set(None);
    row.attempts = Set((attempts - 1).max(0));
    row.crashes = Set(crashes);
    if cancel {
        row.state = Set(state::CANCELLED.to_owned());
        row.ended_at = Set(Some(now));
    } else if crashes >= settings.crashes {
        row.state = Set(state::FAILED.to_owned());
        row.say = Set(Some(format!("The server stopped {crashes} times while it worked on this.")));
        row.hint = Set(Some("Try it alone, when nothing else runs. If it stops again, leave it out.".to_owned()));
        row.ended_at = Set(Some(now));
    } else {
        row.state = Set(state::WAITING.to_owned());
        row.run_at = Set(now);
    }
    let row = row.update(transaction).await?;
    finish(transaction, listener, &row).await?;
    Ok(row)
}
