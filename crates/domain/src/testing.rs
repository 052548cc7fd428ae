//! Tools for tests: a real database and real folders, scripted models, a clock that stands still.

use crate::{Actor, Clock, FixedClock, Limits, Tools};
use ::store::{
    Store,
    entities::{account, material, page},
};
use chrono::{DateTime, Utc};
use contract::Role;
use models::embed::{Embedder, ScriptedEmbedder};
use reading::{ReaderSettings, Readers};
use sea_orm::{EntityTrait, IntoActiveModel};
use std::{path::PathBuf, sync::Arc, time::Duration};
use uuid::Uuid;

/// One database with all that stands around it; gone with its folder when dropped.
pub(crate) struct Bench {
    /// For messages: `SQLite` or `PostgreSQL`.
    pub name: &'static str,
    pub tools: Arc<Tools>,
    pub clock: FixedClock,
    _folder: tempfile::TempDir,
}

/// A bench on every database there is.
pub(crate) async fn benches() -> Vec<Bench> {
    benches_with(|_| {}).await
}

/// The same, with other tools put in by `change`.
pub(crate) async fn benches_with(change: impl Fn(&mut Tools)) -> Vec<Bench> {
    let databases = ::store::testing::databases().await;
    databases.into_iter().map(|(name, store)| Bench::new(name, store, &change)).collect()
}

impl Bench {
    fn new(name: &'static str, store: Store, change: &impl Fn(&mut Tools)) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test's files");
        let start: DateTime<Utc> = "2026-11-21T09:00:00Z".parse().expect("a moment");
        let clock = FixedClock::at(start);
        let embedder = ScriptedEmbedder::new(384);
        let mut tools = Tools {
            store,
            files: files::Files::disk(folder.path().join("files")),
            live: live::Live::numbered_from(1),
            index: index::Indexes::at(folder.path().join("index"), embedder.dimensions()),
            embedder: Arc::new(embedder),
            reranker: None,
            readers: Readers::new(no_readers()),
            web: Arc::new(crate::web::NoWeb),
            web_search: None,
            transcriber: None,
            describer: None,
            chat: Vec::new(),
            providers: providers_in(folder.path()),
            clock: Arc::new(clock.clone()),
            wake: queue::Wake::new(),
            limits: Limits::default(),
        };
        change(&mut tools);
        Self { name, tools: Arc::new(tools), clock, _folder: folder }
    }

    /// Somebody with an account here.
    pub async fn person(&self, name: &str, role: Role) -> Actor {
        let row = account::Model {
            id: Uuid::new_v4(),
            name: name.to_owned(),
            name_key: name.to_lowercase(),
            password_hash: "none".to_owned(),
            role: ::store::word::of(role),
            theme: "system".to_owned(),
            language: None,
            level: None,
            learning_style: None,
            time_zone: None,
            day_end: None,
            created_at: self.clock.now(),
            seen_at: None,
        };
        let account = row.id.into();
        account::Entity::insert(row.into_active_model())
            .exec_without_returning(self.tools.store.writes())
            .await
            .expect("an account is made");
        Actor { account, role, session: None }
    }
}

/// Keys in a folder, no way into private networks, and nobody is asked twice.
pub(crate) fn providers_in(folder: &std::path::Path) -> crate::providers::Shared {
    let keys = crate::providers::Keyring::new(folder.join("keys"), Vec::new()).expect("no key is given");
    let once = models::chat::Patience { waits: Vec::new(), ..Default::default() };
    crate::providers::Shared::new(keys, models::Guard::default()).with_patience(once)
}

/// Readers that cannot read a PDF: tests that need one put real ones in.
fn no_readers() -> ReaderSettings {
    ReaderSettings {
        program: PathBuf::from("/nonexistent"),
        arguments: Vec::new(),
        pdfium: PathBuf::from("/nonexistent"),
        memory_bytes: 1 << 30,
        open_limit: Duration::from_secs(5),
        page_limit: Duration::from_secs(5),
        processes: 1,
    }
}

/// A note that waits to be read in, for tests of what surrounds it.
pub(crate) fn note(id: Uuid, account: Uuid, now: DateTime<Utc>) -> material::Model {
    material::Model {
        id,
        account_id: account,
        title: "Leaves".into(),
        kind: "note".into(),
        media_type: "text/markdown".into(),
        note: Some("# Leaves\n\nLeaves are green.".into()),
        ..crate::ingest::blank(now)
    }
}

/// The first page of a material, read, with its words as they are stored.
pub(crate) fn page(material: Uuid, text: &str, words: serde_json::Value, now: DateTime<Utc>) -> page::Model {
    page::Model {
        material_id: material,
        number: 1,
        label: None,
        width: 595.0,
        height: 842.0,
        text: text.into(),
        blocks: serde_json::json!([]),
        words,
        headings: serde_json::json!([]),
        needs_ocr: false,
        state: "indexed".into(),
        say: None,
        read_at: now,
        markdown: None,
        notes: None,
        ocr: None,
        confidence: None,
    }
}
