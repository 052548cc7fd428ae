//! What retrieval promises, on every database, with scripted vectors and the real index.

mod ranked;

use super::Retrieval;
use crate::{
    Actor, Clock, Fault,
    library::words::pack,
    testing::{self, Bench, benches, benches_with},
};
use ::store::entities::{chunk, material, page, subject};
use contract::{MaterialKind, Refusal, Role, Scope, SearchFound, SearchMode, SearchRequest};
use index::Row;
use models::embed::AbsentEmbedder;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use std::sync::Arc;
use uuid::Uuid;

/// A material of one page for each text, every text a passage; all of it indexed.
async fn material(bench: &Bench, actor: &Actor, subject: Option<Uuid>, texts: &[&str]) -> Uuid {
    let now = bench.clock.now();
    let id = Uuid::new_v4();
    let row = material::Model {
        id,
        account_id: actor.account.0,
        subject_id: subject,
        title: "Notes".into(),
        kind: ::store::word::of(MaterialKind::Document),
        state: "ready".into(),
        media_type: "application/pdf".into(),
        bytes: 1,
        pages: texts.len() as i32,
        pages_done: texts.len() as i32,
        ..crate::ingest::blank(now)
    };
    let database = bench.tools.store.writes();
    material::Entity::insert(row.into_active_model()).exec_without_returning(database).await.expect("inserts");
    let mut rows = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let number = place as i32 + 1;
        page::Entity::insert(page_row(id, number, text, now).into_active_model())
            .exec_without_returning(database)
            .await
            .expect("inserts");
        let row = chunk_row(actor, id, number, text);
        rows.push(Row {
            chunk: row.id,
            material: id,
            page: number as u32,
            text: (*text).into(),
            vector: bench.tools.embedder.embed(vec![(*text).into()]).await.map_or(Vec::new(), |mut all| all.remove(0)),
        });
        chunk::Entity::insert(row.into_active_model()).exec_without_returning(database).await.expect("inserts");
    }
    let index = bench.tools.index.of(actor.account.0).await.expect("the index opens");
    index.put(rows).await.expect("the index takes rows");
    id
}

/// A page whose words stand in a row, each ten points wide for every letter.
fn page_row(material: Uuid, number: i32, text: &str, now: chrono::DateTime<chrono::Utc>) -> page::Model {
    let mut words = Vec::new();
    let mut start = 0;
    for part in text.split(' ') {
        let end = start + part.len();
        words.push(reading::Word {
            text: part.into(),
            start: start as u32,
            end: end as u32,
            x0: start as f32 * 10.0,
            y0: 100.0,
            x1: end as f32 * 10.0,
            y1: 112.0,
        });
        start = end + 1;
    }
    page::Model { number, ..testing::page(material, text, pack(&words), now) }
}

fn chunk_row(actor: &Actor, material: Uuid, page: i32, text: &str) -> chunk::Model {
    chunk::Model {
        id: Uuid::new_v4(),
        account_id: actor.account.0,
        material_id: material,
        page,
        ordinal: 0,
        text: text.into(),
        start: 0,
        end_: text.len() as i32,
        headings: serde_json::json!(["Cells"]),
        tokens: 10,
        indexed: true,
        figure_id: None,
        second: None,
    }
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.into(), ..SearchRequest::default() }
}

fn pages(found: &SearchFound) -> Vec<u32> {
    found.hits.iter().map(|hit| hit.page).collect()
}

const TEXTS: [&str; 3] = [
    "The mitochondrion makes the energy of the cell",
    "A ribosome reads messenger RNA and builds proteins",
    "Osmosis moves water through a membrane",
];

#[tokio::test]
async fn a_hit_shows_where_it_stands_and_why() {
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        let id = material(&bench, &ada, None, &TEXTS).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        let found = retrieval.search(&ada, request("Which cells make energy?")).await.expect("searches");
        let hit = &found.hits[0];
        assert_eq!((hit.material.0, hit.page, hit.title.as_str()), (id, 1, "Notes"), "{}", bench.name);
        let marked: Vec<&str> =
            hit.marks.iter().map(|(start, end)| &hit.passage[*start as usize..*end as usize]).collect();
        assert_eq!(marked, ["makes", "energy", "cell"], "{}", bench.name);
        assert_eq!(hit.boxes.len(), 1, "one line has one box on {}", bench.name);
        assert!(hit.boxes[0].page == 1 && hit.boxes[0].rect.x0 < 1.0 && hit.boxes[0].rect.x1 > 400.0);
        assert!(hit.why.words.is_some() && hit.why.meaning.is_some(), "{}", bench.name);
        assert_eq!(hit.headings, ["Cells"]);
        assert!(found.say.is_none());
    }
}

#[tokio::test]
async fn only_the_actors_own_things_are_found() {
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        let bob = bench.person("Bob", Role::Administrator).await;
        let theirs = material(&bench, &ada, None, &TEXTS).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        assert!(retrieval.search(&bob, request("osmosis")).await.expect("searches").hits.is_empty(), "{}", bench.name);
        let scope = Scope { materials: vec![theirs.into()], ..Scope::default() };
        let asked = SearchRequest { scope, ..request("osmosis") };
        let refused = retrieval.search(&bob, asked).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Missing))), "{}", bench.name);
    }
}

