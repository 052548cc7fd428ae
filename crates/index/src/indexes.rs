//! The datasets of all owners: one folder each, opened when it is first asked for.

use crate::dataset::Index;
use anyhow::Result;
use lancedb::{ObjectStoreRegistry, Session};
use std::{collections::HashMap, path::PathBuf, sync::Arc};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Memory for parts of indexes that were read, for all owners together.
const INDEX_CACHE: usize = 192 << 20;
/// Memory for what files say about themselves, for all owners together.
const METADATA_CACHE: usize = 48 << 20;
/// Datasets kept open; each costs some hundred kilobytes.
const OPEN: usize = 256;

/// All datasets under one folder.
pub struct Indexes {
    root: PathBuf,
    dimensions: usize,
    session: Arc<Session>,
    open: Mutex<HashMap<Uuid, Arc<Index>>>,
}

impl Indexes {
    /// Datasets in folders under `root`, for vectors of `dimensions` numbers. Touches no file yet.
    pub fn at(root: PathBuf, dimensions: usize) -> Self {
        let session = Arc::new(Session::new(INDEX_CACHE, METADATA_CACHE, Arc::new(ObjectStoreRegistry::default())));
        Self { root, dimensions, session, open: Mutex::default() }
    }

    /// The dataset of an account, made when it is not there. One made for other dimensions is made anew and is empty.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub async fn of(&self, account: Uuid) -> Result<Arc<Index>> {
        let mut open = self.open.lock().await;
        if let Some(index) = open.get(&account) {
            return Ok(index.clone());
        }
        if open.len() >= OPEN {
            // Whoever still holds one goes on with it; the writer's lock is what must not exist twice.
            open.retain(|_, index| Arc::strong_count(index) > 1);
        }
        let index = Arc::new(Index::open(&self.folder(account), self.dimensions, self.session.clone()).await?);
        open.insert(account, index.clone());
        Ok(index)
    }

    /// Deletes the dataset of an account with its folder. Nothing happens when there is none.
    ///
    /// # Errors
    /// When the folder cannot be deleted.
    pub async fn forget(&self, account: Uuid) -> Result<()> {
        let mut open = self.open.lock().await;
        open.remove(&account);
        match tokio::fs::remove_dir_all(self.folder(account)).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Numbers in a vector.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn folder(&self, account: Uuid) -> PathBuf {
        self.root.join(account.to_string())
    }
}
