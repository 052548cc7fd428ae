//! What was used, for the person and for who runs the server.

use super::{Providers, store, view};
use crate::{Actor, Outcome, Tools, permit};
use chrono::{DateTime, Duration, Utc};
use contract::{AccountId, UsageView};
use models::ModelFault;
use std::collections::BTreeSet;

/// Days that are told.
const DAYS: i64 = 30;
/// Lines of one list.
const MOST: u64 = 500;

/// The day by which uses are counted, in UTC.
pub(super) fn day(now: DateTime<Utc>) -> String {
    now.format("%Y-%m-%d").to_string()
}

/// Whether somebody may use a model: the server's only while a day's tokens last, their own always.
pub(super) async fn within_quota(tools: &Tools, account: AccountId, own: bool) -> Result<(), ModelFault> {
    let limit = tools.limits.model_tokens_per_day;
    if limit == 0 || own {
        return Ok(());
    }
    match store::used_of_offered(tools.store.reads(), account, &day(tools.now())).await {
        Ok(used) if used >= limit => Err(ModelFault::UsedUp { limit }),
        Ok(_) => Ok(()),
        Err(error) => Err(ModelFault::Broken(format!("its use could not be counted: {error}"))),
    }
}

impl Providers {
    /// What the actor has used in the last thirty days.
    pub async fn usage(&self, actor: &Actor) -> Outcome<UsageView> {
        self.used(actor, Some(actor.account)).await
    }

    /// What everybody has used in the last thirty days, with their names.
    ///
    /// # Errors
    /// `Forbidden` for all but administrators.
    pub async fn everybodys_usage(&self, actor: &Actor) -> Outcome<UsageView> {
        permit::administers(actor)?;
        self.used(actor, None).await
    }

    async fn used(&self, actor: &Actor, account: Option<AccountId>) -> Outcome<UsageView> {
        let (db, now) = (self.tools.store.reads(), self.tools.now());
        let prices = store::prices(db).await?;
        let priced: BTreeSet<&str> = prices.iter().map(|price| price.model.as_str()).collect();
        let rows = store::uses(db, account, &day(now - Duration::days(DAYS)), MOST).await?;
        let shown = |person: String| if account.is_some() { String::new() } else { person };
        let uses = rows.into_iter().map(|(row, person)| {
            let priced = priced.contains(row.model.as_str());
            view::used(row, shown(person), priced)
        });
        let today = store::used_of_offered(db, actor.account, &day(now)).await?;
        Ok(UsageView { uses: uses.collect(), today, limit: self.tools.limits.model_tokens_per_day })
    }
}
