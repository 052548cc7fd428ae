//! What a data folder holds of what was read in, looked at from outside the program.

use ::store::Store;
use ::store::entities::{chunk, job, material, page};
use chrono::{DateTime, Utc};
use index::{Indexes, Mode, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Numbers in a vector of the usual model.
const DIMENSIONS: usize = 384;
/// More passages than any of these documents has.
const ALL: usize = 10_000;

/// How far a run has come.
#[derive(Clone, Copy, Debug)]
pub enum Point {
    /// So many pages are in the journal.
    Pages(u64),
    /// So many passages count as indexed.
    Indexed(u64),
}

/// The database of a data folder.
pub struct Journal {
    store: Store,
    data: PathBuf,
}

type Page = (i32, String, String, String, String, String);
type Passage = (i32, i32, String, i32, i32, String, bool);

/// What was read, but for ids and times.
#[derive(Debug, PartialEq)]
pub struct Tables {
    /// Title, state, pages, pages done, pages failed.
    pub materials: Vec<(String, String, i32, i32, i32)>,
    pub pages: Vec<Page>,
    pub passages: Vec<Passage>,
}

impl Journal {
    pub async fn of(data: &Path) -> Self {
        let url = format!("sqlite://{}?mode=rwc", data.join("lectern.db").display());
        Self { store: Store::connect(&url).await.expect("the database opens"), data: data.to_owned() }
    }

    pub async fn has_come_to(&self, point: Point) -> bool {
        let (pages, indexed) = self.so_far().await;
        match point {
            Point::Pages(wanted) => pages >= wanted,
            Point::Indexed(wanted) => indexed >= wanted,
        }
    }

    /// Pages in the journal, and passages that count as indexed.
    pub async fn so_far(&self) -> (u64, u64) {
        let db = self.store.reads();
        let pages = page::Entity::find().count(db).await.expect("pages are counted");
        let indexed = chunk::Entity::find().filter(chunk::Column::Indexed.eq(true)).count(db).await;
        (pages, indexed.expect("passages are counted"))
    }

    /// When each page was written.
    pub async fn written(&self) -> BTreeMap<i32, DateTime<Utc>> {
        let pages = page::Entity::find().all(self.store.reads()).await.expect("pages are read");
        pages.into_iter().map(|page| (page.number, page.read_at)).collect()
    }

    pub async fn is_ready(&self) -> bool {
        let materials = material::Entity::find().all(self.store.reads()).await.expect("materials are read");
        let jobs = job::Entity::find().filter(job::Column::Name.eq("recognise_figures"));
        let open = jobs.filter(job::Column::State.is_in(["waiting", "running"])).count(self.store.reads()).await;
        let read = !materials.is_empty() && materials.iter().all(|material| material.state == "ready");
        read && open.expect("jobs are counted") == 0
    }

    pub async fn tables(&self) -> Tables {
        let db = self.store.reads();
        let materials = material::Entity::find().all(db).await.expect("materials are read");
        let pages = page::Entity::find().order_by_asc(page::Column::Number).all(db).await.expect("pages are read");
        let chunks = chunk::Entity::find().order_by_asc(chunk::Column::Page).order_by_asc(chunk::Column::Ordinal);
        let chunks = chunks.all(db).await.expect("passages are read");
        Tables {
            materials: materials
                .into_iter()
                .map(|m| (m.title, m.state, m.pages, m.pages_done, m.pages_failed))
                .collect(),
            pages: pages
                .into_iter()
                .map(|p| (p.number, p.text, p.state, p.blocks.to_string(), p.words.to_string(), p.headings.to_string()))
                .collect(),
            passages: chunks
                .into_iter()
                .map(|c| (c.page, c.ordinal, c.text, c.start, c.end_, c.headings.to_string(), c.indexed))
                .collect(),
        }
    }

    /// What the index says to a question in words, and how far each passage is from one place among the vectors.
    pub async fn hits(&self, words: &str) -> (Vec<Hit>, Vec<Hit>) {
        let chunks = chunk::Entity::find().all(self.store.reads()).await.expect("passages are read");
        let account = chunks.first().expect("there are passages").account_id;
        let index = Indexes::at(self.data.join("index"), DIMENSIONS).of(account).await.expect("the index opens");
        let held = index.count().await.expect("the index counts");
        assert_eq!(held, chunks.len(), "the index holds every passage once");
        let place: Vec<f32> = (0..DIMENSIONS).map(|number| if number % 3 == 0 { 1.0 } else { -0.5 }).collect();
        let ask = async |mode, vector| {
            let query = Query { text: words.into(), vector, mode, limit: ALL, ..Query::default() };
            let found = index.search(&query).await.expect("the index answers");
            let hits = found.into_iter().map(|hit| {
                let chunk = chunks.iter().find(|chunk| chunk.id == hit.chunk).expect("a passage of the database");
                // Sums of another order differ in the last places.
                let near = hit.meaning.map(|cosine| (cosine * 1_000.0).round() as i32);
                Hit { page: chunk.page, ordinal: chunk.ordinal, near }
            });
            let mut hits: Vec<Hit> = hits.collect();
            hits.sort_by_key(|hit| (hit.page, hit.ordinal));
            hits
        };
        (ask(Mode::Words, None).await, ask(Mode::Meaning, Some(place)).await)
    }
}

/// A passage that the index found, by its place. A word's weight depends on how the index is cut into parts and is left
/// out.
#[derive(Debug, PartialEq)]
pub struct Hit {
    page: i32,
    ordinal: i32,
    /// Thousandths of the cosine.
    near: Option<i32>,
}

/// That a disturbed run came to the same end as an undisturbed one.
pub async fn assert_same(disturbed: &Journal, undisturbed: &Journal, words: &str) {
    let (found, expected) = (disturbed.tables().await, undisturbed.tables().await);
    assert_eq!(found.materials, expected.materials);
    assert!(found.pages == expected.pages, "the pages differ");
    assert!(found.passages == expected.passages, "the passages differ");
    assert!(found.passages.iter().all(|passage| passage.6), "every passage is in the index");
    let (found, expected) = (disturbed.hits(words).await, undisturbed.hits(words).await);
    assert!(!expected.0.is_empty() && expected.1.len() > 1, "the question finds something");
    assert_eq!(found.0, expected.0, "by words");
    assert_eq!(found.1, expected.1, "by meaning");
}
