//! A person's own providers: add, change, remove.

use super::{MOST, Providers, check, keyring::Sealed, store, view};
use crate::{Actor, Outcome, permit};
use ::store::{entities::provider, word};
use contract::{ModelsView, ProviderForm, ProviderId, ProviderView, Refusal};
use models::ModelFault;
use secrecy::SecretString;
use uuid::Uuid;

impl Providers {
    /// The models' part of a person's settings.
    pub async fn settings(&self, actor: &Actor) -> Outcome<ModelsView> {
        let own = store::own(self.tools.store.reads(), actor.account).await?;
        let works = self.works(actor, &own).await?;
        Ok(ModelsView { own: own.iter().map(view::provider).collect(), offered: self.offered(), works })
    }

    /// One of the actor's own.
    pub async fn open(&self, actor: &Actor, id: ProviderId) -> Outcome<ProviderView> {
        Ok(view::provider(&*permit::provider(&self.tools, actor, id).await?))
    }

    /// Keeps a new one.
    ///
    /// # Errors
    /// `Invalid` names the field that is wrong.
    pub async fn add(&self, actor: &Actor, form: &ProviderForm) -> Outcome<ProviderId> {
        let checked = check::form(form)?;
        let (id, now) = (Uuid::now_v7(), self.tools.now());
        let sealed = self.sealed(actor, id, checked.key.as_ref())?;
        let row = provider::Model {
            id,
            account_id: actor.account.0,
            name: checked.name,
            kind: word::of(checked.kind),
            address: checked.address,
            model: checked.model,
            sealed_by: sealed.as_ref().map(|sealed| sealed.by.clone()),
            sealed_key: sealed.map(|sealed| sealed.text),
            patience: checked.patience,
            tested: None,
            tested_at: None,
            created_at: now,
            updated_at: now,
        };
        self.check_reach(&row)?;
        let tx = self.tools.store.begin().await?;
        if store::count(&tx, actor.account).await? >= MOST {
            let refusal = Refusal::too_much(format!("You have {MOST} providers already."));
            return Err(refusal.with_hint("Remove one first.").into());
        }
        self.check_name(&tx, actor, &row).await?;
        store::insert(&tx, row).await?;
        tx.commit().await?;
        Ok(id.into())
    }

    /// Changes one. Without a new key the kept one stays, but only where it already goes: another address needs it anew.
    ///
    /// # Errors
    /// `Invalid` names the field that is wrong.
    pub async fn change(&self, actor: &Actor, id: ProviderId, form: &ProviderForm) -> Outcome<()> {
        let before = permit::provider(&self.tools, actor, id).await?;
        let checked = check::form(form)?;
        let kind = word::of(checked.kind);
        let elsewhere = before.kind != kind || origin(&before.address) != origin(&checked.address);
        let keeps = before.sealed_key.is_some() && !form.forget_key && checked.key.is_none();
        if elsewhere && keeps {
            let say = "The address has changed. Enter the key again, or have it forgotten: a kept key goes only where it \
                       was meant to go.";
            return Err(Refusal::invalid("key", say).into());
        }
        let mut row = provider::Model {
            name: checked.name,
            kind,
            address: checked.address,
            model: checked.model,
            patience: checked.patience,
            tested: None,
            tested_at: None,
            updated_at: self.tools.now().max(before.updated_at + chrono::Duration::microseconds(1)),
            ..(*before).clone()
        };
        if !keeps {
            let sealed = self.sealed(actor, row.id, checked.key.as_ref())?;
            row.sealed_by = sealed.as_ref().map(|sealed| sealed.by.clone());
            row.sealed_key = sealed.map(|sealed| sealed.text);
        }
        self.check_reach(&row)?;
        let tx = self.tools.store.begin().await?;
        self.check_name(&tx, actor, &row).await?;
        store::change(&tx, &before, row).await?;
        tx.commit().await?;
        self.tools.providers.breakers.fine(&super::breaker::Line::Own(before.id));
        Ok(())
    }

    /// Removes one with its key. What was chosen for a kind of work falls back to the first there is.
    pub async fn remove(&self, actor: &Actor, id: ProviderId) -> Outcome<()> {
        let row = permit::provider(&self.tools, actor, id).await?;
        Ok(store::delete(self.tools.store.writes(), row).await?)
    }

    fn sealed(&self, actor: &Actor, id: Uuid, key: Option<&SecretString>) -> Outcome<Option<Sealed>> {
        let seal = |key| self.tools.providers.keys.seal(actor.account, id, key);
        Ok(key.map(seal).transpose()?)
    }

    /// Refuses at once what the guard would refuse later. A name in an address is looked up when it is asked.
    fn check_reach(&self, row: &provider::Model) -> Outcome<()> {
        let url = row.address.parse().map_err(|_| Refusal::invalid("address", "This is not an address."))?;
        if self.tools.providers.guard.check(&url).is_ok() {
            return Ok(());
        }
        let fault = ModelFault::Private;
        Err(Refusal::invalid("address", fault.to_string()).with_hint(fault.hint()).into())
    }

    async fn check_name(&self, tx: &::store::DatabaseTransaction, actor: &Actor, row: &provider::Model) -> Outcome<()> {
        let offered = self.offered().iter().any(|one| one.name == row.name);
        if offered || store::is_taken(tx, actor.account, &row.name, Some(row.id)).await? {
            return Err(Refusal::invalid("name", "Another model has this name. Choose another one.").into());
        }
        Ok(())
    }
}

/// Where a request to an address goes.
fn origin(address: &str) -> Option<url::Origin> {
    Some(url::Url::parse(address).ok()?.origin())
}
