//! Which one does what: the choice for each kind of work.

use super::{Providers, candidates::Candidate, store};
use crate::{Actor, Outcome};
use ::store::{
    entities::{provider, provider_choice},
    word,
};
use contract::{AnswererView, ChoiceView, EXTRACTIVE, Refusal, Work, WorkView};

impl Providers {
    /// Those that can answer a question, the preferred one first; quoting last, unless it is preferred.
    pub(crate) async fn answerers(&self, actor: &Actor) -> Outcome<Vec<AnswererView>> {
        let (all, quotes) = self.candidates(actor.account, Work::Chat).await?;
        let one = |name: &str, remote| AnswererView { name: name.to_owned(), remote, preferred: false };
        let mut all: Vec<_> = all.iter().map(|candidate| one(candidate.name(), candidate.remote())).collect();
        all.insert(if quotes { 0 } else { all.len() }, one(EXTRACTIVE, false));
        all[0].preferred = true;
        Ok(all)
    }

    /// Uses the one of this name for a kind of work from now on; an empty name leaves it to the order.
    ///
    /// # Errors
    /// `Invalid` where nobody of this name does that work.
    pub async fn choose(&self, actor: &Actor, work: Work, name: &str) -> Outcome<()> {
        let own = store::own(self.tools.store.reads(), actor.account).await?;
        let known = self.choices_for(work, &own).iter().any(|choice| choice.name == name);
        if !known && !name.is_empty() {
            return Err(Refusal::invalid("name", "There is no such model any more. Choose another one.").into());
        }
        let provider = own.iter().find(|row| row.name == name).map(|row| row.id);
        let row = provider_choice::Model {
            account_id: actor.account.0,
            work: word::of(work),
            provider_id: provider,
            offered: (provider.is_none() && !name.is_empty()).then(|| name.to_owned()),
        };
        Ok(store::choose(self.tools.store.writes(), row).await?)
    }

    /// What can be chosen, and what was.
    pub(super) async fn works(&self, actor: &Actor, own: &[provider::Model]) -> Outcome<Vec<WorkView>> {
        let kept = store::choices(self.tools.store.reads(), actor.account).await?;
        let view = |work: Work| {
            let choices = self.choices_for(work, own);
            let row = kept.iter().find(|choice| choice.work == word::of(work));
            let chosen = row.and_then(|choice| match choice.provider_id {
                Some(id) => own.iter().find(|row| row.id == id).map(|row| row.name.clone()),
                None => choice.offered.clone(),
            });
            let chosen = chosen.filter(|name| choices.iter().any(|choice| choice.name == *name));
            WorkView { work, choices, chosen }
        };
        Ok(Work::ALL.into_iter().map(view).collect())
    }

    /// In the order in which they are turned to.
    fn choices_for(&self, work: Work, own: &[provider::Model]) -> Vec<ChoiceView> {
        let own =
            own.iter().filter(|row| !row.model.is_empty()).cloned().map(|row| Candidate::Own(Box::new(row)).view());
        let nobody = ChoiceView { name: EXTRACTIVE.into(), remote: false, own: false };
        match work {
            Work::Chat | Work::Generate => own.chain(self.offered()).chain([nobody]).collect(),
            // Pictures go only where somebody has chosen that they go.
            Work::Vision => self.offered_vision().into_iter().chain([nobody]).chain(own).collect(),
        }
    }
}
