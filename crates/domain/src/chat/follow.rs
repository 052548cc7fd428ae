//! Following an answer: the steps that are stored, then each new one, until the last.
//!
//! Steps are read from the database only, so whoever follows sees what every other device sees, and can go on where it
//! left off. A [`contract::AnswerState::Waiting`] or `Searching` step means that the text begins anew.

use super::{Chat, store};
use crate::{Actor, Outcome, Tools, permit};
use ::store::word;
use contract::{AnswerEvent, AnswerState, MessageId};
use futures::{Stream, stream};
use std::{collections::VecDeque, sync::Arc, time::Duration};
use tokio::sync::watch;
use uuid::Uuid;

/// How long a missed ring can go unnoticed: an answer that another process writes is looked up this often.
const LOOK: Duration = Duration::from_millis(700);

struct Following {
    tools: Arc<Tools>,
    exchange: Uuid,
    cursor: i32,
    pending: VecDeque<(i32, AnswerEvent)>,
    news: watch::Receiver<()>,
    ended: bool,
}

impl Chat {
    /// The steps of an answer behind number `after`, those that are there first. Ends after [`AnswerEvent::End`].
    pub async fn follow(
        &self,
        actor: &Actor,
        message: MessageId,
        after: u64,
    ) -> Outcome<impl Stream<Item = (u64, AnswerEvent)> + Send + 'static + use<>> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        let following = Following {
            tools: self.tools.clone(),
            exchange: held.id,
            cursor: i32::try_from(after).unwrap_or(i32::MAX),
            pending: VecDeque::new(),
            news: self.bells.news(held.id),
            ended: false,
        };
        Ok(stream::unfold(following, Following::next))
    }
}

impl Chat {
    /// Whether the answer has ended and has no step behind number `after`.
    pub async fn is_over(&self, actor: &Actor, message: MessageId, after: u64) -> Outcome<bool> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        let last = store::last_step(self.tools.store.reads(), held.id).await?;
        let ended = word::read::<AnswerState>(&held.state)?.is_final();
        Ok(ended && u64::try_from(last).unwrap_or_default() <= after)
    }
}

impl Following {
    async fn next(mut self) -> Option<((u64, AnswerEvent), Self)> {
        loop {
            if let Some((sequence, event)) = self.pending.pop_front() {
                self.cursor = sequence;
                self.ended = matches!(event, AnswerEvent::End { .. });
                return Some(((u64::try_from(sequence).unwrap_or_default(), event), self));
            }
            if self.ended {
                return None;
            }
            self.news.mark_unchanged();
            match self.look().await {
                Ok(true) => {}
                // It ended before our number, or is gone.
                Ok(false) => return None,
                Err(error) => {
                    tracing::warn!(answer.id = %self.exchange, error = format!("{error:#}"), "an answer cannot be followed");
                    return None;
                }
            }
            if self.pending.is_empty() {
                // A bell that is gone never rings again; the look-up goes on all the same.
                if let Ok(Err(_)) = tokio::time::timeout(LOOK, self.news.changed()).await {
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    }

    /// Reads new steps. `false` when none are there and none will come.
    async fn look(&mut self) -> anyhow::Result<bool> {
        let reads = self.tools.store.reads();
        // The state first: were it read second, the end could come between the two looks and be missed.
        let Some(row) = store::exchange(reads, self.exchange).await? else { return Ok(false) };
        let last = word::read::<AnswerState>(&row.state)?.is_final();
        let mut steps = store::steps(reads, self.exchange, self.cursor).await?;
        if steps.is_empty() && self.cursor > 0 && !last {
            // A number from before the answer began anew elsewhere cannot be higher than what is stored.
            let highest = store::last_step(reads, self.exchange).await?;
            if highest > 0 && highest < self.cursor {
                steps = store::steps(reads, self.exchange, 0).await?;
            }
        }
        for (sequence, event) in steps {
            self.pending.push_back((sequence, serde_json::from_value(event)?));
        }
        Ok(!(last && self.pending.is_empty()))
    }
}
