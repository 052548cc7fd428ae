//! Highlights on a real database.

use super::Highlights;
use crate::testing::{self, Bench, note};
use crate::{Actor, Fault};
use ::store::entities::{material, page};
use contract::{HighlightColour, HighlightDraft, HighlightId, MaterialId, Refusal, Role};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// Twice the same word, with boxes for the first line.
const TEXT: &str = "The cell divides.\nAnother cell divides.";

struct Desk {
    bench: Bench,
    highlights: Highlights,
    actor: Actor,
    stranger: Actor,
    material: MaterialId,
}

async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for bench in testing::benches().await {
        let actor = bench.person("ada", Role::Learner).await;
        let stranger = bench.person("eve", Role::Administrator).await;
        let id = Uuid::now_v7();
        let db = bench.tools.store.writes();
        let row = note(id, actor.account.0, bench.tools.now());
        material::Entity::insert(row.into_active_model()).exec_without_returning(db).await.expect("a material");
        let row = testing::page(id, TEXT, json!([4, 8, 100, 100, 200, 120]), bench.tools.now());
        page::Entity::insert(row.into_active_model()).exec_without_returning(db).await.expect("a page");
        let highlights = Highlights::new(bench.tools.clone());
        desks.push(Desk { bench, highlights, actor, stranger, material: id.into() });
    }
    desks
}

fn draft(quote: &str, nth: u32) -> HighlightDraft {
    HighlightDraft { page: 1, quote: quote.into(), nth, ..HighlightDraft::default() }
}

#[tokio::test]
async fn words_are_marked_where_they_stand_and_the_same_words_once() {
    for desk in desks().await {
        let Desk { highlights, actor, material, .. } = &desk;
        let second = highlights.add(actor, *material, draft("CELL  divides", 1)).await.expect("marked");
        let first = highlights.add(actor, *material, draft("cell", 0)).await.expect("marked");
        assert_eq!(first.boxes.len(), 1, "{}", desk.bench.name);
        assert!(second.boxes.is_empty());
        let all = highlights.of_material(actor, *material).await.expect("a list");
        assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [first.id, second.id], "in the order of the page");
        let again = HighlightDraft { colour: HighlightColour::Pink, note: "why?".into(), ..draft("cell", 0) };
        let again = highlights.add(actor, *material, again).await.expect("marked");
        assert_eq!((again.id, again.colour, again.note.as_str()), (first.id, HighlightColour::Pink, "why?"));
        let refused = highlights.add(actor, *material, draft("no such words", 0)).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Invalid { .. }))));
    }
}

#[tokio::test]
async fn colour_and_note_change_and_what_is_deleted_comes_back() {
    for desk in desks().await {
        let Desk { highlights, actor, material, .. } = &desk;
        let id = highlights.add(actor, *material, draft("cell", 0)).await.expect("marked").id;
        highlights.set_colour(actor, id, HighlightColour::Blue).await.expect("coloured");
        highlights.set_note(actor, id, " For the exam ").await.expect("noted");
        highlights.delete(actor, id).await.expect("deleted");
        assert!(highlights.of_material(actor, *material).await.expect("a list").is_empty());
        highlights.restore(actor, id).await.expect("back");
        let all = highlights.of_material(actor, *material).await.expect("a list");
        assert_eq!((all[0].colour, all[0].note.as_str()), (HighlightColour::Blue, "For the exam"));
        assert_eq!(highlights.forget_deleted().await.expect("swept"), 0);
    }
}

#[tokio::test]
async fn a_stranger_and_an_unknown_id_are_missing() {
    for desk in desks().await {
        let Desk { highlights, actor, stranger, material, .. } = &desk;
        let id = highlights.add(actor, *material, draft("cell", 0)).await.expect("marked").id;
        for (actor, id, material) in
            [(stranger, id, *material), (actor, HighlightId(Uuid::now_v7()), MaterialId(Uuid::now_v7()))]
        {
            let missing = |fault: Fault| assert!(matches!(fault, Fault::Refused(Refusal::Missing)));
            missing(highlights.add(actor, material, draft("cell", 0)).await.unwrap_err());
            missing(highlights.of_material(actor, material).await.unwrap_err());
            missing(highlights.set_colour(actor, id, HighlightColour::Pink).await.unwrap_err());
            missing(highlights.set_note(actor, id, "mine").await.unwrap_err());
            missing(highlights.delete(actor, id).await.unwrap_err());
            missing(highlights.restore(actor, id).await.unwrap_err());
        }
    }
}
