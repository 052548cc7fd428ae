//! The test of a provider: one tiny question, and what went wrong in words.

use super::{Providers, candidates::provider_of, store};
use crate::{Actor, Outcome, permit};
use contract::{ProviderId, TestView};
use models::{
    ModelFault,
    chat::{Remote, try_out},
};
use std::time::Instant;

/// Models of a list that are kept for choosing.
const KEPT: usize = 200;
/// Of those, named where the chosen one is not among them.
const NAMED: usize = 5;

impl Providers {
    /// Asks one of the actor's own a tiny question and for its list of models, and keeps how it went.
    pub async fn try_out(&self, actor: &Actor, id: ProviderId) -> Outcome<TestView> {
        let row = permit::provider(&self.tools, actor, id).await?;
        let tested = match provider_of(&self.tools.providers, &row) {
            Ok(provider) => {
                let begun = Instant::now();
                let remote = Remote::new(&row.name, provider.clone());
                let asked = async {
                    match &remote {
                        Ok(_) if row.model.is_empty() => None,
                        Ok(remote) => Some(try_out(remote).await),
                        Err(_) => Some(Err(ModelFault::NotAServer)),
                    }
                };
                let (asked, listed) = tokio::join!(asked, models::models_of(provider));
                told(asked, listed, begun.elapsed().as_millis() as u64)
            }
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "a provider cannot be used");
                locked()
            }
        };
        if tested.passed {
            self.tools.providers.breakers.fine(&super::breaker::Line::Own(row.id));
        }
        let kept = serde_json::to_value(&tested).map_err(anyhow::Error::from)?;
        store::set_tested(self.tools.store.writes(), &row, kept, self.tools.now()).await?;
        Ok(tested)
    }
}

fn told(asked: Option<Result<String, ModelFault>>, listed: Result<Vec<String>, ModelFault>, took: u64) -> TestView {
    let mut models = listed.clone().unwrap_or_default();
    models.truncate(KEPT);
    let (passed, say, hint) = match (asked, listed) {
        (Some(Ok(words)), _) => (true, words, String::new()),
        (Some(Err(fault @ ModelFault::UnknownModel)), Ok(models)) if !models.is_empty() => {
            (false, fault.to_string(), format!("It has: {}.", named(&models)))
        }
        (Some(Err(fault)), _) | (None, Err(fault)) => (false, fault.to_string(), fault.hint()),
        (None, Ok(models)) if models.is_empty() => {
            (false, "The server answers, but lists no models.".into(), "Enter the model's name yourself.".into())
        }
        (None, Ok(models)) => {
            let say = format!("The server answers and has {} models. None is chosen yet.", models.len());
            (false, say, format!("Choose one and save: {}.", named(&models)))
        }
    };
    TestView { passed, say, hint, took, models }
}

fn named(models: &[String]) -> String {
    let more = if models.len() > NAMED { " …" } else { "" };
    format!("{}{more}", models.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
}

fn locked() -> TestView {
    TestView {
        passed: false,
        say: ModelFault::Locked.to_string(),
        hint: ModelFault::Locked.hint(),
        took: 0,
        models: Vec::new(),
    }
}
