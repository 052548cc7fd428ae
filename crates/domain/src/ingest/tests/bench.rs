//! A library to test on, whose jobs are run by hand, in the order they were asked for.

use crate::ingest::Ingest;
use crate::library::Library;
use crate::testing::{Bench, benches_with};
use crate::{Actor, Tools};
use ::store::entities::{chunk, job, material, page};
use contract::{MaterialId, Role, Uploaded};
use queue::{Context, Job};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::convert::Infallible;
use uuid::Uuid;

pub(crate) struct Desk {
    pub bench: Bench,
    pub ingest: Ingest,
    pub library: Library,
    pub actor: Actor,
    pub stranger: Actor,
}

/// One on every database.
pub(crate) async fn desks() -> Vec<Desk> {
    desks_with(|_| {}).await
}

pub(crate) async fn desks_with(change: impl Fn(&mut Tools)) -> Vec<Desk> {
    let mut desks = Vec::new();
    for bench in benches_with(change).await {
        let actor = bench.person("Ada", Role::Learner).await;
        let stranger = bench.person("Eve", Role::Administrator).await;
        let (ingest, library) = (Ingest::new(bench.tools.clone()), Library::new(bench.tools.clone()));
        desks.push(Desk { bench, ingest, library, actor, stranger });
    }
    desks
}

impl Desk {
    pub fn tools(&self) -> &Tools {
        &self.bench.tools
    }

    /// Takes a file in.
    pub async fn bring(&self, name: &str, bytes: &[u8]) -> Uploaded {
        let pieces: Vec<_> = bytes.chunks(1000).map(|piece| Ok::<_, Infallible>(piece.to_vec().into())).collect();
        let received = self.ingest.receive(futures::stream::iter(pieces)).await.expect("the file is received");
        self.ingest.accept(&self.actor, name, received, None).await.expect("the file is judged")
    }

    /// Takes a file in that is expected to be taken.
    pub async fn take(&self, name: &str, bytes: &[u8]) -> MaterialId {
        let uploaded = self.bring(name, bytes).await;
        uploaded.material.unwrap_or_else(|| panic!("{name} was refused: {:?}", uploaded.refusal))
    }

    /// Runs all jobs that wait, and those that they ask for.
    pub async fn work(&self) {
        while let Some(job) = self.next_job().await {
            self.run(job).await;
        }
    }

    pub async fn next_job(&self) -> Option<job::Model> {
        let waiting = job::Entity::find().filter(job::Column::State.eq("waiting")).order_by_asc(job::Column::Id);
        waiting.one(self.tools().store.reads()).await.expect("jobs can be read")
    }

    pub async fn run(&self, job: job::Model) {
        use crate::ingest::{
            CheckFigures, CheckIndexes, DescribeFigures, OptimizeIndex, ReadMaterial, RebuildIndex, RecogniseFigures,
        };
        use crate::library::{EmptyTrash, ForgetMaterial};
        let context = Context::detached(self.tools().queue_clock());
        let payload = job.payload.clone();
        let data = "a job's data can be read";
        let result = match job.name.as_str() {
            ReadMaterial::NAME => {
                self.ingest.read_material(serde_json::from_value(payload).expect(data), context).await
            }
            RebuildIndex::NAME => {
                self.ingest.rebuild_index(serde_json::from_value(payload).expect(data), context).await
            }
            DescribeFigures::NAME => {
                self.ingest.describe_figures(serde_json::from_value(payload).expect(data), context).await
            }
            RecogniseFigures::NAME => {
                self.ingest.recognise_figures(serde_json::from_value(payload).expect(data), context).await
            }
            CheckFigures::NAME => {
                self.ingest.check_figures(serde_json::from_value(payload).expect(data), context).await
            }
            OptimizeIndex::NAME => {
                self.ingest.optimize_index(serde_json::from_value(payload).expect(data), context).await
            }
            CheckIndexes::NAME => {
                self.ingest.check_indexes(serde_json::from_value(payload).expect(data), context).await
            }
            ForgetMaterial::NAME => {
                self.library.forget_material(serde_json::from_value(payload).expect(data), context).await
            }
            EmptyTrash::NAME => {
                self.library.empty_trash_job(serde_json::from_value(payload).expect(data), context).await
            }
            other => panic!("no handler for {other}"),
        };
        if let Err(queue::JobFault::Retry(error)) = result {
            panic!("{}: {} broke: {error:#}", self.bench.name, job.name);
        }
        self.end(job.id).await;
    }

    /// The job's record says that it has ended.
    pub async fn end(&self, id: Uuid) {
        job::Entity::update_many()
            .col_expr(job::Column::State, sea_orm::sea_query::Expr::value("done"))
            .filter(job::Column::Id.eq(id))
            .exec(self.tools().store.writes())
            .await
            .expect("a job ends");
    }

    /// How many passages the index holds for the actor.
    pub async fn indexed(&self) -> usize {
        let index = self.tools().index.of(self.actor.account.0).await.expect("the index opens");
        index.count().await.expect("the index counts")
    }

    /// Materials in which the index finds these words, best first.
    pub async fn found(&self, words: &str) -> Vec<Uuid> {
        let index = self.tools().index.of(self.actor.account.0).await.expect("the index opens");
        let query = index::Query { text: words.into(), mode: index::Mode::Words, limit: 5, ..Default::default() };
        let found = index.search(&query).await.expect("the index answers");
        found.into_iter().map(|hit| hit.material).collect()
    }
}

/// Everything that reading in has written about a material, but for times and for the job's id.
pub(crate) async fn rows(tools: &Tools, id: MaterialId) -> (material::Model, Vec<page::Model>, Vec<chunk::Model>) {
    let db = tools.store.reads();
    let mut material = material::Entity::find_by_id(id.0).one(db).await.expect("it is read").expect("it is there");
    let epoch = chrono::DateTime::UNIX_EPOCH;
    (material.created_at, material.updated_at, material.job_id) = (epoch, epoch, None);
    let pages = page::Entity::find().filter(page::Column::MaterialId.eq(id.0)).order_by_asc(page::Column::Number);
    let mut pages = pages.all(db).await.expect("pages are read");
    pages.iter_mut().for_each(|page| page.read_at = epoch);
    let chunks = chunk::Entity::find().filter(chunk::Column::MaterialId.eq(id.0));
    let chunks = chunks.order_by_asc(chunk::Column::Page).order_by_asc(chunk::Column::Ordinal).all(db).await;
    (material, pages, chunks.expect("passages are read"))
}
