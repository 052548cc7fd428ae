//! The jobs of the library: clearing away what is outside of the database after rows have changed.

use super::{Library, store};
use crate::ingest;
use queue::{Context, Done, Job, JobFault, Priority};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A material was trashed or deleted: the index forgets it, and if it is gone, so do the files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetMaterial {
    pub material: Uuid,
    pub account: Uuid,
    pub file_key: Option<String>,
    pub sha256: Option<String>,
}

impl Job for ForgetMaterial {
    const NAME: &'static str = "forget_material";
    const PRIORITY: Priority = Priority::High;

    fn deduplication(&self) -> Option<String> {
        Some(self.material.to_string())
    }
}

/// Empties everybody's trash of what has been there for thirty days. Daily.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct EmptyTrash {}

impl Job for EmptyTrash {
    const NAME: &'static str = "empty_trash";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some("all".into())
    }
}

impl Library {
    /// Runs the job `forget_material`. It looks at the rows as they are now: restored meanwhile, nothing is forgotten.
    pub async fn forget_material(&self, job: ForgetMaterial, _context: Context) -> Result<Done, JobFault> {
        let row = store::by_id(self.tools.store.reads(), job.material).await?;
        if row.as_ref().is_some_and(|row| row.trashed_at.is_none()) {
            return Ok(Done::default());
        }
        let index = self.tools.index.of(job.account).await?;
        // To the end, even if nobody waits any more: it must not happen after the material has come back.
        let removed = tokio::spawn(async move { index.remove_material(job.material).await });
        removed.await.map_err(anyhow::Error::from)??;
        if row.is_some() {
            return Ok(Done::default());
        }
        for folder in [ingest::pictures_of, ingest::figures_of, ingest::transcripts_of] {
            self.tools.files.delete_under(&folder(job.material)).await.map_err(anyhow::Error::from)?;
        }
        if let (Some(key), Some(sha256)) = (&job.file_key, &job.sha256) {
            // Whoever takes the same file in meanwhile waits for this, and brings it anew.
            let tx = self.tools.store.begin().await?;
            store::lock_account(&tx, job.account).await?;
            if store::holding_bytes(&tx, job.account, sha256).await? == 0 {
                self.tools.files.delete(key).await.map_err(anyhow::Error::from)?;
            }
            tx.commit().await?;
        }
        Ok(Done::default())
    }

    /// Runs the job `empty_trash`.
    pub async fn empty_trash_job(&self, _job: EmptyTrash, context: Context) -> Result<Done, JobFault> {
        let deleted = self.empty_old_trash().await.map_err(anyhow::Error::from)?;
        context.log(format!("{deleted} materials deleted from the trash"));
        Ok(Done::default())
    }
}
