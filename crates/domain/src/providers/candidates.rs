//! Who can do a kind of work: a person's own, then what the server offers; what was chosen comes first.

use super::{Providers, breaker::Line, check, keyring::Sealed, shared::Shared, store};
use crate::Outcome;
use ::store::{entities::provider, word};
use contract::{AccountId, ChoiceView, EXTRACTIVE, ProviderKind, Work};
use models::{
    Provider, Reach,
    chat::{ChatModel, Patient, Remote},
};
use secrecy::SecretString;
use std::{sync::Arc, time::Duration};

/// One that could answer.
#[derive(Clone)]
pub(super) enum Candidate {
    /// A person's own.
    Own(Box<provider::Model>),
    /// The server's.
    Offered(Arc<dyn ChatModel>),
}

impl Candidate {
    pub fn name(&self) -> &str {
        match self {
            Self::Own(row) => &row.name,
            Self::Offered(model) => model.name(),
        }
    }

    /// The provider's name for the model.
    pub fn model(&self) -> &str {
        match self {
            Self::Own(row) => &row.model,
            Self::Offered(model) => model.model(),
        }
    }

    pub fn remote(&self) -> bool {
        match self {
            Self::Own(row) => models::leaves(&row.address),
            Self::Offered(model) => model.remote(),
        }
    }

    pub fn is_own(&self) -> bool {
        matches!(self, Self::Own(_))
    }

    pub fn line(&self) -> Line {
        match self {
            Self::Own(row) => Line::Own(row.id),
            Self::Offered(model) => Line::Offered(model.name().to_owned()),
        }
    }

    pub fn view(&self) -> ChoiceView {
        ChoiceView { name: self.name().to_owned(), remote: self.remote(), own: self.is_own() }
    }
}

impl Providers {
    /// Those that can answer or write, the preferred one first, and whether quoting is preferred to them all.
    pub(super) async fn candidates(&self, account: AccountId, work: Work) -> Outcome<(Vec<Candidate>, bool)> {
        let db = self.tools.store.reads();
        let own = store::own(db, account).await?;
        let choices = store::choices(db, account).await?;
        let chosen = choices.into_iter().find(|choice| choice.work == word::of(work));
        let mut all: Vec<Candidate> =
            own.into_iter().filter(|row| !row.model.is_empty()).map(|row| Candidate::Own(Box::new(row))).collect();
        all.extend(self.tools.chat.iter().cloned().map(Candidate::Offered));
        let is_chosen = |one: &Candidate| match (one, &chosen) {
            (Candidate::Own(row), Some(choice)) => choice.provider_id == Some(row.id),
            (Candidate::Offered(model), Some(choice)) => choice.offered.as_deref() == Some(model.name()),
            (_, None) => false,
        };
        if let Some(at) = all.iter().position(is_chosen) {
            let first = all.remove(at);
            all.insert(0, first);
        }
        let quotes = chosen.is_some_and(|choice| choice.offered.as_deref() == Some(EXTRACTIVE));
        Ok((all, quotes))
    }

    /// What the server offers to all.
    pub(super) fn offered(&self) -> Vec<ChoiceView> {
        self.tools.chat.iter().cloned().map(|model| Candidate::Offered(model).view()).collect()
    }
}

/// The model behind a candidate, asked with patience.
///
/// # Errors
/// When its key cannot be opened any more.
pub(super) async fn model_of(shared: &Shared, candidate: &Candidate) -> anyhow::Result<Arc<dyn ChatModel>> {
    let row = match candidate {
        Candidate::Own(row) => row,
        Candidate::Offered(model) => return Ok(patient(shared, model.clone())),
    };
    let at_hand = (row.id, row.updated_at);
    if let Some(model) = shared.built.get(&at_hand).await {
        return Ok(model);
    }
    let model = patient(shared, Arc::new(Remote::new(&row.name, provider_of(shared, row)?)?));
    shared.built.insert(at_hand, model.clone()).await;
    Ok(model)
}

fn patient(shared: &Shared, model: Arc<dyn ChatModel>) -> Arc<dyn ChatModel> {
    Arc::new(Patient::new(model, shared.patience.clone()))
}

/// Where a person's own provider is, with its key opened.
pub(super) fn provider_of(shared: &Shared, row: &provider::Model) -> anyhow::Result<Provider> {
    let kind: ProviderKind = word::read(&row.kind)?;
    let patience = Duration::from_secs(row.patience.clamp(1, 600) as u64);
    let provider = Provider::new(&row.address, &row.model).of_kind(check::kind(kind)).with_patience(patience);
    Ok(provider.with_key(key_of(shared, row)?).within(Reach::Guarded(shared.guard.clone())))
}

fn key_of(shared: &Shared, row: &provider::Model) -> anyhow::Result<Option<SecretString>> {
    let (Some(text), Some(by)) = (row.sealed_key.clone(), row.sealed_by.clone()) else { return Ok(None) };
    shared.keys.open(row.account_id.into(), row.id, &Sealed { text, by }).map(Some)
}
