//! Items changed by hand; outputs of others; deleting and bringing back.

use super::*;
use crate::study::ItemChange;
use chrono::TimeDelta;
use contract::OutputFormat;

#[tokio::test]
async fn items_are_changed_left_out_and_moved_and_the_file_follows() {
    for desk in desks().await {
        let study = &desk.services.study;
        let made = desk.make(OutputKind::Glossary).await;
        let (id, first, second) = (made.output.id, made.items[0].id, made.items[1].id);
        let change = ItemChange { back: Some("in my own words".into()), ..ItemChange::default() };
        study.change_item(&desk.ada, id, first, change).await.unwrap();
        study.keep_item(&desk.ada, id, second, false).await.unwrap();
        study.move_item(&desk.ada, id, first, 1_000).await.unwrap();
        let opened = desk.open(id).await;
        let last = opened.items.last().unwrap();
        assert_eq!((last.id, last.edited, last.body.back.as_str()), (first, true, "in my own words"));
        assert_eq!((opened.items[0].id, opened.items[0].kept), (second, false));
        let saved = study.save(&desk.ada, id, OutputFormat::Md).await.unwrap();
        let text = String::from_utf8(saved.bytes).unwrap();
        assert!(text.contains("in my own words"), "{text}");
        assert!(!text.contains(&opened.items[0].body.back), "what is left out is not saved: {text}");
        let empty = ItemChange { front: Some("  ".into()), ..ItemChange::default() };
        assert!(matches!(refusal(study.change_item(&desk.ada, id, first, empty).await), Refusal::Invalid { .. }));
        let long = ItemChange { back: Some("x".repeat(10_001)), ..ItemChange::default() };
        assert!(matches!(refusal(study.change_item(&desk.ada, id, first, long).await), Refusal::Invalid { .. }));
    }
}

#[tokio::test]
async fn a_deleted_output_is_gone_comes_back_within_a_day_and_then_never() {
    for desk in desks().await {
        let study = &desk.services.study;
        let id = desk.make(OutputKind::Glossary).await.output.id;
        study.delete(&desk.ada, id).await.unwrap();
        assert_eq!(refusal(study.open(&desk.ada, id).await), Refusal::Missing);
        assert_eq!(study.list(&desk.ada, None, 1, 0).await.unwrap().total, 0);
        study.restore(&desk.ada, id).await.unwrap();
        assert!(!desk.open(id).await.items.is_empty());
        study.delete(&desk.ada, id).await.unwrap();
        desk.bench.clock.advance(TimeDelta::hours(25));
        assert_eq!(study.forget_deleted().await.unwrap(), 1);
        assert_eq!(refusal(study.restore(&desk.ada, id).await), Refusal::Missing);
    }
}

#[tokio::test]
async fn an_item_of_another_output_is_not_found() {
    for desk in desks().await {
        let study = &desk.services.study;
        let one = desk.make(OutputKind::Glossary).await;
        let other = desk.make(OutputKind::Guide).await;
        let foreign = study.keep_item(&desk.ada, one.output.id, other.items[0].id, false).await;
        assert_eq!(refusal(foreign), Refusal::Missing);
        let eve = desk.bench.person("Eve", Role::Learner).await;
        assert_eq!(refusal(study.open(&eve, one.output.id).await), Refusal::Missing);
        assert_eq!(refusal(study.of_material(&eve, desk.memory).await), Refusal::Missing);
        assert_eq!(study.of_material(&desk.ada, desk.memory).await.unwrap().len(), 2);
    }
}
