//! What a job's ending means for its material, where the job itself could not say it: cancelled while it waited,
//! stopped for standing still, given up after its last attempt.

use super::store;
use super::{Ingest, ReadMaterial};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{JobState, MaterialState};
use queue::{Job, Row};

/// The material's half of a job's ending, in the same transaction. Anything but `read_material` is left alone.
pub(crate) async fn ended(tx: &impl store::Connection, _now: DateTime<Utc>, job: &Row) -> anyhow::Result<()> {
    let Some(id) = job.material_id.filter(|_| job.name == ReadMaterial::NAME) else { return Ok(()) };
    let Some(material) = store::by_id(tx, id).await? else { return Ok(()) };
    let open = matches!(word::read(&material.state)?, MaterialState::Waiting | MaterialState::Reading);
    if !open || material.job_id.is_some_and(|current| current != job.id) {
        return Ok(());
    }
    match word::read(&job.state)? {
        JobState::Cancelled => store::set_stopped(tx, id, MaterialState::Cancelled, (None, None)).await?,
        JobState::Failed => {
            let say = job.say.clone().unwrap_or_else(|| "Reading this did not come to an end.".into());
            let hint = job.hint.clone().unwrap_or_else(|| "Try again.".into());
            store::set_stopped(tx, id, MaterialState::Failed, (Some(say), Some(hint))).await?;
        }
        JobState::Waiting | JobState::Running | JobState::Done => {}
    }
    Ok(())
}

impl Ingest {
    /// The same for a job that a verb has just cancelled.
    pub(super) async fn ended_by_hand(&self, tx: &impl store::Connection, job: &Row) -> crate::Outcome<()> {
        Ok(ended(tx, self.tools.now(), job).await?)
    }
}
