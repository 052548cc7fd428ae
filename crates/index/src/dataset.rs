//! One owner's dataset: put rows in, take them out.
//!
//! Writes take turns inside a process; between processes LanceDB's own commits decide, and a loser tries again. A row
//! that was put is found by the next search, whether or not the indexes have caught up with it.

use crate::{
    query::one_of,
    rows::{self, CHUNK, MATERIAL, Row},
    upkeep::{self, Upkeep},
};
use anyhow::Result;
use arrow_array::RecordBatchIterator;
use lancedb::{Session, Table};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::Mutex;
use uuid::Uuid;

const TABLE: &str = "passages";
/// How late a search may see what another process wrote.
const OTHERS: Duration = Duration::from_secs(1);

/// The dataset of one owner.
pub struct Index {
    pub(crate) table: Table,
    dimensions: usize,
    pub(crate) upkeep: Mutex<Upkeep>,
}

impl Index {
    pub(crate) async fn open(folder: &Path, dimensions: usize, session: Arc<Session>) -> Result<Self> {
        tokio::fs::create_dir_all(folder).await?;
        let place = folder.to_string_lossy();
        let database = lancedb::connect(&place).session(session).read_consistency_interval(OTHERS).execute().await?;
        let create = || database.create_empty_table(TABLE, rows::schema(dimensions)).execute();
        let table = match database.open_table(TABLE).execute().await {
            Ok(table) if rows::dimensions(table.schema().await?.as_ref()) == Some(dimensions) => table,
            Ok(_) => {
                tracing::warn!(dimensions, "the search index was made for another model and begins anew");
                database.drop_table(TABLE, &[]).await?;
                create().await?
            }
            Err(lancedb::Error::TableNotFound { .. }) => create().await?,
            Err(error) => return Err(error.into()),
        };
        let upkeep = Upkeep::begin(&table).await?;
        Ok(Self { table, dimensions, upkeep: Mutex::new(upkeep) })
    }

    /// Puts rows in; a row whose chunk is there already is replaced. Found by the next search.
    ///
    /// # Errors
    /// When a vector has other dimensions or the disk fails; then none of the rows is in.
    pub async fn put(&self, rows: Vec<Row>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let batch = rows::batch(&rows, self.dimensions)?;
        let mut upkeep = self.upkeep.lock().await;
        if upkeep.rows == 0 && self.table.count_rows(None).await? == 0 {
            self.table.add(batch).execute().await?;
        } else {
            let schema = batch.schema();
            let mut merge = self.table.merge_insert(&[CHUNK]);
            merge.when_matched_update_all(None).when_not_matched_insert_all();
            merge.execute(Box::new(RecordBatchIterator::new([Ok(batch)], schema))).await?;
        }
        upkeep.wrote(rows.len());
        upkeep.keep(&self.table).await
    }

    /// Takes a material's rows out.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn remove_material(&self, material: Uuid) -> Result<()> {
        self.remove(one_of(MATERIAL, &[material])).await
    }

    /// Takes rows out by their chunks.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn remove_chunks(&self, chunks: &[Uuid]) -> Result<()> {
        if chunks.is_empty() { Ok(()) } else { self.remove(one_of(CHUNK, chunks)).await }
    }

    /// Takes everything out.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn drop_all(&self) -> Result<()> {
        self.remove("true".into()).await
    }

    /// Rows in it.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn count(&self) -> Result<usize> {
        Ok(self.table.count_rows(None).await?)
    }

    /// Brings the indexes up to date, joins small files, and deletes what no search needs any more. Searches go on
    /// meanwhile.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn optimize(&self) -> Result<()> {
        self.upkeep.lock().await.optimize(&self.table).await
    }

    /// Deletes versions that no search can be reading any more. [`Self::optimize`] does it, too, but what it replaces
    /// itself is then too young.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn drop_old_versions(&self) -> Result<()> {
        self.prune(upkeep::GRACE).await
    }

    /// The same, for versions of this age.
    pub(crate) async fn prune(&self, older_than: lancedb::table::Duration) -> Result<()> {
        self.upkeep.lock().await.prune(&self.table, older_than).await
    }

    async fn remove(&self, which: String) -> Result<()> {
        let mut upkeep = self.upkeep.lock().await;
        self.table.delete(which.as_str()).await?;
        upkeep.rows = self.table.count_rows(None).await?;
        Ok(())
    }
}
