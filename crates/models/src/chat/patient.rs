//! A model that is asked again where another try may do.
//!
//! Only until the first piece is there: what a person has begun to read is never taken back.

use super::{ChatModel, ChatRequest, Pieces};
use crate::ModelFault;
use async_trait::async_trait;
use std::{sync::Arc, time::Duration};

/// How often, and after how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Before each further try.
    pub waits: Vec<Duration>,
    /// The longest wait that a server can ask for; where it asks for more, it is not asked again.
    pub longest: Duration,
}

impl Default for Patience {
    /// Two further tries within two seconds; a server may ask for five seconds instead.
    fn default() -> Self {
        let waits = vec![Duration::from_millis(400), Duration::from_millis(1_600)];
        Self { waits, longest: Duration::from_secs(5) }
    }
}

impl Patience {
    /// How long to wait before try `tried` (from 0) is repeated; `None` when it is not.
    fn wait(&self, tried: usize, fault: &ModelFault) -> Option<Duration> {
        // Who was waited for as long as the patience goes is not waited for twice.
        if !fault.may_pass() || *fault == ModelFault::TooSlow {
            return None;
        }
        let usual = *self.waits.get(tried)?;
        let wait = fault.wait().unwrap_or(usual).max(usual);
        (wait <= self.longest).then_some(wait)
    }
}

/// A model with patience.
pub struct Patient {
    model: Arc<dyn ChatModel>,
    patience: Patience,
}

impl Patient {
    /// Asks `model` as `patience` says.
    pub fn new(model: Arc<dyn ChatModel>, patience: Patience) -> Self {
        Self { model, patience }
    }
}

#[async_trait]
impl ChatModel for Patient {
    fn name(&self) -> &str {
        self.model.name()
    }

    fn model(&self) -> &str {
        self.model.model()
    }

    fn remote(&self) -> bool {
        self.model.remote()
    }

    async fn stream(&self, request: ChatRequest) -> Result<Pieces, ModelFault> {
        let mut tried = 0;
        loop {
            let fault = match self.model.stream(request.clone()).await {
                Ok(pieces) => return Ok(pieces),
                Err(fault) => fault,
            };
            let Some(wait) = self.patience.wait(tried, &fault) else { return Err(fault) };
            tracing::debug!(model.name = self.model.name(), error = ?fault, "a model is asked again");
            tokio::time::sleep(wait).await;
            tried += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::{ScriptedChat, Step, Turn};
    use futures::StreamExt;

    fn quota(seconds: Option<u64>) -> ModelFault {
        ModelFault::Quota { wait: seconds.map(Duration::from_secs) }
    }

    async fn asked(scripts: Vec<Vec<Step>>) -> (Result<usize, ModelFault>, usize, Duration) {
        let model = Arc::new(ScriptedChat::new("mine", scripts));
        let patient = Patient::new(model.clone(), Patience::default());
        let request = ChatRequest { system: String::new(), turns: vec![Turn::person("Why?")], max_tokens: 9 };
        let begun = tokio::time::Instant::now();
        let answered = match patient.stream(request).await {
            Ok(pieces) => Ok(pieces.count().await),
            Err(fault) => Err(fault),
        };
        (answered, model.asked().len(), begun.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn what_may_pass_is_tried_again_and_nothing_else() {
        let then = |fault: ModelFault| vec![vec![Step::Fail(fault)], vec![Step::say("Because.")]];
        for fault in [ModelFault::NoRoute, quota(None), quota(Some(1)), ModelFault::Broken("cut".into())] {
            let (answered, times, _) = asked(then(fault.clone())).await;
            assert_eq!((answered, times), (Ok(1), 2), "{fault:?}");
        }
        let hopeless = [ModelFault::WrongKey, ModelFault::UnknownModel, ModelFault::Spent, ModelFault::TooLong];
        for fault in hopeless.into_iter().chain([ModelFault::TooSlow, quota(Some(60))]) {
            let (answered, times, waited) = asked(then(fault.clone())).await;
            assert_eq!((answered, times, waited), (Err(fault), 1, Duration::ZERO));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_is_waited_for_as_it_asks_and_three_tries_are_enough() {
        let (answered, times, waited) = asked(vec![vec![Step::Fail(quota(Some(3)))], vec![Step::say("Yes")]]).await;
        assert_eq!((answered, times, waited.as_secs()), (Ok(1), 2, 3));
        let (answered, times, waited) = asked(vec![vec![Step::Fail(ModelFault::NoRoute)]]).await;
        assert_eq!((answered, times, waited.as_millis()), (Err(ModelFault::NoRoute), 3, 2_000));
    }

    #[tokio::test(start_paused = true)]
    async fn what_has_begun_is_never_begun_again() {
        let half = vec![Step::say("Half"), Step::Fail(ModelFault::NoRoute)];
        let (answered, times, _) = asked(vec![half]).await;
        assert_eq!((answered, times), (Ok(2), 1));
    }
}
