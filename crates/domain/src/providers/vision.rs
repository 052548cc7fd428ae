//! Who looks at figures: a person's own where they have chosen one, else what the server offers. Each look is within
//! their quota and counted.

use super::{Providers, candidates::provider_of, meter, store, usage};
use crate::{Outcome, Tools};
use ::store::word;
use async_trait::async_trait;
use contract::{AccountId, ChoiceView, EXTRACTIVE, Work};
use models::{
    ModelFault,
    vision::{Describer, Description, OpenAiDescriber},
};
use std::sync::Arc;

impl Providers {
    /// The one that looks at somebody's figures, if anybody does.
    pub(crate) async fn describer(&self, account: AccountId) -> Outcome<Option<Arc<dyn Describer>>> {
        let db = self.tools.store.reads();
        let choices = store::choices(db, account).await?;
        let chosen = choices.into_iter().find(|choice| choice.work == word::of(Work::Vision));
        let counted = |describer: Arc<dyn Describer>, own: Option<String>| -> Arc<dyn Describer> {
            Arc::new(Counted { tools: self.tools.clone(), account, describer, own })
        };
        let offered = || self.tools.describer.clone().map(|describer| counted(describer, None));
        let Some(choice) = chosen else { return Ok(offered()) };
        match (choice.provider_id, choice.offered.as_deref()) {
            (Some(id), _) => {
                let own = store::own(db, account).await?;
                let Some(row) = own.iter().find(|row| row.id == id) else { return Ok(None) };
                let describer = OpenAiDescriber::new(provider_of(&self.tools.providers, row)?)?;
                Ok(Some(counted(Arc::new(describer), Some(row.name.clone()))))
            }
            (None, Some(EXTRACTIVE)) => Ok(None),
            (None, _) => Ok(offered()),
        }
    }

    /// The server's, as it can be chosen.
    pub(super) fn offered_vision(&self) -> Option<ChoiceView> {
        let describer = self.tools.describer.as_ref()?;
        Some(ChoiceView { name: describer.name().to_owned(), remote: describer.remote(), own: false })
    }
}

/// A describer for one person's figures.
struct Counted {
    tools: Arc<Tools>,
    account: AccountId,
    describer: Arc<dyn Describer>,
    /// The name of the person's own provider; `None` for the server's.
    own: Option<String>,
}

#[async_trait]
impl Describer for Counted {
    fn name(&self) -> &str {
        self.describer.name()
    }

    fn remote(&self) -> bool {
        self.describer.remote()
    }

    async fn describe(&self, picture: Vec<u8>, media_type: &str, about: &str) -> Result<Description, ModelFault> {
        usage::within_quota(&self.tools, self.account, self.own.is_some()).await?;
        let described = self.describer.describe(picture, media_type, about).await?;
        let names = (self.own.as_deref().unwrap_or(self.name()), self.name());
        let row = meter::row(&self.tools, self.account, self.own.is_some(), names, Work::Vision);
        meter::record((self.tools.clone(), row, described.tokens)).await;
        Ok(described)
    }
}
