//! Deleting an account with all that belongs to it: rows first, since they are the truth, then files and index.

use super::{Accounts, role_of, store};
use crate::{Actor, Outcome};
use contract::{AccountId, Refusal, Role};

impl Accounts {
    /// Deletes the actor's account and all its data, given the password. There is no way back.
    ///
    /// Refuses the only administrator of others.
    pub async fn delete(&self, actor: &Actor, password: &str) -> Outcome<()> {
        let row = self.prove(actor, password, "password").await?;
        self.erase(row.id.into()).await
    }

    pub(super) async fn erase(&self, account: AccountId) -> Outcome<()> {
        let tx = self.tools.store.begin().await?;
        store::lock(&tx, self.tools.store.is_postgres()).await?;
        let row = store::by_id(&tx, account).await?.ok_or(Refusal::Missing)?;
        if role_of(&row.role) == Role::Administrator
            && store::administrators(&tx).await? == 1
            && store::count(&tx).await? > 1
        {
            let refusal = Refusal::conflict("This is the only administrator.");
            return Err(refusal.with_hint("Make somebody else administrator first.").into());
        }
        let materials = store::materials(&tx, account).await?;
        store::delete(&tx, account).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account, "an account was deleted");

        // What remains outside of the database names nobody any more. A failure here is ours to find in the log;
        // the account is gone all the same.
        let mut folders = vec![
            format!("originals/{account}"),
            crate::cards::media_folder(account),
            crate::study::pictures_folder(account),
        ];
        folders.extend(materials.into_iter().map(|material| format!("renders/{material}")));
        for folder in folders {
            if let Err(error) = self.tools.files.delete_under(&folder).await {
                tracing::error!(error = format!("{error:#}"), file.key = folder, "files were left behind");
            }
        }
        self.tools.live.forget(account);
        if let Err(error) = self.tools.index.forget(account.0).await {
            tracing::error!(error = format!("{error:#}"), account.id = %account, "an index was left behind");
        }
        Ok(())
    }
}