#[tokio::test]
async fn a_scope_holds_and_the_trash_is_not_found() {
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        let course = subject::Model {
            id: Uuid::new_v4(),
            account_id: ada.account.0,
            title: "Biology".into(),
            position: 0,
            archived: false,
            created_at: bench.clock.now(),
            updated_at: bench.clock.now(),
        };
        let subject = course.id;
        let database = bench.tools.store.writes();
        subject::Entity::insert(course.into_active_model()).exec_without_returning(database).await.expect("inserts");
        let inside = material(&bench, &ada, Some(subject), &TEXTS).await;
        let outside = material(&bench, &ada, None, &["Osmosis is asked for in the exam every single year"]).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        let search = async |scope: Scope| {
            let found = retrieval.search(&ada, SearchRequest { scope, ..request("osmosis") }).await.expect("searches");
            found.hits.iter().filter(|hit| hit.why.words.is_some()).map(|hit| hit.material.0).collect::<Vec<_>>()
        };
        let of_subject = Scope { subjects: vec![subject.into()], ..Scope::default() };
        assert_eq!(search(Scope::default()).await.len(), 2, "{}", bench.name);
        assert_eq!(search(of_subject.clone()).await, [inside], "{}", bench.name);
        let both = Scope { materials: vec![outside.into()], ..of_subject.clone() };
        assert_eq!(search(both).await.len(), 2, "{}", bench.name);
        let page = Scope { materials: vec![inside.into()], page: Some(1), ..Scope::default() };
        assert!(search(page).await.is_empty(), "{}", bench.name);
        let trashed =
            material::ActiveModel { id: Set(inside), trashed_at: Set(Some(bench.clock.now())), ..Default::default() };
        trashed.update(database).await.expect("updates");
        assert_eq!(search(Scope::default()).await, [outside], "{}", bench.name);
        assert!(search(of_subject).await.is_empty(), "{}", bench.name);
    }
}

#[tokio::test]
async fn without_a_model_it_goes_by_words_and_says_so() {
    let absent = |tools: &mut crate::Tools| tools.embedder = Arc::new(AbsentEmbedder::new(384, "there is no model"));
    for bench in benches_with(absent).await {
        let ada = bench.person("Ada", Role::Learner).await;
        material(&bench, &ada, None, &TEXTS).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        for mode in [SearchMode::Hybrid, SearchMode::Meaning] {
            let found = retrieval.search(&ada, SearchRequest { mode, ..request("ribosome") }).await.expect("searches");
            assert_eq!(pages(&found), [2], "{}", bench.name);
            assert!(found.say.is_some_and(|say| say.contains("words")), "{}", bench.name);
        }
        let words = SearchRequest { mode: SearchMode::Words, ..request("ribosome") };
        assert!(retrieval.search(&ada, words).await.expect("searches").say.is_none(), "{}", bench.name);
    }
}

#[tokio::test]
async fn the_same_passage_takes_one_place() {
    const SLIDE: &str = "The mitochondrion is the powerhouse of the cell and makes most of its chemical energy";
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        material(&bench, &ada, None, &[SLIDE]).await;
        material(&bench, &ada, None, &[SLIDE]).await;
        let found = Retrieval::new(bench.tools.clone()).search(&ada, request("powerhouse")).await.expect("searches");
        assert_eq!(found.hits.len(), 1, "{}", bench.name);
    }
}

#[tokio::test]
async fn an_empty_query_finds_nothing_and_a_stale_index_shows_nothing_wrong() {
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        let id = material(&bench, &ada, None, &TEXTS).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        assert!(retrieval.search(&ada, request("  ")).await.expect("searches").hits.is_empty());
        material::Entity::delete_by_id(id).exec(bench.tools.store.writes()).await.expect("deletes");
        assert!(retrieval.search(&ada, request("osmosis")).await.expect("searches").hits.is_empty(), "{}", bench.name);
    }
}

#[tokio::test]
async fn passages_know_their_neighbours_and_the_boxes_of_their_parts() {
    for bench in benches().await {
        let ada = bench.person("Ada", Role::Learner).await;
        material(&bench, &ada, None, &TEXTS).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        let found = retrieval.passages(ada.account, "What does a ribosome do?", &Scope::default(), 3).await;
        let passages = found.expect("searches");
        let best = &passages[0];
        assert_eq!((best.page, best.text.as_str()), (2, TEXTS[1]), "{}", bench.name);
        assert_eq!(best.before.as_deref(), Some(TEXTS[0]), "{}", bench.name);
        assert_eq!(best.after.as_deref(), Some(TEXTS[2]), "{}", bench.name);
        let at = best.text.find("messenger").expect("the word is there");
        let boxes = best.boxes_of(at..at + 9);
        assert_eq!(boxes.len(), 1, "{}", bench.name);
        assert!((boxes[0].rect.x0 - at as f32 * 10.0).abs() < 0.2, "{}", bench.name);
    }
}
