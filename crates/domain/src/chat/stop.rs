//! Stopping an answer; and what a job's end means for its answer when nobody was writing it.

use super::{AnswerQuestion, Chat, EXTRACTIVE, jobs::end_without_writer, store, view};
use crate::{Actor, Outcome, permit};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{AnswerState, JobState, LiveEvent, MessageId, Refusal};
use queue::{Job, Row};
use uuid::Uuid;

impl Chat {
    /// Stops an answer; what is written stays. One that has ended stays as it is.
    pub async fn stop(&self, actor: &Actor, message: MessageId) -> Outcome<()> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        if word::read::<AnswerState>(&held.state)?.is_final() {
            return Ok(());
        }
        let now = self.tools.now();
        let transaction = self.tools.store.begin().await?;
        let running = match held.job_id {
            Some(job) => queue::cancel(&transaction, now, job).await?,
            None => None,
        };
        let writing = running.is_some_and(|job| job.state == word::of(JobState::Running));
        if !writing {
            end(&transaction, held.id, AnswerState::Stopped, None, now).await?;
        }
        transaction.commit().await?;
        if writing {
            self.bells.stop(held.id);
        } else {
            self.bells.ring(held.id);
            let told = LiveEvent::Answer { conversation: held.conversation_id.into(), message, done: true };
            self.tools.live.publish(actor.account, told);
        }
        Ok(())
    }
}

/// The answer's half of a job's end, in the same transaction. Anything but `answer_question` is left alone.
pub(crate) async fn ended(tx: &impl store::Connection, now: DateTime<Utc>, job: &Row) -> anyhow::Result<()> {
    if job.name != AnswerQuestion::NAME {
        return Ok(());
    }
    let Ok(AnswerQuestion { exchange }) = serde_json::from_value(job.payload.clone()) else { return Ok(()) };
    let current = store::exchange(tx, exchange).await?.and_then(|row| row.job_id);
    if current != Some(job.id) {
        return Ok(());
    }
    match word::read(&job.state)? {
        JobState::Cancelled => end(tx, exchange, AnswerState::Stopped, None, now).await,
        JobState::Failed => {
            let say = job.say.clone().unwrap_or_else(|| "This answer did not come to an end.".into());
            let hint = job.hint.clone().unwrap_or_else(|| "Ask again.".into());
            end(tx, exchange, AnswerState::Failed, Some(Refusal::Unavailable { say, hint }), now).await
        }
        JobState::Waiting | JobState::Running | JobState::Done => Ok(()),
    }
}

/// Gives an answer its end, unless it has one.
async fn end(
    tx: &impl store::Connection,
    exchange: Uuid,
    state: AnswerState,
    refusal: Option<Refusal>,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let Some(row) = store::exchange(tx, exchange).await? else { return Ok(()) };
    let mut answer = view::answer(&row)?;
    if answer.state.is_final() {
        return Ok(());
    }
    answer.state = state;
    answer.refusal = refusal;
    if answer.answerer.is_empty() {
        answer.answerer = EXTRACTIVE.into();
    }
    end_without_writer(tx, exchange, answer, now).await?;
    Ok(())
}
