//! The index follows the database, whatever happens to it.

use super::{Desk, desks, desks_with};
use crate::ingest::{CheckIndexes, Ingest};
use async_trait::async_trait;
use models::embed::{ABSENT, AbsentEmbedder, Embedder, ScriptedEmbedder};
use queue::Context;
use std::sync::Arc;

async fn check(desk: &Desk, ingest: &Ingest) {
    let context = Context::detached(desk.tools().queue_clock());
    ingest.check_indexes(CheckIndexes::default(), context).await.expect("the check runs");
}

#[tokio::test]
async fn a_dropped_index_is_made_again_without_reading_the_file() {
    for desk in desks().await {
        let id = desk.take("a.md", b"# Cells\n\nThe cell divides.").await;
        desk.work().await;
        let key = format!("originals/{}", desk.actor.account);
        desk.tools().files.delete_under(&key).await.expect("the file is taken away");
        desk.tools().index.forget(desk.actor.account.0).await.expect("the index is dropped");
        check(&desk, &desk.ingest).await;
        desk.work().await;
        assert_eq!(desk.found("divides").await, [id.0]);
    }
}

#[tokio::test]
async fn a_whole_index_is_left_alone_by_the_check() {
    for desk in desks().await {
        desk.take("a.md", b"# Cells\n\nThe cell divides.").await;
        desk.work().await;
        check(&desk, &desk.ingest).await;
        assert!(desk.next_job().await.is_none());
    }
}

/// The same vectors under another name.
struct Renamed(ScriptedEmbedder);

#[async_trait]
impl Embedder for Renamed {
    fn name(&self) -> &str {
        "another model"
    }
    fn dimensions(&self) -> usize {
        self.0.dimensions()
    }
    fn max_tokens(&self) -> usize {
        self.0.max_tokens()
    }
    fn count(&self, text: &str) -> usize {
        self.0.count(text)
    }
    async fn embed(&self, texts: Vec<String>) -> anyhow::Result<Vec<Vec<f32>>> {
        self.0.embed(texts).await
    }
}

#[tokio::test]
async fn another_model_embeds_everything_again() {
    for mut desk in desks().await {
        let first = desk.take("a.md", b"The cell divides.").await;
        desk.library.write_note(&desk.actor, None, "Note", "Mitosis has phases.").await.expect("written");
        desk.work().await;
        assert_eq!(desk.indexed().await, 2);
        let tools = Arc::get_mut(&mut desk.bench.tools);
        assert!(tools.is_none(), "the nouns hold the tools");
        let (name, store) = (desk.bench.name, desk.tools().store.clone());
        let again = crate::Tools {
            store,
            files: desk.tools().files.clone(),
            live: desk.tools().live.clone(),
            index: index::Indexes::at(desk.tools().files.root().join("../index"), 384),
            embedder: Arc::new(Renamed(ScriptedEmbedder::new(384))),
            reranker: None,
            readers: desk.tools().readers.clone(),
            web: desk.tools().web.clone(),
            web_search: desk.tools().web_search.clone(),
            transcriber: None,
            describer: None,
            chat: Vec::new(),
            providers: crate::testing::providers_in(&desk.tools().files.root().join("..")),
            clock: desk.tools().clock.clone(),
            wake: desk.tools().wake.clone(),
            limits: desk.tools().limits.clone(),
        };
        desk.ingest = Ingest::new(Arc::new(again));
        check(&desk, &desk.ingest).await;
        let job = desk.next_job().await.expect("a rebuild waits");
        assert_eq!(job.name, "rebuild_index", "{name}");
        desk.work().await;
        check(&desk, &desk.ingest).await;
        assert!(desk.next_job().await.is_none(), "{name}: it is done once");
        let _ = first;
    }
}

#[tokio::test]
async fn without_a_model_passages_are_found_by_their_words() {
    let absent = |tools: &mut crate::Tools| tools.embedder = Arc::new(AbsentEmbedder::new(384, "there is none"));
    for desk in desks_with(absent).await {
        assert_eq!(desk.tools().embedder.name(), ABSENT);
        let id = desk.take("a.md", b"The cell divides.").await;
        desk.work().await;
        assert_eq!(desk.found("divides").await, [id.0]);
    }
}
