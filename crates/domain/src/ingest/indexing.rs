//! Passages into the index: a batch is embedded while the one before it is written. Small batches first, so that the
//! first page can be asked about at once, then larger ones.

use super::Ingest;
use super::passage::indexed_text;
use super::seconds::{Part, Watch};
use super::store::{self, Of};
use ::store::entities::chunk;
use queue::{Context, JobFault};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use tokio::sync::Notify;
use uuid::Uuid;

/// Passages of the first batch, and of the largest.
const FIRST_BATCH: u64 = 4;
const LARGEST_BATCH: u64 = 64;

/// What the reading side tells the indexing side.
#[derive(Default)]
pub(super) struct Ahead {
    finished: AtomicBool,
    indexing: AtomicBool,
    news: Notify,
}

impl Ahead {
    /// A page is in the journal.
    pub fn page(&self) {
        self.news.notify_one();
    }

    /// There will be no more, for better or worse.
    pub fn finish(&self) {
        self.finished.store(true, Ordering::Release);
        self.news.notify_one();
    }

    /// Progress is told in indexed pages from the first one on.
    pub fn is_indexing(&self) -> bool {
        self.indexing.load(Ordering::Relaxed)
    }
}

type Embedded = Vec<(chunk::Model, Vec<f32>)>;

impl Ingest {
    /// Embeds and indexes whatever of `of` is not indexed, until nothing more comes.
    pub(super) async fn index_passages(
        &self,
        of: Of,
        account: Uuid,
        ahead: &Ahead,
        context: &Context,
        watch: &Watch,
    ) -> Result<(), JobFault> {
        let mut after = None;
        let mut batch = FIRST_BATCH;
        let mut ready = Embedded::new();
        loop {
            context.checkpoint()?;
            // Asked before looking: what is committed before the end is seen after it.
            let finished = ahead.finished.load(Ordering::Acquire);
            let next = store::unindexed(self.tools.store.reads(), of, after, batch).await?;
            let nothing = next.is_empty();
            if let Some(last) = next.last() {
                after = Some((last.material_id, last.page, last.ordinal));
                batch = (batch * 2).min(LARGEST_BATCH);
            }
            let (embedded, put) = tokio::join!(
                self.embed(next, watch),
                self.put(account, std::mem::take(&mut ready), ahead, context, watch)
            );
            put?;
            ready = embedded?;
            if nothing && finished {
                return Ok(());
            }
            if nothing {
                tokio::select! {
                    () = ahead.news.notified() => {}
                    () = context.token().cancelled_owned() => {}
                }
            }
        }
    }

    async fn embed(&self, chunks: Vec<chunk::Model>, watch: &Watch) -> Result<Embedded, JobFault> {
        if chunks.is_empty() {
            return Ok(Embedded::new());
        }
        let texts = chunks.iter().map(indexed_text).collect();
        let begun = Instant::now();
        let vectors = if self.tools.embedder.name() == models::embed::ABSENT {
            // Without a model, passages are found by their words.
            vec![Vec::new(); chunks.len()]
        } else {
            self.tools.embedder.embed(texts).await?
        };
        watch.add(Part::Embed, begun.elapsed());
        if vectors.len() != chunks.len() {
            return Err(anyhow::anyhow!("{} passages gave {} vectors", chunks.len(), vectors.len()).into());
        }
        Ok(chunks.into_iter().zip(vectors).collect())
    }

    /// The index first, then the database: a passage that counts as indexed is there.
    async fn put(
        &self,
        account: Uuid,
        embedded: Embedded,
        ahead: &Ahead,
        context: &Context,
        watch: &Watch,
    ) -> Result<(), JobFault> {
        if embedded.is_empty() {
            return Ok(());
        }
        let ids: Vec<Uuid> = embedded.iter().map(|(chunk, _)| chunk.id).collect();
        let materials: BTreeSet<Uuid> = embedded.iter().map(|(chunk, _)| chunk.material_id).collect();
        let rows = embedded
            .into_iter()
            .map(|(chunk, vector)| index::Row {
                chunk: chunk.id,
                material: chunk.material_id,
                page: chunk.page.max(0) as u32,
                text: indexed_text(&chunk),
                vector,
            })
            .collect();
        let begun = Instant::now();
        let turn = self.write_index(account, move |index| async move { index.put(rows).await }).await?;
        let materials: Vec<Uuid> = materials.into_iter().collect();
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::mark_indexed(&tx, ids).await?;
        store::settle_pages(&tx, &materials).await?;
        let mut last = (0, 0);
        for material in &materials {
            let counts = store::page_counts(&tx, *material).await?;
            store::set_counts(&tx, *material, counts).await?;
            last = (counts.indexed + counts.failed, counts.indexed + counts.failed + counts.read);
        }
        tx.commit().await?;
        drop(turn);
        watch.add(Part::Index, begun.elapsed());
        watch.answerable();
        ahead.indexing.store(true, Ordering::Relaxed);
        context.progress("embed", last.0.max(0) as u32, last.1.max(0) as u32);
        for material in materials {
            self.tell(material).await?;
        }
        Ok(())
    }
}
