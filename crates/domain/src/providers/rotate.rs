//! Turning to a new master key: all keys are sealed anew, a hundred at a time.
//!
//! Killed on the way, the next run goes on where this one stopped, under the same new key: until it is through, the old
//! one still opens what it has sealed.

use super::{Providers, keyring::Sealed, store};
use crate::{Actor, Outcome, permit};
use uuid::Uuid;

const AT_ONCE: u64 = 100;

/// How a rotation went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The new key's name.
    pub key: String,
    /// Keys that were sealed anew.
    pub sealed: u64,
    /// Keys whose master key is gone, or whose seal is broken: their persons have to enter them again.
    pub lost: u64,
    /// It went on with a rotation that had been cut off, or with a key from the configuration.
    pub resumed: bool,
}

impl Providers {
    /// Seals all keys under a new master key. Where the configuration gives the keys, under the one it gives now.
    ///
    /// # Errors
    /// `Forbidden` for all but administrators.
    pub async fn rotate_keys(&self, actor: &Actor) -> Outcome<Rotated> {
        permit::administers(actor)?;
        let (keys, db) = (&self.tools.providers.keys, self.tools.store.reads());
        let newest = keys.newest()?;
        let unfinished = match &newest {
            Some(newest) => self.any_openable(&store::sealed_by_others(db, newest, Uuid::nil(), AT_ONCE).await?),
            None => false,
        };
        let resumed = unfinished || keys.is_given();
        if !resumed {
            keys.add()?;
        }
        let newest = keys.newest()?.ok_or_else(|| anyhow::anyhow!("there is no master key"))?;
        let mut rotated = Rotated { key: newest, sealed: 0, lost: 0, resumed };
        let mut after = Uuid::nil();
        loop {
            let rows = store::sealed_by_others(db, &rotated.key, after, AT_ONCE).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            let tx = self.tools.store.begin().await?;
            for row in &rows {
                let (account, sealed) = (row.account_id.into(), sealed(row));
                let Ok(secret) = keys.open(account, row.id, &sealed) else {
                    tracing::warn!(provider.id = %row.id, "a key cannot be opened any more");
                    rotated.lost += 1;
                    continue;
                };
                let new = keys.seal(account, row.id, &secret)?;
                rotated.sealed += u64::from(store::reseal(&tx, row, &new.text, &new.by).await?);
            }
            tx.commit().await?;
        }
        keys.forget_old()?;
        Ok(rotated)
    }

    /// Rows that cannot be opened are lost, and no sign of a rotation that was cut off.
    fn any_openable(&self, rows: &[::store::entities::provider::Model]) -> bool {
        let keys = &self.tools.providers.keys;
        rows.iter().any(|row| keys.open(row.account_id.into(), row.id, &sealed(row)).is_ok())
    }
}

fn sealed(row: &::store::entities::provider::Model) -> Sealed {
    Sealed { text: row.sealed_key.clone().unwrap_or_default(), by: row.sealed_by.clone().unwrap_or_default() }
}
