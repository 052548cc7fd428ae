//! The jobs of ingest, as they are written down.

use ::store::entities::material;
use chrono::{DateTime, Utc};
use queue::{About, Job, Priority};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reads a material in: what is not in its journal yet, then what is not in the index yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadMaterial {
    pub material: Uuid,
}

impl Job for ReadMaterial {
    const NAME: &'static str = "read_material";
    const PRIORITY: Priority = Priority::High;

    fn deduplication(&self) -> Option<String> {
        Some(self.material.to_string())
    }
}

/// Lets a model tell what the figures of a material show.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DescribeFigures {
    pub material: Uuid,
}

impl Job for DescribeFigures {
    const NAME: &'static str = "describe_figures";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some(self.material.to_string())
    }
}

/// Recognises the words in the pictures of a material's figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecogniseFigures {
    pub material: Uuid,
}

impl Job for RecogniseFigures {
    const NAME: &'static str = "recognise_figures";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some(self.material.to_string())
    }
}

/// Recognises the words in the figures of materials whose figures nobody has looked at: they were read in before it was
/// known how, or while no recogniser was there. Runs at start and daily.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CheckFigures {}

impl Job for CheckFigures {
    const NAME: &'static str = "check_figures";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some("all".into())
    }
}

/// Embeds and indexes whatever of an account is not in its index, without reading a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RebuildIndex {
    pub account: Uuid,
}

impl Job for RebuildIndex {
    const NAME: &'static str = "rebuild_index";
    const PRIORITY: Priority = Priority::Medium;

    fn deduplication(&self) -> Option<String> {
        Some(self.account.to_string())
    }
}

/// Joins the small parts that an account's index has grown by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OptimizeIndex {
    pub account: Uuid,
}

impl Job for OptimizeIndex {
    const NAME: &'static str = "optimize_index";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some(self.account.to_string())
    }
}

/// Looks whether every account's index is there, whole, and of the configured model. Runs at start and daily.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CheckIndexes {}

impl Job for CheckIndexes {
    const NAME: &'static str = "check_indexes";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some("all".into())
    }
}

/// Asks, within the caller's change, that a material be read in. Ring the wake after the commit.
pub(crate) async fn ask_reading(
    tx: &impl super::store::Connection,
    now: DateTime<Utc>,
    material: &material::Model,
) -> crate::Outcome<Uuid> {
    let about =
        About { account: Some(material.account_id), material: Some(material.id), title: material.title.clone() };
    let job = queue::enqueue(tx, now, &ReadMaterial { material: material.id }, about).await?;
    super::store::set_job(tx, material.id, job).await?;
    Ok(job)
}
