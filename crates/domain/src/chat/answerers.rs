//! Who can answer.

use super::{Chat, EXTRACTIVE};
use crate::{Actor, Outcome};
use contract::{AnswererView, Refusal};

impl Chat {
    /// Those that can answer, the preferred one first, quoting last.
    pub fn answerers(&self, _actor: &Actor) -> Vec<AnswererView> {
        let mut all: Vec<AnswererView> = self
            .tools
            .chat
            .iter()
            .map(|model| AnswererView { name: model.name().to_owned(), remote: model.remote(), preferred: false })
            .collect();
        all.push(AnswererView { name: EXTRACTIVE.into(), remote: false, preferred: false });
        all[0].preferred = true;
        all
    }

    /// The answerer that is meant: the preferred one when none is named.
    pub(super) fn chosen(&self, name: Option<String>) -> Outcome<String> {
        let name = name.filter(|name| !name.trim().is_empty());
        let Some(name) = name else {
            return Ok(self.tools.chat.first().map_or(EXTRACTIVE, |model| model.name()).to_owned());
        };
        if name == EXTRACTIVE || self.model(&name).is_some() {
            return Ok(name);
        }
        Err(Refusal::invalid("answerer", format!("There is no answerer called “{name}”.")).into())
    }
}
