//! How a claim is given up: the last progress, the new state and the listener's half in one transaction, and only by
//! who still holds the claim.

use crate::{Context, Done, Listener, Row, state};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};
use store::{Store, entities::job};

/// What becomes of the job.
#[derive(Debug)]
pub enum Ending {
    Done(Done),
    Failed {
        say: String,
        hint: String,
    },
    Cancelled,
    /// Another attempt, not before then.
    Again(DateTime<Utc>),
    /// Back to the queue as if this attempt had not been.
    Back,
}

impl Ending {
    fn put(self, row: &mut job::ActiveModel, attempts: i32, now: DateTime<Utc>) {
        row.claim = Set(None);
        row.claimed_by = Set(None);
        row.heartbeat_at = Set(None);
        row.per_second = Set(None);
        let (next, say, hint) = match self {
            Self::Done(done) => (state::DONE, done.say, None),
            Self::Failed { say, hint } => (state::FAILED, Some(say), Some(hint)),
            Self::Cancelled => (state::CANCELLED, None, None),
            Self::Again(at) => {
                row.run_at = Set(at);
                (state::WAITING, None, None)
            }
            Self::Back => {
                row.attempts = Set((attempts - 1).max(0));
                row.run_at = Set(now);
                (state::WAITING, None, None)
            }
        };
        row.state = Set(next.to_owned());
        row.say = Set(say);
        row.hint = Set(hint);
        if state::FINAL.contains(&next) {
            row.ended_at = Set(Some(now));
        }
    }
}

/// Ends the claim of `context`; `None` when somebody else holds it.
pub async fn end(
    store: &Store,
    listener: &dyn Listener,
    context: &Context,
    ending: Ending,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<Row>> {
    let transaction = store.begin().await?;
    let held = job::Entity::find_by_id(context.id())
        .filter(job::Column::Claim.eq(context.claim()))
        .filter(job::Column::State.eq(state::RUNNING))
        .lock_exclusive()
        .one(&transaction)
        .await?;
    let Some(row) = held else { return Ok(None) };
    let (attempts, cancel) = (row.attempts, row.cancel);
    // Asked to stop after its last checkpoint: a further attempt would be against its owner's wish.
    let ending = match ending {
        Ending::Again(_) | Ending::Back if cancel => Ending::Cancelled,
        other => other,
    };
    let mut row = row.into_active_model();
    context.lock().put(&mut row);
    ending.put(&mut row, attempts, now);
    let row = row.update(&transaction).await?;
    finish(&transaction, listener, &row).await?;
    transaction.commit().await?;
    listener.changed(&row).await;
    Ok(Some(row))
}

/// The listener's half, when the state is final.
pub async fn finish(transaction: &DatabaseTransaction, listener: &dyn Listener, row: &Row) -> anyhow::Result<()> {
    if state::FINAL.contains(&row.state.as_str()) { listener.ended(transaction, row).await } else { Ok(()) }
}
