//! A question outside any conversation, for commands: answered here and now, nothing is stored.

use super::{Chat, answer::Task, ask::checked, sink::Sink};
use crate::{Actor, Fault, Outcome};
use async_trait::async_trait;
use contract::{AnswerEvent, AnswerView, Scope};
use queue::JobFault;
use std::time::Instant;
use tokio_util::sync::CancellationToken;

/// An answer and how long it took, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Once {
    pub answer: AnswerView,
    /// Until the first words.
    pub first_token: f64,
    pub total: f64,
}

struct Unstored {
    begun: Instant,
    first: Option<f64>,
}

#[async_trait]
impl Sink for Unstored {
    async fn put(&mut self, _: Vec<AnswerEvent>, markdown: &str, _: &str) -> Result<(), JobFault> {
        if self.first.is_none() && !markdown.is_empty() {
            self.first = Some(self.begun.elapsed().as_secs_f64() * 1_000.0);
        }
        Ok(())
    }
}

impl Chat {
    /// Answers a question over the actor's library.
    ///
    /// # Errors
    /// As [`Chat::ask`].
    pub async fn ask_once(
        &self,
        actor: &Actor,
        question: &str,
        scope: Scope,
        answerer: Option<String>,
    ) -> Outcome<Once> {
        let task = Task {
            account: actor.account,
            question: checked(question)?,
            answerer: self.chosen(actor, answerer).await?,
            earlier: Vec::new(),
            condensed: Vec::new(),
            coach: None,
            begins: false,
            scope,
        };
        self.check_scope(actor, &task.scope).await?;
        let begun = Instant::now();
        let mut sink = Unstored { begun, first: None };
        let answered = self.answer(&task, &mut sink, &CancellationToken::new()).await;
        let (_, answer) = answered.map_err(|fault| match fault {
            JobFault::Retry(error) => Fault::Broken(error),
            JobFault::Fail { say, hint } => contract::Refusal::Unavailable { say, hint }.into(),
            JobFault::Cancelled => Fault::Broken(anyhow::anyhow!("an answer that nobody stopped was stopped")),
        })?;
        let total = begun.elapsed().as_secs_f64() * 1_000.0;
        Ok(Once { answer, first_token: sink.first.unwrap_or(total), total })
    }
}
