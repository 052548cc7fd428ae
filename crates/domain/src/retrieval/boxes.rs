//! Where passages stand on their pages.

use super::store;
use crate::library::words;
use ::store::entities::chunk;
use ::store::{ConnectionTrait, DbErr};
use contract::PageBox;
use std::collections::HashMap;
use uuid::Uuid;

/// The placed words of some pages.
pub(super) struct Pages(HashMap<(Uuid, i32), Vec<words::Placed>>);

impl Pages {
    /// Those on which these chunks stand.
    pub async fn of(database: &impl ConnectionTrait, chunks: &[&chunk::Model]) -> Result<Self, DbErr> {
        let pages = chunks.iter().map(|chunk| (chunk.material_id, chunk.page)).collect();
        let packed = store::words(database, pages).await?;
        Ok(Self(packed.iter().map(|(page, packed)| (*page, words::unpack(packed))).collect()))
    }

    /// The placed words of a chunk's page; none where the page has no picture.
    pub fn words(&self, chunk: &chunk::Model) -> &[words::Placed] {
        self.0.get(&(chunk.material_id, chunk.page)).map(Vec::as_slice).unwrap_or_default()
    }

    /// One box for each line of the chunk.
    pub fn boxes(&self, chunk: &chunk::Model) -> Vec<PageBox> {
        let range = |offset: i32| u32::try_from(offset).unwrap_or_default();
        words::boxes(self.words(chunk), range(chunk.page), range(chunk.start)..range(chunk.end_))
    }
}
