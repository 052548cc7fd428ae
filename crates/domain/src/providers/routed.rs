//! The router: who does a kind of work for somebody, and after whom.
//!
//! What comes out are models like any other, so that whoever asks them needs to know nothing of quotas, breakers and
//! counting. A model on this machine is never followed by one elsewhere: who chose to keep a question here keeps it here.

use super::{
    Providers,
    candidates::{Candidate, model_of},
    meter::{self, Meter},
    usage,
};
use crate::{Outcome, Tools};
use ::store::word;
use async_trait::async_trait;
use contract::{AccountId, Work};
use models::{
    ModelFault,
    chat::{ChatModel, ChatRequest, Pieces},
};
use std::sync::Arc;

/// Models that are asked for one answer.
const MOST: usize = 3;

impl Providers {
    /// The one called `wanted`, then those to turn to where it does not answer. Empty where there is none of that name.
    pub(crate) async fn line_up(
        &self,
        account: AccountId,
        wanted: &str,
        work: Work,
    ) -> Outcome<Vec<Arc<dyn ChatModel>>> {
        let (mut all, _) = self.candidates(account, work).await?;
        let Some(at) = all.iter().position(|one| one.name() == wanted) else { return Ok(Vec::new()) };
        all[..=at].rotate_right(1);
        Ok(self.routed(account, all, work))
    }

    /// Those that write longer texts for somebody, the preferred one first; none where quoting is preferred.
    pub(crate) async fn writers(&self, account: AccountId) -> Outcome<Vec<Arc<dyn ChatModel>>> {
        let (all, quotes) = self.candidates(account, Work::Generate).await?;
        Ok(if quotes { Vec::new() } else { self.routed(account, all, Work::Generate) })
    }

    /// The first of these and those that may stand in for it.
    fn routed(&self, account: AccountId, all: Vec<Candidate>, work: Work) -> Vec<Arc<dyn ChatModel>> {
        let may_leave = all.first().is_some_and(Candidate::remote);
        let routed = |candidate| -> Arc<dyn ChatModel> {
            Arc::new(Routed { tools: self.tools.clone(), account, candidate, work })
        };
        all.into_iter().filter(|one| may_leave || !one.remote()).take(MOST).map(routed).collect()
    }
}

/// A model for one person's work: within their quota, behind its breaker, and counted.
struct Routed {
    tools: Arc<Tools>,
    account: AccountId,
    candidate: Candidate,
    work: Work,
}

#[async_trait]
impl ChatModel for Routed {
    fn name(&self) -> &str {
        self.candidate.name()
    }

    fn model(&self) -> &str {
        self.candidate.model()
    }

    fn remote(&self) -> bool {
        self.candidate.remote()
    }

    async fn stream(&self, request: ChatRequest) -> Result<Pieces, ModelFault> {
        usage::within_quota(&self.tools, self.account, self.candidate.is_own()).await?;
        let (breakers, line) = (&self.tools.providers.breakers, self.candidate.line());
        let model = model_of(&self.tools.providers, &self.candidate).await.map_err(|error| {
            tracing::warn!(error = format!("{error:#}"), "a provider cannot be used");
            ModelFault::Locked
        })?;
        breakers.may(&line, self.tools.now())?;
        let meter = Meter::new(self.tools.clone(), self.account, &self.candidate, self.work, &request);
        match model.stream(request).await {
            Ok(pieces) => Ok(meter::measured(pieces, meter)),
            Err(fault) => {
                metrics::counter!("lectern_model_calls_total", "work" => word::of(self.work), "end" => "failed")
                    .increment(1);
                breakers.faulty(&line, &fault, self.tools.now());
                Err(fault)
            }
        }
    }
}
