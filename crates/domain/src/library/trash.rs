//! The trash: out of the way, out of search, back whole within thirty days; then gone for good.

use super::{ForgetMaterial, Library, store};
use crate::{Actor, Outcome, ingest, permit};
use ::store::entities::material;
use chrono::TimeDelta;
use contract::MaterialId;
use queue::About;

/// How long the trash keeps a material.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Materials that are deleted in one go.
const AT_ONCE: u64 = 100;

impl Library {
    /// Puts a material into the trash. It is no longer found; reading it in stops.
    pub async fn trash(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if material.trashed_at.is_some() {
            return Ok(());
        }
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        if let Some(job) = material.job_id {
            queue::cancel(&tx, now, job).await?;
        }
        store::set_trashed(&tx, &material, Some(now)).await?;
        store::mark_unindexed(&tx, material.id).await?;
        forget(&tx, now, &material).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }

    /// Takes a material out of the trash. It is found again as soon as the job has run.
    pub async fn restore(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if material.trashed_at.is_none() {
            return Ok(());
        }
        let tx = self.tools.store.begin().await?;
        store::set_trashed(&tx, &material, None).await?;
        ingest::ask_reading(&tx, self.tools.now(), &material).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }

    /// Deletes a material with its pages, passages and file. There is no way back.
    pub async fn delete_forever(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        self.erase(&material).await
    }

    /// Deletes everything in the actor's trash, and tells how much that was.
    pub async fn empty_trash(&self, actor: &Actor) -> Outcome<u32> {
        let trashed = store::trashed(self.tools.store.reads(), actor.account).await?;
        for id in &trashed {
            self.delete_forever(actor, (*id).into()).await?;
        }
        Ok(trashed.len() as u32)
    }

    /// Deletes what has been in anybody's trash for longer than thirty days, and tells how much that was.
    pub(super) async fn empty_old_trash(&self) -> Outcome<u32> {
        let mut deleted = 0;
        loop {
            let old = store::trashed_before(self.tools.store.reads(), self.tools.now() - KEPT, AT_ONCE).await?;
            if old.is_empty() {
                return Ok(deleted);
            }
            for material in &old {
                self.erase(material).await?;
                deleted += 1;
            }
        }
    }

    async fn erase(&self, material: &material::Model) -> Outcome<()> {
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        if let Some(job) = material.job_id {
            queue::cancel(&tx, now, job).await?;
        }
        store::delete(&tx, material.id).await?;
        forget(&tx, now, material).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }
}

/// Asks, within the change, that what is outside of the database follows.
async fn forget(
    tx: &impl store::Connection,
    now: chrono::DateTime<chrono::Utc>,
    material: &material::Model,
) -> Outcome<()> {
    let job = ForgetMaterial {
        material: material.id,
        account: material.account_id,
        file_key: material.file_key.clone(),
        sha256: material.sha256.clone(),
    };
    let about =
        About { account: Some(material.account_id), material: Some(material.id), title: material.title.clone() };
    queue::enqueue(tx, now, &job, about).await?;
    Ok(())
}
