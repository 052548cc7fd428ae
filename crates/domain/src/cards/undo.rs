//! Taking the last answer back.

use super::{Cards, answer, day, row, settings, store};
use crate::{Actor, Outcome};
use contract::{Refusal, ReviewCard};

impl Cards {
    /// Takes back the answer that came last: the card is exactly what it was before, and is asked again.
    pub async fn undo(&self, actor: &Actor) -> Outcome<ReviewCard> {
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let tx = self.tools.store.begin().await?;
        let nothing = || Refusal::conflict("There is no answer to take back.");
        let last = store::last(&tx, actor.account).await?.ok_or_else(nothing)?;
        let before = row::before(&last).ok_or_else(nothing)?;
        let held = store::among(&tx, actor.account, &[last.card_id], false).await?;
        let card = held.into_iter().next().ok_or(Refusal::Missing)?;
        let log = store::given(&tx, card.id).await?;
        let start = log.first().filter(|first| first.id != last.id).and_then(row::before).unwrap_or(before);
        store::delete_review(&tx, last.id).await?;
        let was_newest = log.last().is_some_and(|newest| newest.id == last.id);
        let card = match was_newest {
            true => {
                let card = row::with_memory(card, &before);
                store::write(&tx, card.clone()).await?;
                card
            }
            // Another device has answered it since.
            false => answer::rebuilt(&tx, &rules, card, start).await?,
        };
        tx.commit().await?;
        let today = day::today(&self.tools, actor.account).await?;
        let asked = self.asked(&today, vec![card]).await?;
        Ok(asked.into_iter().next().ok_or(Refusal::Missing)?)
    }
}
