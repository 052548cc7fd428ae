//! Who can answer.

use super::{Chat, EXTRACTIVE};
use crate::{Actor, Outcome};
use contract::{AccountId, AnswererView, Refusal, Work};
use models::chat::ChatModel;
use std::sync::Arc;

impl Chat {
    /// Those that can answer, the preferred one first.
    pub async fn answerers(&self, actor: &Actor) -> Outcome<Vec<AnswererView>> {
        self.providers.answerers(actor).await
    }

    /// Who searches the web for questions that ask for it; `None` where nobody does.
    pub fn web_engine(&self, _: &Actor) -> Option<String> {
        self.tools.web_search.as_ref().map(|engine| engine.name().to_owned())
    }

    /// The answerer that is meant: the preferred one when none is named.
    pub(super) async fn chosen(&self, actor: &Actor, name: Option<String>) -> Outcome<String> {
        let all = self.answerers(actor).await?;
        let Some(name) = name.filter(|name| !name.trim().is_empty()) else {
            return Ok(all.into_iter().next().map_or_else(|| EXTRACTIVE.to_owned(), |first| first.name));
        };
        if all.iter().any(|one| one.name == name) {
            return Ok(name);
        }
        let names: Vec<_> = all.iter().map(|one| format!("“{}”", one.name)).collect();
        let refusal = Refusal::invalid("answerer", format!("There is no answerer called “{name}”."));
        Err(refusal.with_hint(format!("Choose one of these: {}.", names.join(", "))).into())
    }

    /// The model of this name and those to turn to after it; none for the answerer that quotes, and for one that is gone.
    pub(super) async fn line_up(&self, account: AccountId, name: &str) -> Outcome<Vec<Arc<dyn ChatModel>>> {
        if name == EXTRACTIVE { Ok(Vec::new()) } else { self.providers.line_up(account, name, Work::Chat).await }
    }
}
