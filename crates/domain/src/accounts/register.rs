//! Registering, and what the door looks like before.

use super::{Accounts, name, password, store, view};
use crate::Outcome;
use contract::{AccountView, Refusal, Role, Welcome};

impl Accounts {
    /// Whether anybody is here yet, and whether new people may come.
    pub async fn welcome(&self) -> Outcome<Welcome> {
        let first = !store::anybody(self.tools.store.reads()).await?;
        Ok(Welcome { first, open: first || self.tools.limits.registration_open })
    }

    /// Makes an account. The first that can sign in becomes the administrator.
    ///
    /// Refuses a name or password that does not fit, a name that is taken, and everybody but the first where
    /// registration is closed.
    pub async fn register(&self, typed_name: &str, typed_password: &str) -> Outcome<AccountView> {
        self.may_register(self.welcome().await?.open)?;
        let name = name::check(typed_name)?;
        password::check(typed_password, "password", &name.shown)?;
        let hash = self.passwords.hash(typed_password).await?;

        let tx = self.tools.store.begin().await?;
        store::lock(&tx, self.tools.store.is_postgres()).await?;
        let first = !store::anybody(&tx).await?;
        self.may_register(first || self.tools.limits.registration_open)?;
        let role = if first { Role::Administrator } else { Role::Learner };
        let row = store::insert(&tx, name, hash, role, self.now()).await?;
        tx.commit().await?;
        tracing::info!(account.id = %row.id, account.role = row.role, "an account was registered");
        Ok(view(row))
    }

    fn may_register(&self, open: bool) -> Outcome<()> {
        if open {
            return Ok(());
        }
        let refusal = Refusal::conflict("This server takes no new accounts.");
        Err(refusal.with_hint("Ask the person who runs it.").into())
    }
}
