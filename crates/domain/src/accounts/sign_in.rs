//! Signing in: a name and a password, or a refusal that does not tell which of the two was wrong.

use super::{Accounts, name, store, view};
use crate::Outcome;
use contract::{AccountView, Refusal};

impl Accounts {
    /// The account of this name and password. An unknown name and a wrong password cost the same and read the same.
    pub async fn sign_in(&self, typed_name: &str, typed_password: &str) -> Outcome<AccountView> {
        let key: String = name::key(&typed_name.chars().take(200).collect::<String>());
        self.attempts.count(&key)?;
        let row = store::by_key(self.tools.store.reads(), &key).await?;
        let stored = row.as_ref().map(|row| row.password_hash.as_str());
        let right = self.passwords.verify(typed_password, stored).await?;
        match row {
            Some(row) if right => {
                store::seen(self.tools.store.writes(), row.id, self.now()).await?;
                tracing::info!(account.id = %row.id, "signed in");
                Ok(view(row))
            }
            _ => {
                tracing::info!("a sign-in was refused");
                Err(Refusal::invalid("", "The name or the password is wrong.").into())
            }
        }
    }
}
