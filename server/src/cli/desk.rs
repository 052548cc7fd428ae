//! What a command over the library works with: the configuration, the verbs, and whom it acts as.

use super::Common;
use crate::config::Config;
use crate::wiring::{self, Wired};
use crate::{log, wiring::Tuning};
use contract::{Refusal, SubjectId};
use domain::{Actor, Outcome};
use std::sync::Arc;

/// An open library and its actor.
pub struct Desk {
    pub config: Arc<Config>,
    pub wired: Wired,
    pub actor: Actor,
}

impl Desk {
    /// Opens the library that the common flags name, bringing its tables up to date.
    pub async fn open(common: &Common) -> Outcome<Self> {
        Self::open_with(common, Tuning::default(), |_| {}).await
    }

    /// The same with other parts, and with settings that no flag has.
    pub async fn open_with(common: &Common, tuning: Tuning, set: impl FnOnce(&mut Config)) -> Outcome<Self> {
        let mut config = common.configuration()?;
        set(&mut config);
        let config = Arc::new(config);
        log::begin(&config.log, log::For::Command);
        let wired = wiring::wire(config.clone(), tuning).await?;
        let (actor, account, made) = wired.services.accounts.acting(common.account.as_deref()).await?;
        if made {
            eprintln!(
                "This is a fresh library. The administrator “{}” was made for it; it has no password yet \
                 (“lectern user password {}” gives it one).",
                account.name, account.name
            );
        }
        Ok(Self { config, wired, actor })
    }

    /// The actor's subject of this name, whatever its case.
    pub async fn subject(&self, name: &str) -> Outcome<SubjectId> {
        let subjects = self.wired.services.library.subjects(&self.actor).await?;
        let titles: Vec<_> = subjects.iter().map(|subject| format!("“{}”", subject.title)).collect();
        let named = subjects.into_iter().find(|subject| subject.title.to_lowercase() == name.trim().to_lowercase());
        Ok(named.ok_or_else(|| missing(name, &titles))?.id)
    }
}

/// Titles that a hint names.
const NAMED: usize = 10;

fn missing(name: &str, titles: &[String]) -> Refusal {
    let hint = match titles {
        [] => "There are no subjects yet; “lectern ingest --subject NAME” makes one.".to_owned(),
        few if few.len() <= NAMED => format!("Choose one of these: {}.", few.join(", ")),
        many => format!("Choose one of these: {}, and {} more.", many[..NAMED].join(", "), many.len() - NAMED),
    };
    Refusal::invalid("subject", format!("There is no subject “{name}”.")).with_hint(hint)
}
