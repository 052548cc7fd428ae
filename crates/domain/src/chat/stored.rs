//! The sink of a conversation's answer: every step is stored, and only what is stored is told.
//!
//! Each write proves that this process still has the job, so a second writer can never mix in. A block that is told
//! again takes the place of its earlier form: what is kept stays as small as the answer.

use super::{bells::Bells, sink::Sink, store};
use ::store::Store;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use contract::{AnswerEvent, AnswerState, AnswerView};
use queue::{Context, JobFault};
use std::collections::HashMap;
use uuid::Uuid;

/// Stores the steps of one answer.
pub(super) struct Stored<'a> {
    pub store: &'a Store,
    pub bells: &'a Bells,
    pub context: Context,
    pub exchange: Uuid,
    /// Of the last step.
    pub sequence: i32,
    pub state: AnswerState,
    /// Where the latest form of each block is.
    blocks: HashMap<u32, i32>,
}

impl<'a> Stored<'a> {
    /// Begins behind `sequence`.
    pub fn new(store: &'a Store, bells: &'a Bells, context: Context, exchange: Uuid, sequence: i32) -> Self {
        let state = AnswerState::Searching;
        Self { store, bells, context, exchange, sequence, state, blocks: HashMap::new() }
    }

    /// Numbers the steps, and tells which earlier ones they stand for.
    fn number(&mut self, events: &[AnswerEvent]) -> (Vec<i32>, Vec<i32>) {
        let (mut numbers, mut gone) = (Vec::new(), Vec::new());
        for event in events {
            self.sequence += 1;
            numbers.push(self.sequence);
            match event {
                AnswerEvent::Block { position, .. } => gone.extend(self.blocks.insert(*position, self.sequence)),
                AnswerEvent::State { state } => self.state = *state,
                AnswerEvent::Citations { .. } | AnswerEvent::End { .. } => {}
            }
        }
        (numbers, gone)
    }

    /// Writes the end: the last blocks, the answer itself and its last step, all or nothing.
    pub async fn end(
        &mut self,
        mut events: Vec<AnswerEvent>,
        answer: AnswerView,
        now: DateTime<Utc>,
    ) -> Result<(), JobFault> {
        events.push(AnswerEvent::End { answer: Box::new(answer.clone()) });
        let (numbers, gone) = self.number(&events);
        let transaction = self.store.begin().await?;
        self.context.hold(&transaction).await?;
        if !store::grow(&transaction, self.exchange, self.state, &answer.markdown, &answer.html).await? {
            return Err(JobFault::Cancelled);
        }
        store::put_answer(&transaction, self.exchange, &answer, Some(now)).await?;
        store::delete_steps(&transaction, self.exchange, gone).await?;
        store::insert_steps(&transaction, self.exchange, numbers.into_iter().zip(&events)).await?;
        transaction.commit().await?;
        self.bells.ring(self.exchange);
        Ok(())
    }
}

#[async_trait]
impl Sink for Stored<'_> {
    async fn put(&mut self, events: Vec<AnswerEvent>, markdown: &str, html: &str) -> Result<(), JobFault> {
        let (numbers, gone) = self.number(&events);
        let transaction = self.store.begin().await?;
        self.context.hold(&transaction).await?;
        if !store::grow(&transaction, self.exchange, self.state, markdown, html).await? {
            return Err(JobFault::Cancelled);
        }
        store::delete_steps(&transaction, self.exchange, gone).await?;
        store::insert_steps(&transaction, self.exchange, numbers.into_iter().zip(&events)).await?;
        transaction.commit().await?;
        self.bells.ring(self.exchange);
        // The growing text is this job's progress.
        self.context.progress("write", u32::try_from(markdown.len()).unwrap_or(u32::MAX), 0);
        Ok(())
    }
}
