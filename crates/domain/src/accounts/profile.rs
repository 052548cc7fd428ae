//! What a person sees and changes of their own account.

use super::{Accounts, password, store, view};
use crate::{Actor, Outcome, Tools};
use ::store::entities::account;
use contract::{AccountId, AccountView, Learning, Refusal, Theme};

impl Accounts {
    /// The actor's own account.
    pub async fn view(&self, actor: &Actor) -> Outcome<AccountView> {
        Ok(view(self.own(actor).await?))
    }

    /// Changes the password, given the old one, and ends every other session.
    pub async fn change_password(&self, actor: &Actor, old: &str, new: &str) -> Outcome<()> {
        let row = self.prove(actor, old, "old").await?;
        password::check(new, "new", &row.name)?;
        let hash = self.passwords.hash(new).await?;
        let tx = self.tools.store.begin().await?;
        store::set_password(&tx, row.id, hash).await?;
        store::end_sessions(&tx, actor.account, actor.session).await?;
        tx.commit().await?;
        tracing::info!(account.id = %row.id, "the password was changed");
        Ok(())
    }

    /// Light, dark, or as the system says.
    pub async fn set_theme(&self, actor: &Actor, theme: Theme) -> Outcome<()> {
        Ok(store::set_theme(self.tools.store.writes(), actor.account, theme).await?)
    }

    /// The interface's language as a BCP 47 tag; `None` for the browser's.
    pub async fn set_language(&self, actor: &Actor, language: Option<String>) -> Outcome<()> {
        let fits = |tag: &str| {
            (2..=35).contains(&tag.len())
                && tag
                    .split('-')
                    .all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
        };
        if let Some(tag) = &language
            && !fits(tag)
        {
            return Err(Refusal::invalid("language", "This is not a language.").into());
        }
        Ok(store::set_language(self.tools.store.writes(), actor.account, language).await?)
    }

    /// How the actor is coached.
    pub async fn set_learning(&self, actor: &Actor, learning: Learning) -> Outcome<()> {
        Ok(store::set_learning(self.tools.store.writes(), actor.account, learning).await?)
    }

    /// The zone and the hour that the actor's days go by.
    pub async fn set_day(&self, actor: &Actor, zone: &str, day_end: u32) -> Outcome<()> {
        if memory::Calendar::named(zone, day_end).is_none() {
            return Err(Refusal::invalid("time_zone", "This time zone is not known. Write it as Europe/Berlin.").into());
        }
        if day_end > 23 {
            return Err(Refusal::invalid("day_end", "A day ends between 0 and 23 o'clock.").into());
        }
        Ok(store::set_day(self.tools.store.writes(), actor.account, zone.to_owned(), day_end as i32).await?)
    }

    /// The zone that an account's days go by, where it was said, and the hour at which they end.
    pub(crate) async fn day(tools: &Tools, account: AccountId) -> Outcome<(Option<String>, Option<u32>)> {
        let row = store::by_id(tools.store.reads(), account).await?;
        Ok(row.map(|row| (row.time_zone, row.day_end.map(|hour| hour.max(0) as u32))).unwrap_or_default())
    }

    /// The language that a person chose for the pages, as a BCP 47 tag.
    pub(crate) async fn language(tools: &Tools, account: AccountId) -> Outcome<Option<String>> {
        Ok(store::by_id(tools.store.reads(), account).await?.and_then(|row| row.language))
    }

    /// How an account is coached; nothing said when it is gone.
    pub(crate) async fn learning(tools: &Tools, account: AccountId) -> Outcome<Learning> {
        let row = store::by_id(tools.store.reads(), account).await?;
        Ok(row.map(|row| super::learning(row.level.as_deref(), row.learning_style.as_deref())).unwrap_or_default())
    }

    /// The actor's row; signed out when the account is gone.
    pub(super) async fn own(&self, actor: &Actor) -> Outcome<account::Model> {
        let row = store::by_id(self.tools.store.reads(), actor.account).await?;
        row.ok_or_else(|| Refusal::SignedOut.into())
    }

    /// The actor's row, once they have given their password again.
    pub(super) async fn prove(&self, actor: &Actor, typed: &str, field: &str) -> Outcome<account::Model> {
        let row = self.own(actor).await?;
        self.attempts.count(&row.name_key)?;
        if self.passwords.verify(typed, Some(&row.password_hash)).await? {
            return Ok(row);
        }
        Err(Refusal::invalid(field, "This is not your password.").into())
    }
}
