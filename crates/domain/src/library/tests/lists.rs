//! Lists: filtered, ordered, in parts.

use super::{Desk, desks};
use contract::{MaterialFilter, MaterialId, MaterialKind, MaterialOrder, MaterialState, Refusal};

async fn titles(desk: &Desk, filter: MaterialFilter) -> Vec<String> {
    let list = desk.library.materials(&desk.actor, filter).await.expect("a list");
    list.materials.into_iter().map(|material| material.title).collect()
}

async fn some(desk: &Desk) -> Vec<MaterialId> {
    let mut ids = Vec::new();
    for (name, text) in [("Zebra_stripes.md", "One."), ("apple 100%.txt", "Two."), ("Übung.md", "Three.")] {
        ids.push(desk.take(name, text.as_bytes()).await);
        desk.bench.clock.advance(chrono::Duration::minutes(1));
    }
    ids
}

#[tokio::test]
async fn lists_are_filtered_by_every_part_of_the_filter() {
    for desk in desks().await {
        let ids = some(&desk).await;
        let subject = desk.library.create_subject(&desk.actor, "Biology").await.expect("made");
        desk.library.put_in_subject(&desk.actor, ids[0], Some(subject.id)).await.expect("put");
        desk.library.set_tags(&desk.actor, ids[1], vec!["exam".into(), "say \"hi\"".into()]).await.expect("tagged");
        desk.library.set_tags(&desk.actor, ids[2], vec!["exams".into()]).await.expect("tagged");
        desk.library.write_note(&desk.actor, None, "A note", "Words.").await.expect("written");
        let filter = MaterialFilter::default;
        assert_eq!(titles(&desk, MaterialFilter { subject: Some(subject.id), ..filter() }).await, ["Zebra stripes"]);
        assert_eq!(titles(&desk, MaterialFilter { kind: Some(MaterialKind::Note), ..filter() }).await, ["A note"]);
        assert_eq!(titles(&desk, MaterialFilter { tag: Some("exam".into()), ..filter() }).await, ["apple 100%"]);
        assert_eq!(titles(&desk, MaterialFilter { tag: Some("say \"hi\"".into()), ..filter() }).await, ["apple 100%"]);
        for (text, found) in [
            ("ZEBRA", vec!["Zebra stripes"]),
            ("stripes zeb", vec!["Zebra stripes"]),
            ("100%", vec!["apple 100%"]),
            ("%", vec!["apple 100%"]),
            ("_", vec![]),
            ("Übung", vec!["Übung"]),
        ] {
            assert_eq!(titles(&desk, MaterialFilter { text: Some(text.into()), ..filter() }).await, found, "{text}");
        }
        let waiting = MaterialFilter { state: Some(MaterialState::Waiting), ..filter() };
        assert_eq!(titles(&desk, waiting).await.len(), 4);
        desk.work().await;
        let ready = MaterialFilter { state: Some(MaterialState::Ready), ..filter() };
        assert_eq!(titles(&desk, ready).await.len(), 4);
        let subjects = desk.library.subjects(&desk.actor).await.expect("subjects");
        assert_eq!((subjects[0].title.as_str(), subjects[0].materials), ("Biology", 1));
    }
}

#[tokio::test]
async fn lists_are_ordered_and_come_in_parts() {
    for desk in desks().await {
        let ids = some(&desk).await;
        let by = |order| MaterialFilter { order, ..MaterialFilter::default() };
        assert_eq!(titles(&desk, by(MaterialOrder::Newest)).await, ["Übung", "apple 100%", "Zebra stripes"]);
        assert_eq!(titles(&desk, by(MaterialOrder::Title)).await[..2], ["apple 100%", "Zebra stripes"]);
        desk.library.open(&desk.actor, ids[1]).await.expect("opened");
        assert_eq!(titles(&desk, by(MaterialOrder::Recent)).await, ["apple 100%", "Übung", "Zebra stripes"]);
        let part = MaterialFilter { page: 2, per_page: 2, ..MaterialFilter::default() };
        let list = desk.library.materials(&desk.actor, part).await.expect("a part");
        assert_eq!((list.total, list.page, list.per_page, list.materials.len()), (3, 2, 2, 1));
        assert_eq!(list.materials[0].title, "Zebra stripes");
    }
}

#[tokio::test]
async fn titles_tags_and_places_are_checked_and_kept() {
    for desk in desks().await {
        let id = desk.take("a.md", b"Words.").await;
        desk.work().await;
        desk.library.rename(&desk.actor, id, "  Cells \n and  more ").await.expect("renamed");
        desk.library.set_tags(&desk.actor, id, vec![" week 1".into(), "Week 1".into()]).await.expect("tagged");
        desk.library.keep_place(&desk.actor, id, 1).await.expect("kept");
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!(
            (view.title.as_str(), view.tags, view.place),
            ("Cells and more", vec!["week 1".to_owned()], Some(1))
        );
        let empty = desk.library.rename(&desk.actor, id, " ").await;
        assert!(matches!(empty, Err(crate::Fault::Refused(Refusal::Invalid { ref field, .. })) if field == "title"));
        assert!(desk.library.keep_place(&desk.actor, id, 2).await.is_err());
    }
}
