//! Who looks at figures: a person's own where they have chosen one, else what the server offers.

use super::{Providers, candidates::provider_of, store};
use crate::Outcome;
use ::store::word;
use contract::{AccountId, ChoiceView, EXTRACTIVE, Work};
use models::vision::{Describer, OpenAiDescriber};
use std::sync::Arc;

impl Providers {
    /// The one that looks at somebody's figures, if anybody does.
    pub(crate) async fn describer(&self, account: AccountId) -> Outcome<Option<Arc<dyn Describer>>> {
        let db = self.tools.store.reads();
        let choices = store::choices(db, account).await?;
        let chosen = choices.into_iter().find(|choice| choice.work == word::of(Work::Vision));
        let Some(choice) = chosen else { return Ok(self.tools.describer.clone()) };
        match (choice.provider_id, choice.offered.as_deref()) {
            (Some(id), _) => {
                let own = store::own(db, account).await?;
                let Some(row) = own.iter().find(|row| row.id == id) else { return Ok(None) };
                Ok(Some(Arc::new(OpenAiDescriber::new(provider_of(&self.tools.providers, row)?)?)))
            }
            (None, Some(EXTRACTIVE)) => Ok(None),
            (None, _) => Ok(self.tools.describer.clone()),
        }
    }

    /// The server's, as it can be chosen.
    pub(super) fn offered_vision(&self) -> Option<ChoiceView> {
        let describer = self.tools.describer.as_ref()?;
        Some(ChoiceView { name: describer.name().to_owned(), remote: describer.remote(), own: false })
    }
}
