//! Accounts from outside: what the person at the machine does with the command line. There is no actor here; whoever
//! can run a command on the data folder can do all of it anyway.

use super::{Accounts, name, password, role_of, store, view};
use crate::{Actor, Outcome};
use ::store::entities::account;
use contract::{AccountView, Refusal, Role};

/// The name of the administrator that a command makes for itself on a fresh data folder.
const LOCAL: &str = "local";

impl Accounts {
    /// Everybody, oldest first.
    pub async fn list(&self) -> Outcome<Vec<AccountView>> {
        Ok(store::all(self.tools.store.reads()).await?.into_iter().map(view).collect())
    }

    /// Makes an account of a given role, also where registration is closed.
    pub async fn add(&self, typed_name: &str, typed_password: &str, role: Role) -> Outcome<AccountView> {
        let name = name::check(typed_name)?;
        password::check(typed_password, "password", &name.shown)?;
        let hash = self.passwords.hash(typed_password).await?;
        Ok(view(store::insert(self.tools.store.writes(), name, hash, role, self.now()).await?))
    }

    /// Gives an account another role. Refuses to take the last administrator away.
    pub async fn set_role(&self, typed_name: &str, role: Role) -> Outcome<AccountView> {
        let tx = self.tools.store.begin().await?;
        store::lock(&tx, self.tools.store.is_postgres()).await?;
        let mut row = found(store::by_key(&tx, &name::key(typed_name)).await?, typed_name)?;
        let last = role_of(&row.role) == Role::Administrator && store::administrators(&tx).await? == 1;
        if last && role != Role::Administrator {
            let say = format!("{} is the only administrator.", row.name);
            return Err(Refusal::conflict(say).with_hint("Make somebody else administrator first.").into());
        }
        store::set_role(&tx, row.id, role).await?;
        tx.commit().await?;
        row.role = ::store::word::of(role);
        Ok(view(row))
    }

    /// Gives an account another password and ends all its sessions.
    pub async fn set_password(&self, typed_name: &str, typed_password: &str) -> Outcome<AccountView> {
        let row = found(store::by_key(self.tools.store.reads(), &name::key(typed_name)).await?, typed_name)?;
        password::check(typed_password, "password", &row.name)?;
        let hash = self.passwords.hash(typed_password).await?;
        let tx = self.tools.store.begin().await?;
        store::set_password(&tx, row.id, hash).await?;
        store::end_sessions(&tx, row.id.into(), None).await?;
        tx.commit().await?;
        Ok(view(row))
    }

    /// Deletes an account with all its data.
    pub async fn remove(&self, typed_name: &str) -> Outcome<AccountView> {
        let row = found(store::by_key(self.tools.store.reads(), &name::key(typed_name)).await?, typed_name)?;
        self.erase(row.id.into()).await?;
        Ok(view(row))
    }

    /// The oldest administrator.
    pub async fn first_administrator(&self) -> Outcome<Option<AccountView>> {
        let mut everybody = self.list().await?.into_iter();
        Ok(everybody.find(|account| account.role == Role::Administrator))
    }

    /// Whom a command acts as: the named account; else the only one; else the first administrator. Where there is
    /// nobody at all, a local administrator without a password is made, and `true` says so.
    pub async fn acting(&self, typed_name: Option<&str>) -> Outcome<(Actor, AccountView, bool)> {
        let act = |account: AccountView, made| {
            (Actor { account: account.id, role: account.role, session: None }, account, made)
        };
        if let Some(typed_name) = typed_name {
            let row = store::by_key(self.tools.store.reads(), &name::key(typed_name)).await?;
            return Ok(act(view(found(row, typed_name)?), false));
        }
        let mut everybody = self.list().await?;
        if everybody.len() == 1 {
            return Ok(act(everybody.remove(0), false));
        }
        if let Some(administrator) = everybody.into_iter().find(|account| account.role == Role::Administrator) {
            return Ok(act(administrator, false));
        }
        let name = name::check(LOCAL)?;
        let writes = self.tools.store.writes();
        let made = store::insert(writes, name, String::new(), Role::Administrator, self.now()).await;
        match made {
            Ok(row) => Ok(act(view(row), true)),
            // Another command was quicker.
            Err(crate::Fault::Refused(_)) => {
                let row = store::by_key(self.tools.store.reads(), LOCAL).await?;
                Ok(act(view(found(row, LOCAL)?), false))
            }
            Err(fault) => Err(fault),
        }
    }
}

fn found(row: Option<account::Model>, typed_name: &str) -> Result<account::Model, Refusal> {
    row.ok_or_else(|| {
        Refusal::invalid("account", format!("There is no account named “{}”.", typed_name.trim()))
            .with_hint("“lectern user list” shows all accounts.")
    })
}
