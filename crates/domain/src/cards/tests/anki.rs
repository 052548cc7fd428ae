//! Packages of Anki: out and in again, looked at before, and taken back.

use super::desks;
use crate::Fault;
use chrono::TimeDelta;
use contract::{CardDraft, CardFilter, CardKind, CardView, Grade, ImportCounts, ImportStatus, Refusal};

fn known(mut cards: Vec<CardView>) -> Vec<(String, String, contract::CardState, u32, u32, u32)> {
    cards.sort_by(|a, b| (&a.front, a.ordinal).cmp(&(&b.front, b.ordinal)));
    let facts = |card: CardView| (card.front, card.back, card.state, card.interval, card.reviews, card.lapses);
    cards.into_iter().map(facts).collect()
}

#[tokio::test]
async fn a_package_goes_out_and_comes_in_elsewhere_with_all_that_is_remembered() {
    for desk in desks().await {
        let card = desk.card("What is osmosis?").await;
        let text = "{{c1::Leaves}} are {{c2::green}}";
        let cloze = CardDraft { kind: CardKind::Cloze, front: text.into(), ..desk.draft("") };
        let gaps = desk.cards.add(&desk.actor, cloze).await.expect("made");
        desk.learn(card).await;
        desk.learn(gaps[1]).await;
        desk.pass(TimeDelta::days(12));
        desk.answer(card, Grade::Good).await;
        let package = desk.cards.export_anki(&desk.actor, CardFilter::default()).await.expect("a package");
        let counts = ImportCounts { notes: 2, cards: 3, reviews: 3, media: 0 };

        let eve = &desk.stranger;
        let look = desk.cards.import_anki(eve, "cards.apkg", package.clone(), true).await.expect("looked at");
        assert_eq!((look.import, look.counts), (None, counts), "{}: {:?}", desk.bench.name, look.rows);
        assert_eq!(desk.cards.list(eve, CardFilter::default()).await.expect("a list").total, 0);

        let report = desk.cards.import_anki(eve, "cards.apkg", package.clone(), false).await.expect("taken");
        assert_eq!((report.rows, report.counts), (look.rows, counts));
        let (theirs, ours) = (
            desk.cards.list(eve, CardFilter::default()).await.expect("a list").cards,
            desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").cards,
        );
        let plain = |text: &str| text.replace('\\', "");
        let sides = |cards| {
            known(cards)
                .into_iter()
                .map(|(front, _, state, interval, reviews, lapses)| (plain(&front), state, interval, reviews, lapses))
                .collect::<Vec<_>>()
        };
        assert_eq!(sides(theirs), sides(ours), "{}", desk.bench.name);

        let again = desk.cards.import_anki(eve, "cards.apkg", package, false).await.expect("known");
        assert!(again.import.is_none() && again.rows.iter().all(|row| row.status == ImportStatus::Known));
        let import = report.import.expect("it can be undone");
        assert!(matches!(desk.cards.undo_import(&desk.actor, import).await, Err(Fault::Refused(Refusal::Missing))));
        desk.cards.undo_import(eve, import).await.expect("taken back");
        assert_eq!(desk.cards.list(eve, CardFilter::default()).await.expect("a list").total, 0);
        assert!(desk.cards.imports(eve).await.expect("a list").is_empty());
    }
}

#[tokio::test]
async fn what_is_no_package_is_refused_in_a_sentence_and_changes_nothing() {
    for desk in desks().await {
        for bytes in [&b""[..], b"PK\x03\x04broken", b"<html>"] {
            let refused = desk.cards.import_anki(&desk.actor, "x.apkg", bytes.to_vec().into(), false).await;
            match refused {
                Err(Fault::Refused(Refusal::Invalid { field, .. })) => assert_eq!(field, "file"),
                other => panic!("{}: {other:?}", desk.bench.name),
            }
        }
        assert_eq!(desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").total, 0);
    }
}
