//! Cards are made, found, changed, deleted and brought back.

use super::desks;
use crate::Fault;
use contract::{CardDraft, CardFilter, CardKind, CardsShown, Mask, Rect, Refusal};

#[tokio::test]
async fn a_card_knows_its_page_and_is_found_by_its_words_tag_and_material() {
    for desk in desks().await {
        let draft = CardDraft { tags: vec!["bio".into(), "Bio ".into()], ..desk.draft("What colour are Leaves?") };
        desk.cards.add(&desk.actor, draft).await.expect("made");
        desk.card("Something else").await;
        let filters = [
            CardFilter { text: Some("leaves COLOUR".into()), ..CardFilter::default() },
            CardFilter { tag: Some("bio".into()), ..CardFilter::default() },
        ];
        for filter in filters {
            let found = desk.cards.list(&desk.actor, filter).await.expect("a list");
            assert_eq!((found.total, found.tags.clone()), (1, vec!["bio".to_owned()]), "{}", desk.bench.name);
            let source = found.cards[0].source.clone().expect("a source");
            assert_eq!(source.href, format!("/materials/{}?page=1&words=Leaves%20are%20green.", desk.material));
            assert_eq!((source.title.as_str(), source.quote.as_str()), ("Leaves", "Leaves are green."));
        }
        let filter =
            CardFilter { material: Some(desk.material.into()), shown: Some(CardsShown::New), ..CardFilter::default() };
        assert_eq!(desk.cards.list(&desk.actor, filter).await.expect("a list").total, 2);
        let filter = CardFilter { text: Some("100%".into()), ..CardFilter::default() };
        assert_eq!(desk.cards.list(&desk.actor, filter).await.expect("a list").total, 0);
    }
}

#[tokio::test]
async fn each_gap_and_each_mask_is_a_card_and_a_changed_text_keeps_what_is_remembered() {
    for desk in desks().await {
        let draft =
            CardDraft { kind: CardKind::Cloze, front: "{{c1::Leaves}} are {{c2::green}}".into(), ..desk.draft("") };
        let ids = desk.cards.add(&desk.actor, draft).await.expect("made");
        assert_eq!(ids.len(), 2);
        desk.learn(ids[1]).await;
        let text = "{{c2::green}} are leaves, {{c3::mostly}}";
        desk.cards.edit_sides(&desk.actor, ids[1], text.into(), String::new(), Vec::new()).await.expect("changed");
        let list = desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list");
        let mut ordinals: Vec<_> = list.cards.iter().map(|card| (card.ordinal, card.reviews)).collect();
        ordinals.sort();
        assert_eq!(ordinals, [(1, 1), (2, 0)], "{}", desk.bench.name);
        assert!(list.cards.iter().all(|card| card.front == text));
        desk.cards.restore(&desk.actor, &[ids[0]]).await.expect("the gap that went can come back");
    }
}

#[tokio::test]
async fn what_cannot_be_a_card_is_refused_with_its_field() {
    for desk in desks().await {
        let mask = Mask { rect: Rect { x0: 0.5, y0: 0.0, x1: 0.2, y1: 1.0 }, label: String::new() };
        let drafts = [
            ("front", CardDraft { front: "  ".into(), ..desk.draft("") }),
            ("back", CardDraft { back: String::new(), ..desk.draft("x") }),
            ("front", CardDraft { kind: CardKind::Cloze, ..desk.draft("no gap") }),
            ("figure", CardDraft { kind: CardKind::Occlusion, masks: vec![mask], ..desk.draft("x") }),
            ("front", desk.draft(&"x".repeat(10_001))),
            ("tags", CardDraft { tags: vec!["t".repeat(61)], ..desk.draft("x") }),
        ];
        for (field, draft) in drafts {
            match desk.cards.add(&desk.actor, draft).await {
                Err(Fault::Refused(Refusal::Invalid { field: named, .. })) => assert_eq!(named, field),
                other => panic!("{field}: {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn made_cards_are_kept_once_however_often_they_are_kept() {
    for desk in desks().await {
        let drafts: Vec<_> = (0..300).map(|nth| desk.draft(&format!("Question {}", nth % 250))).collect();
        let kept = desk.cards.keep_made(&desk.actor, drafts.clone()).await.expect("kept");
        assert_eq!((kept.kept.len(), kept.known), (250, 50), "{}", desk.bench.name);
        let again = desk.cards.keep_made(&desk.actor, drafts).await.expect("kept");
        assert_eq!((again.kept.len(), again.known), (0, 300));
    }
}

#[tokio::test]
async fn a_deleted_card_comes_back_whole_within_a_day_and_not_later() {
    for desk in desks().await {
        let card = desk.card("one").await;
        desk.learn(card).await;
        let before = desk.cards.card(&desk.actor, card).await.expect("a card");
        desk.cards.delete(&desk.actor, &[card]).await.expect("deleted");
        assert_eq!(desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").total, 0);
        desk.cards.restore(&desk.actor, &[card]).await.expect("back");
        assert_eq!(desk.cards.card(&desk.actor, card).await.expect("a card"), before);
        desk.cards.delete(&desk.actor, &[card]).await.expect("deleted");
        desk.pass(chrono::TimeDelta::hours(25));
        assert_eq!(desk.cards.forget_deleted().await.expect("forgotten"), 1, "{}", desk.bench.name);
        assert!(desk.cards.restore(&desk.actor, &[card]).await.is_err());
    }
}

#[tokio::test]
async fn tags_are_added_and_taken_away_of_many_at_once() {
    for desk in desks().await {
        let (one, two) = (desk.card("one").await, desk.card("two").await);
        let tags = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        desk.cards.tag(&desk.actor, &[one, two], &tags(&["exam", "week 1"]), &[]).await.expect("tagged");
        desk.cards.tag(&desk.actor, &[two], &tags(&["new"]), &tags(&["EXAM"])).await.expect("tagged");
        let card = desk.cards.card(&desk.actor, two).await.expect("a card");
        assert_eq!(card.tags, ["week 1", "new"], "{}", desk.bench.name);
        assert_eq!(desk.cards.card(&desk.actor, one).await.expect("a card").tags, ["exam", "week 1"]);
    }
}

#[tokio::test]
async fn exports_hold_every_card_and_cells_with_commas_are_quoted() {
    for desk in desks().await {
        desk.card("Green, \"light\"\nor dark?").await;
        let csv = desk.cards.export_csv(&desk.actor, CardFilter::default()).await.expect("a table");
        assert!(csv.contains("\"Green, \"\"light\"\"\nor dark?\""), "{csv}");
        let json = desk.cards.export_json(&desk.actor, CardFilter::default()).await.expect("a list");
        let cards: Vec<contract::CardView> = serde_json::from_str(&json).expect("cards");
        assert_eq!(cards.len(), 1);
    }
}
