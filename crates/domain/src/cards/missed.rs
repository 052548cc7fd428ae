//! What reviews show that a person does not know yet.

use super::{Cards, store};
use crate::{Actor, Outcome};
use contract::{MaterialId, cloze};

/// Cards that are looked at, those missed most often first.
const MOST: u64 = 1_000;

/// Something a person was asked and did not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub material: MaterialId,
    /// From 1.
    pub page: Option<u32>,
    /// Question and answer, gaps filled.
    pub words: String,
    pub times: u32,
}

impl Cards {
    /// The actor's cards from these materials that were answered "again", with how often.
    pub async fn missed(&self, actor: &Actor, materials: &[MaterialId]) -> Outcome<Vec<Missed>> {
        let materials: Vec<_> = materials.iter().map(|id| id.0).collect();
        let rows = store::missed(self.tools.store.reads(), actor.account, &materials, MOST).await?;
        let missed = rows.into_iter().map(|row| Missed {
            material: row.material_id.into(),
            page: row.page.and_then(|page| u32::try_from(page).ok()),
            words: format!("{} {}", cloze::filled(&row.front, |_, answer, _| answer.to_owned()), row.back),
            times: u32::try_from(row.times).unwrap_or(u32::MAX),
        });
        Ok(missed.collect())
    }
}
