//! When files are joined and indexes are brought up to date.
//!
//! Rows come in small lots. Each lot is a file of its own and is searched row by row until an index holds it, so both
//! must be caught up with now and then; doing it wholly at every lot would cost the square of the rows. So: after every
//! [`LOT`] rows the new ones become one file and one segment of each index, and when [`SEGMENTS`] segments have
//! gathered they become one. A row is rewritten a handful of times, however many follow it.

use crate::{
    rows::{TEXT, VECTOR},
    words,
};
use anyhow::Result;
use lancedb::{
    DistanceType, Table,
    index::{Index as Kind, vector::IvfSqIndexBuilder},
    table::{CompactionOptions, Duration, OptimizeAction, OptimizeOptions},
};

/// Rows that are searched one by one before the indexes take them in.
const LOT: usize = 1_024;
/// Segments of an index before they are joined.
const SEGMENTS: u32 = 8;
/// Rows in a file that is not rewritten any more.
const FILE: usize = 32_768;
/// From so many rows on, vectors are searched through an index; below, all are compared.
const LARGE: usize = 12_000;
/// Rows in a part of the vector index, when it is made.
const PART: usize = 400;
/// The vector index is made anew when there are so many times the rows that it was made for: its parts are then too large.
const GROWTH: usize = 4;
/// Commits before old versions are deleted.
const VERSIONS: usize = 256;
/// Old versions stay so long, for searches that still read them.
pub(crate) const GRACE: Duration = Duration::minutes(10);

/// The name under which the full-text index is kept.
const WORDS_INDEX: &str = "words";
/// The vector index is kept under this and the number of rows that it was made for.
const MEANING_INDEX: &str = "meaning-";

/// What has been written since it was last tidied.
pub(crate) struct Upkeep {
    /// Rows in the dataset, nearly: replaced rows count twice until the next look.
    pub(crate) rows: usize,
    /// Rows that no index holds.
    pending: usize,
    commits: usize,
    has_words: bool,
    meaning: Option<Meaning>,
}

/// The vector index that there is.
struct Meaning {
    name: String,
    /// Rows when it was made.
    made_for: usize,
}

impl Upkeep {
    pub(crate) async fn begin(table: &Table) -> Result<Self> {
        let rows = table.count_rows(None).await?;
        let words = table.index_stats(WORDS_INDEX).await?;
        let names = table.list_indices().await?.into_iter().map(|index| index.name);
        let meaning = names.filter_map(Meaning::named).max_by_key(|meaning| meaning.made_for);
        let pending = words.as_ref().map_or(rows, |stats| stats.num_unindexed_rows);
        Ok(Self { rows, pending, commits: 0, has_words: words.is_some(), meaning })
    }

    pub(crate) fn wrote(&mut self, rows: usize) {
        self.rows += rows;
        self.pending += rows;
        self.commits += 1;
    }

    /// After a write: whatever is due.
    pub(crate) async fn keep(&mut self, table: &Table) -> Result<()> {
        self.build(table).await?;
        if self.pending >= LOT {
            self.take_in(table).await?;
        }
        if self.commits >= VERSIONS {
            self.prune(table, GRACE).await?;
        }
        Ok(())
    }

    /// All of it, now.
    pub(crate) async fn optimize(&mut self, table: &Table) -> Result<()> {
        self.rows = table.count_rows(None).await?;
        if self.rows > 0 {
            self.build(table).await?;
            self.compact(table).await?;
            let merge = OptimizeOptions::merge(usize::MAX);
            table.optimize(OptimizeAction::Index(merge)).await?;
            self.pending = 0;
        }
        self.prune(table, GRACE).await
    }

    /// Makes the indexes that the number of rows asks for.
    async fn build(&mut self, table: &Table) -> Result<()> {
        if !self.has_words {
            let index = Kind::FTS(words::analyser());
            table.create_index(&[TEXT], index).name(WORDS_INDEX.into()).execute().await?;
            self.has_words = true;
            self.pending = 0;
        }
        let outgrown = self.meaning.as_ref().is_none_or(|meaning| self.rows >= meaning.made_for * GROWTH);
        if self.rows >= LARGE && outgrown {
            self.build_meaning(table).await?;
        }
        Ok(())
    }

    async fn build_meaning(&mut self, table: &Table) -> Result<()> {
        let meaning = Meaning { name: format!("{MEANING_INDEX}{}", self.rows), made_for: self.rows };
        let parts = u32::try_from(self.rows / PART).unwrap_or(u32::MAX);
        let index = IvfSqIndexBuilder::default().distance_type(DistanceType::Dot).num_partitions(parts);
        let build = table.create_index(&[VECTOR], Kind::IvfSq(index)).name(meaning.name.clone());
        build.execute().await?;
        if let Some(old) = self.meaning.replace(meaning)
            && self.meaning.as_ref().is_some_and(|new| new.name != old.name)
        {
            table.drop_index(&old.name).await?;
        }
        Ok(())
    }

    /// Brings new rows into the indexes without touching what they hold, until there are too many segments.
    async fn take_in(&mut self, table: &Table) -> Result<()> {
        self.compact(table).await?;
        table.optimize(OptimizeAction::Index(OptimizeOptions::append())).await?;
        self.pending = 0;
        self.commits += 2;
        let meaning = self.meaning.as_ref().map(|meaning| meaning.name.as_str());
        let names: Vec<&str> = [Some(WORDS_INDEX), meaning].into_iter().flatten().collect();
        for name in names {
            let segments = table.index_stats(name).await?.and_then(|stats| stats.num_indices).unwrap_or(1);
            if segments > SEGMENTS {
                let merge = OptimizeOptions::merge(segments as usize).index_names(vec![name.to_owned()]);
                table.optimize(OptimizeAction::Index(merge)).await?;
                self.commits += 1;
            }
        }
        Ok(())
    }

    async fn compact(&self, table: &Table) -> Result<()> {
        let options = CompactionOptions { target_rows_per_fragment: FILE, ..CompactionOptions::default() };
        table.optimize(OptimizeAction::Compact { options, remap_options: None }).await?;
        Ok(())
    }

    /// Deletes versions that are older than this, with the files that only they need.
    pub(crate) async fn prune(&mut self, table: &Table, older_than: Duration) -> Result<()> {
        let prune = OptimizeAction::Prune {
            older_than: Some(older_than),
            delete_unverified: None,
            error_if_tagged_old_versions: None,
        };
        table.optimize(prune).await?;
        self.commits = 0;
        Ok(())
    }
}

impl Meaning {
    fn named(name: String) -> Option<Self> {
        let made_for = name.strip_prefix(MEANING_INDEX)?.parse().ok()?;
        Some(Self { name, made_for })
    }
}
