//! The pictures that a file needs, loaded before it is made.

use super::store;
use crate::{Outcome, Tools};
use contract::{FigureId, ItemBody};
use std::collections::HashMap;
use uuid::Uuid;
use writing::outline::Picture;

/// Pictures of one file; what stands behind has its caption alone.
const MOST: usize = 200;
/// Of all pictures of one file, in bytes.
const BYTES: usize = 100_000_000;

/// Pictures by figure.
#[derive(Default)]
pub struct Pictures(HashMap<FigureId, Picture>);

impl Pictures {
    /// Those of the items. One that is no longer there is left out.
    pub async fn of(tools: &Tools, account: Uuid, items: &[ItemBody]) -> Outcome<Self> {
        let ids: Vec<Uuid> = items.iter().filter_map(|item| item.figure).map(|id| id.0).take(MOST).collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let mut all = HashMap::new();
        let mut bytes = 0;
        for row in store::figures_by_id(tools.store.reads(), account, ids).await? {
            let Some(key) = &row.file_key else { continue };
            let picture = match tools.files.get(key).await {
                Ok(picture) => picture.to_vec(),
                Err(files::FileFault::Missing) => continue,
                Err(fault) => return Err(fault.into()),
            };
            bytes += picture.len();
            if bytes > BYTES {
                break;
            }
            let alt = row.alt.or(row.caption).unwrap_or_default();
            all.insert(row.id.into(), Picture { name: format!("{}.webp", row.id), alt, bytes: picture });
        }
        Ok(Self(all))
    }

    /// The picture of a figure.
    pub fn get(&self, figure: Option<FigureId>) -> Option<Picture> {
        self.0.get(&figure?).cloned()
    }
}
