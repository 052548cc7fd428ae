//! What a scope holds that cannot be found yet.

use super::{Retrieval, store};
use crate::Outcome;
use contract::{AccountId, Scope};

impl Retrieval {
    /// How many materials of a scope are still being read in, or wait to be.
    pub async fn still_reading(&self, account: AccountId, scope: &Scope) -> Outcome<u32> {
        let count = store::still_reading(self.tools.store.reads(), account, scope).await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }
}
