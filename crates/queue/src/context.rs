//! What a running job holds: its progress, its log, the sign to stop, and the proof that it may write.

use crate::{JobFault, Now, Row, rate::Rate, state};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::entities::job;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// The log keeps its last so many bytes.
const LOG_BYTES: usize = 16 * 1024;

/// Handed to a handler. Cheap to clone. Progress and log are kept in memory and written a few times a second; the last
/// of both is always written.
#[derive(Clone)]
pub struct Context(Arc<Inner>);

struct Inner {
    id: Uuid,
    account: Option<Uuid>,
    material: Option<Uuid>,
    attempt: u32,
    /// `None`: no runner stands behind it.
    claim: Option<Uuid>,
    now: Now,
    token: CancellationToken,
    progress: Mutex<Progress>,
}

/// Where a job is.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    pub step: String,
    pub done: u32,
    pub total: u32,
    pub rate: Rate,
    pub log: String,
    /// Not written yet.
    pub dirty: bool,
    /// When it last moved.
    pub moved_at: DateTime<Utc>,
}

impl Context {
    pub(crate) fn of(row: &Row, now: Now) -> Self {
        let progress = Progress { log: row.log.clone(), moved_at: now(), ..Progress::default() };
        Self(Arc::new(Inner {
            id: row.id,
            account: row.account_id,
            material: row.material_id,
            attempt: u32::try_from(row.attempts).unwrap_or(1),
            claim: row.claim,
            now,
            token: CancellationToken::new(),
            progress: Mutex::new(progress),
        }))
    }

    /// For calling a handler without a runner: everything is taken, nothing is written.
    pub fn detached(now: Now) -> Self {
        let progress = Progress { moved_at: now(), ..Progress::default() };
        Self(Arc::new(Inner {
            id: Uuid::new_v4(),
            account: None,
            material: None,
            attempt: 1,
            claim: None,
            now,
            token: CancellationToken::new(),
            progress: Mutex::new(progress),
        }))
    }

    /// The job.
    pub fn id(&self) -> Uuid {
        self.0.id
    }

    /// Whose job it is.
    pub fn account(&self) -> Option<Uuid> {
        self.0.account
    }

    /// The material it is about.
    pub fn material(&self) -> Option<Uuid> {
        self.0.material
    }

    /// From 1.
    pub fn attempt(&self) -> u32 {
        self.0.attempt
    }

    /// `done` of `total` units of `step` are done; `total` is 0 while unknown. A job that does not call this with
    /// something new within the time limit is stopped.
    pub fn progress(&self, step: &str, done: u32, total: u32) {
        let now = (self.0.now)();
        let mut progress = self.lock();
        if progress.step == step && progress.done == done && progress.total == total {
            return;
        }
        if progress.step != step {
            progress.step = step.to_owned();
            progress.rate.restart();
        }
        progress.done = done;
        progress.total = total;
        progress.rate.note(now, done);
        progress.moved_at = now;
        progress.dirty = true;
    }

    /// A line worth telling to who looks into the job.
    pub fn log(&self, line: impl std::fmt::Display) {
        let line = format!("{} {line}\n", (self.0.now)().format("%Y-%m-%d %H:%M:%S"));
        let mut progress = self.lock();
        progress.log.push_str(&line);
        if progress.log.len() > LOG_BYTES {
            let cut = progress.log.len() - LOG_BYTES;
            let cut = progress.log.char_indices().map(|(at, _)| at).find(|at| *at >= cut).unwrap_or(0);
            let cut = progress.log[cut..].find('\n').map_or(cut, |line| cut + line + 1);
            progress.log.drain(..cut);
        }
        progress.dirty = true;
    }

    /// Cancelled when the job is to stop. Hand it to whatever takes long.
    pub fn token(&self) -> CancellationToken {
        self.0.token.clone()
    }

    /// The checkpoint between two units of work: `Err(Cancelled)` when the job is to stop.
    pub fn checkpoint(&self) -> Result<(), JobFault> {
        if self.0.token.is_cancelled() { Err(JobFault::Cancelled) } else { Ok(()) }
    }

    /// Proves, inside the handler's own transaction, that this claim still holds, and keeps it so until the commit.
    /// `Err(Cancelled)` when somebody else has the job now: then nothing may be written.
    pub async fn hold(&self, transaction: &impl ConnectionTrait) -> Result<(), JobFault> {
        let Some(claim) = self.0.claim else { return Ok(()) };
        let held = job::Entity::update_many()
            .col_expr(job::Column::HeartbeatAt, Expr::value((self.0.now)()))
            .filter(job::Column::Id.eq(self.0.id))
            .filter(job::Column::Claim.eq(claim))
            .filter(job::Column::State.eq(state::RUNNING))
            .exec(transaction)
            .await?;
        if held.rows_affected == 1 { Ok(()) } else { Err(JobFault::Cancelled) }
    }

    pub(crate) fn claim(&self) -> Option<Uuid> {
        self.0.claim
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Progress> {
        self.0.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress {
    /// Writes what is known into the row. A step not yet named leaves what an earlier attempt has written.
    pub fn put(&self, row: &mut job::ActiveModel) {
        use sea_orm::Set;
        if !self.step.is_empty() {
            row.step = Set(self.step.clone());
            row.done = Set(i32::try_from(self.done).unwrap_or(i32::MAX));
            row.total = Set(i32::try_from(self.total).unwrap_or(i32::MAX));
            row.per_second = Set(self.rate.per_second());
        }
        row.log = Set(self.log.clone());
    }
}
