//! The small changes of many cards at once: suspended, put off, flagged, tagged.

use super::{Cards, MOST_AT_ONCE, check, day, store};
use crate::{Actor, Outcome};
use ::store::entities::card;
use contract::{CardId, Refusal};
use uuid::Uuid;

impl Cards {
    /// Holds cards back for good, or lets them come again.
    pub async fn suspend(&self, actor: &Actor, ids: &[CardId], suspended: bool) -> Outcome<()> {
        let rows = self.held(actor, ids, false).await?;
        Ok(store::set_suspended(self.tools.store.writes(), &keys(&rows), suspended).await?)
    }

    /// Holds cards back until the study day is over.
    pub async fn bury(&self, actor: &Actor, ids: &[CardId]) -> Outcome<()> {
        let rows = self.held(actor, ids, false).await?;
        let today = day::today(&self.tools, actor.account).await?;
        Ok(store::set_buried(self.tools.store.writes(), &keys(&rows), Some(today.ends)).await?)
    }

    /// Lets cards come today that were put off.
    pub async fn unbury(&self, actor: &Actor, ids: &[CardId]) -> Outcome<()> {
        let rows = self.held(actor, ids, false).await?;
        Ok(store::set_buried(self.tools.store.writes(), &keys(&rows), None).await?)
    }

    /// Marks cards with a colour from 1 to 7, or with none.
    pub async fn flag(&self, actor: &Actor, ids: &[CardId], flag: u32) -> Outcome<()> {
        if flag > 7 {
            return Err(Refusal::invalid("flag", "A flag is a number from 0 to 7.").into());
        }
        let rows = self.held(actor, ids, false).await?;
        Ok(store::set_flag(self.tools.store.writes(), &keys(&rows), flag as i32).await?)
    }

    /// Adds tags to cards and takes tags away.
    pub async fn tag(&self, actor: &Actor, ids: &[CardId], add: &[String], remove: &[String]) -> Outcome<()> {
        let rows = self.held(actor, ids, false).await?;
        let (add, remove) = (check::tags(add)?, check::tags(remove)?);
        let tx = self.tools.store.begin().await?;
        for row in rows {
            let mut tags: Vec<String> = serde_json::from_value(row.tags).unwrap_or_default();
            tags.retain(|tag| !remove.iter().any(|gone| gone.to_lowercase() == tag.to_lowercase()));
            tags.extend(add.iter().cloned());
            let tags = check::tags(&tags)?;
            store::set_tags(&tx, row.id, serde_json::json!(tags), self.tools.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The actor's own cards with these ids; `Missing` when one is not theirs, not there, or there are too many.
    pub(super) async fn held(&self, actor: &Actor, ids: &[CardId], deleted: bool) -> Outcome<Vec<card::Model>> {
        let mut ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        ids.sort();
        ids.dedup();
        if ids.len() > MOST_AT_ONCE {
            let refusal = Refusal::too_much(format!("That is more than {MOST_AT_ONCE} cards at once."));
            return Err(refusal.with_hint("Choose fewer.").into());
        }
        let rows = store::among(self.tools.store.writes(), actor.account, &ids, deleted).await?;
        match rows.len() == ids.len() && !ids.is_empty() {
            true => Ok(rows),
            false => Err(Refusal::Missing.into()),
        }
    }
}

/// The ids of rows.
pub(super) fn keys(rows: &[card::Model]) -> Vec<Uuid> {
    rows.iter().map(|row| row.id).collect()
}
