//! Keeping the index what it should be: everything on the shelf, of the configured model, nothing else. It is made
//! again from passages, never from files.

use super::indexing::Ahead;
use super::seconds::Watch;
use super::store::{self, Of};
use super::{CheckIndexes, Ingest, OptimizeIndex, RebuildIndex};
use crate::Outcome;
use contract::AccountId;
use queue::{About, Context, Done, JobFault};
use uuid::Uuid;

impl Ingest {
    /// Runs the job `rebuild_index`: whatever of the account is not in its index is embedded and put there.
    pub async fn rebuild_index(&self, job: RebuildIndex, context: Context) -> Result<Done, JobFault> {
        self.same_model(job.account).await?;
        let ahead = Ahead::default();
        ahead.finish();
        self.index_passages(Of::Account(job.account), job.account, &ahead, &context, &Watch::start()).await?;
        let embedder = &self.tools.embedder;
        let (db, now) = (self.tools.store.writes(), self.tools.now());
        store::set_index_state(db, job.account, embedder.name(), embedder.dimensions(), Some(now)).await?;
        self.tools.index.of(job.account).await?.optimize().await?;
        Ok(Done::default())
    }

    /// Runs the job `optimize_index`.
    pub async fn optimize_index(&self, job: OptimizeIndex, _context: Context) -> Result<Done, JobFault> {
        self.tools.index.of(job.account).await?.optimize().await?;
        Ok(Done::default())
    }

    /// Runs the job `check_indexes`: an index that was dropped or is of another model is asked to be rebuilt.
    pub async fn check_indexes(&self, _job: CheckIndexes, context: Context) -> Result<Done, JobFault> {
        let accounts = store::accounts(self.tools.store.reads()).await?;
        let total = accounts.len() as u32;
        for (done, account) in (0..).zip(accounts) {
            context.checkpoint()?;
            context.progress("check", done, total);
            self.check_index(account).await?;
        }
        Ok(Done::default())
    }

    async fn check_index(&self, account: Uuid) -> Result<(), JobFault> {
        self.same_model(account).await?;
        let expected = store::count_indexed(self.tools.store.reads(), account).await?;
        let mut held = 0;
        if expected > 0 {
            let index = self.tools.index.of(account).await?;
            held = index.count().await? as u64;
            index.drop_old_versions().await?;
        }
        if held < expected {
            tracing::warn!(account.id = %account, expected, held, "an index has lost passages and is made again");
            self.reset(account).await?;
        }
        if store::count_unindexed(self.tools.store.reads(), Of::Account(account)).await? > 0 {
            self.ask_rebuild(account).await?;
        }
        Ok(())
    }

    /// Drops an account's index and asks that it be made again from the database.
    pub async fn drop_index(&self, account: AccountId) -> Outcome<()> {
        self.reset(account.0).await.map_err(super::accept::broken)?;
        self.ask_rebuild(account.0).await.map_err(super::accept::broken)
    }

    /// An index of another model is of no use: it is emptied, and what was in it waits to be embedded again.
    pub(super) async fn same_model(&self, account: Uuid) -> Result<(), JobFault> {
        let embedder = &self.tools.embedder;
        match store::index_state(self.tools.store.reads(), account).await? {
            Some(state) if state.model == embedder.name() && state.dimensions as usize == embedder.dimensions() => {}
            Some(_) => {
                self.reset(account).await?;
                self.ask_rebuild(account).await?;
            }
            None => {
                let (db, now) = (self.tools.store.writes(), self.tools.now());
                store::set_index_state(db, account, embedder.name(), embedder.dimensions(), Some(now)).await?;
            }
        }
        Ok(())
    }

    /// The index first: a passage that is marked afterwards is embedded again, one too many rather than one too few.
    async fn reset(&self, account: Uuid) -> Result<(), JobFault> {
        let _turn = self.write_index(account, |index| async move { index.drop_all().await }).await?;
        let embedder = &self.tools.embedder;
        let tx = self.tools.store.begin().await?;
        store::mark_unindexed(&tx, Of::Account(account)).await?;
        store::set_index_state(&tx, account, embedder.name(), embedder.dimensions(), None).await?;
        Ok(tx.commit().await?)
    }

    /// Takes one material out of the index; its passages wait to be embedded again.
    pub(super) async fn unindex(&self, material: Uuid, account: Uuid) -> Result<(), JobFault> {
        let _turn =
            self.write_index(account, move |index| async move { index.remove_material(material).await }).await?;
        Ok(store::mark_unindexed(self.tools.store.writes(), Of::Material(material)).await?)
    }

    async fn ask_rebuild(&self, account: Uuid) -> Result<(), JobFault> {
        let about = About { account: Some(account), material: None, title: "Search index".into() };
        let tx = self.tools.store.begin().await?;
        queue::enqueue(&tx, self.tools.now(), &RebuildIndex { account }, about).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }
}
