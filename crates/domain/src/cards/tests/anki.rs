//! Packages of Anki: out and in again, looked at before, and taken back.

use super::{Desk, desks};
use crate::{Actor, Fault, Outcome, Stretch};
use bytes::Bytes;
use chrono::TimeDelta;
use contract::{
    CardDraft, CardFilter, CardImportId, CardKind, CardView, Grade, ImportCounts, ImportReason, ImportState,
    ImportStatus, Refusal,
};
use writing::apkg::{self, Limits, testing::sample};

impl Desk {
    async fn package(&self) -> Bytes {
        self.cards.export_anki(&self.actor, CardFilter::default()).await.expect("a package")
    }

    /// Brings a package, as an upload does.
    async fn bring(&self, actor: &Actor, bytes: Bytes) -> Outcome<CardImportId> {
        let pieces = futures::stream::iter([Ok::<_, std::convert::Infallible>(bytes)]);
        let received = self.cards.receive_package(pieces).await.expect("received");
        self.cards.look_into(actor, "cards.apkg", received).await
    }

    async fn total(&self, actor: &Actor) -> u64 {
        self.cards.list(actor, CardFilter::default()).await.expect("a list").total
    }

    /// Packages that lie in the files.
    fn waiting(&self, actor: &Actor) -> usize {
        let folder = self.bench.tools.files.local(&format!("cards/{}/waiting", actor.account));
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    }
}

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
        let package = desk.package().await;
        let counts = ImportCounts { decks: 1, notes: 2, cards: 3, reviews: 3, ..ImportCounts::default() };

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
        let past = desk.cards.imports(eve).await.expect("a list");
        assert_eq!((past.len(), past[0].state, past[0].counts), (1, ImportState::Undone, counts));
        let own = desk.cards.import_anki(&desk.actor, "cards.apkg", desk.package().await, true).await.expect("known");
        assert_eq!((own.counts.cards, own.counts.known), (0, 2), "one's own cards are known: {:?}", own.rows);
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

#[tokio::test]
async fn a_package_that_was_looked_at_waits_is_taken_in_once_and_is_nobody_elses() {
    for desk in desks().await {
        desk.card("What is osmosis?").await;
        let (package, eve) = (desk.package().await, &desk.stranger);
        let first = desk.bring(eve, package.clone()).await.expect("looked into");
        let second = desk.bring(eve, package.clone()).await.expect("looked into");
        assert_eq!((desk.total(eve).await, desk.waiting(eve)), (0, 1), "{}: one waits, nothing is in", desk.bench.name);
        let gone = desk.cards.take_import(eve, first).await;
        assert!(matches!(gone, Err(Fault::Refused(Refusal::Missing))), "{gone:?}");
        for stranger in [
            desk.cards.import_report(&desk.actor, second).await.map(drop),
            desk.cards.take_import(&desk.actor, second).await,
            desk.cards.undo_import(&desk.actor, second).await,
        ] {
            assert!(matches!(stranger, Err(Fault::Refused(Refusal::Missing))), "{stranger:?}");
        }
        let look = desk.cards.import_report(eve, second).await.expect("a report");
        assert_eq!((look.import.state, look.report.counts.cards), (ImportState::Waiting, 1));
        for _ in 0..2 {
            desk.cards.take_import(eve, second).await.expect("taken in");
            assert_eq!((desk.total(eve).await, desk.waiting(eve)), (1, 0), "{}", desk.bench.name);
        }
        let done = desk.cards.import_report(eve, second).await.expect("a report");
        assert_eq!((done.import.state, &done.report.rows), (ImportState::Taken, &look.report.rows));
        let of_import = CardFilter { import: Some(second), ..CardFilter::default() };
        assert_eq!(desk.cards.list(eve, of_import).await.expect("a list").total, 1);
        desk.cards.undo_import(eve, second).await.expect("taken back");
        assert_eq!(desk.total(eve).await, 0);
        assert!(matches!(desk.cards.take_import(eve, second).await, Err(Fault::Refused(Refusal::Conflict { .. }))));
    }
}

#[tokio::test]
async fn a_package_that_nobody_takes_in_is_forgotten_after_a_day() {
    for desk in desks().await {
        desk.card("What is osmosis?").await;
        let import = desk.bring(&desk.stranger, desk.package().await).await.expect("looked into");
        assert_eq!(desk.cards.forget_waiting().await.expect("swept"), 0);
        desk.pass(TimeDelta::hours(25));
        assert_eq!(desk.cards.forget_waiting().await.expect("swept"), 1);
        assert_eq!(desk.waiting(&desk.stranger), 0);
        let gone = desk.cards.import_report(&desk.stranger, import).await;
        assert!(matches!(gone, Err(Fault::Refused(Refusal::Missing))), "{}: {gone:?}", desk.bench.name);
    }
}

#[tokio::test]
async fn sounds_and_pictures_with_covered_parts_come_in_and_go_out() {
    let package = Bytes::from(apkg::write(&sample()).expect("a package"));
    for desk in desks().await {
        let report = desk.cards.import_anki(&desk.actor, "sample.apkg", package.clone(), false).await.expect("taken");
        let counts = ImportCounts { decks: 2, notes: 3, cards: 5, reviews: 7, media: 2, ..Default::default() };
        assert_eq!(report.counts, counts, "{:?}", report.rows);
        assert!(report.rows.iter().all(|row| row.status == ImportStatus::Taken), "{:?}", report.rows);
        assert!(report.rows[2].title.contains("The heart"), "{:?}", report.rows[2]);
        let cards = desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").cards;
        let names = cards.iter().flat_map(|card| card.front.split(['(', ')', ':']));
        let sound = names.into_iter().find(|name| name.ends_with(".mp3")).expect("a card with a sound");
        let played = desk.cards.medium(&desk.actor, sound, Stretch::From(4)).await.expect("the sound");
        assert_eq!((played.media_type.as_str(), played.range), ("audio/mpeg", Some(4..11)));
        let mut covered: Vec<_> = cards.iter().filter(|card| card.kind == CardKind::Occlusion).collect();
        covered.sort_by_key(|card| card.ordinal);
        assert_eq!(covered.iter().map(|card| card.ordinal).collect::<Vec<_>>(), [0, 1]);
        let picture = covered[0].picture.as_deref().and_then(|address| address.strip_prefix("/cards/media/"));
        assert!(desk.cards.medium(&desk.actor, picture.expect("a picture"), Stretch::Whole).await.is_ok());
        assert_eq!((covered[0].front.as_str(), covered[0].masks.len()), ("The heart", 2));
        assert_eq!((covered[1].masks[1].rect.x0, covered[1].masks[1].rect.y1), (0.5, 0.75));

        let gone = desk.cards.medium(&desk.stranger, sound, Stretch::Whole).await;
        assert!(matches!(gone, Err(Fault::Refused(Refusal::Missing))), "it is the actor's alone");

        let bare = Bytes::from(apkg::write(&apkg::Package { media: Vec::new(), ..sample() }).expect("a package"));
        let report = desk.cards.import_anki(&desk.stranger, "x.apkg", bare, true).await.expect("read");
        let fates: Vec<_> = report.rows.iter().map(|row| (row.status, row.why)).collect();
        let (changed, left_out) = (ImportStatus::Changed, ImportStatus::LeftOut);
        let fate = [(changed, Some(ImportReason::Media)), (ImportStatus::Taken, None)];
        assert_eq!(fates, [fate[0], fate[1], (left_out, Some(ImportReason::NoPicture))]);

        let again = desk.cards.import_anki(&desk.stranger, "x.apkg", desk.package().await, true).await.expect("read");
        let back = ImportCounts { decks: 1, ..counts };
        assert_eq!(again.counts, back, "{}: {:?}", desk.bench.name, again.rows);
    }
}

#[tokio::test]
async fn an_import_taken_back_takes_its_media_along_except_what_another_card_shows() {
    let package = Bytes::from(apkg::write(&sample()).expect("a package"));
    for desk in desks().await {
        let (cards, ada) = (&desk.cards, &desk.actor);
        let take = async || {
            let report = cards.import_anki(ada, "sample.apkg", package.clone(), false).await.expect("taken");
            assert_eq!(report.counts.media, 2, "{}", desk.bench.name);
            report.import.expect("it can be undone")
        };
        let import = take().await;
        let shown = cards.list(ada, CardFilter::default()).await.expect("a list").cards;
        let names = shown.iter().flat_map(|card| card.front.split(['(', ')', ':']));
        let sound = names.into_iter().find(|name| name.ends_with(".mp3")).expect("a card with a sound").to_owned();
        let picture = shown.iter().find_map(|card| card.picture.as_deref()?.strip_prefix("/cards/media/"));
        let picture = picture.expect("a card with a picture").to_owned();
        let is_there = async |name: &str| cards.medium(ada, name, Stretch::Whole).await.is_ok();
        cards.import_anki(&desk.stranger, "sample.apkg", package.clone(), false).await.expect("taken");

        let own = desk.card(&format!("Whose heart is this? ![](media:{picture})")).await;
        cards.undo_import(ada, import).await.expect("taken back");
        assert!(!is_there(&sound).await && is_there(&picture).await, "{}: one's own card shows it", desk.bench.name);
        assert!(cards.medium(&desk.stranger, &sound, Stretch::Whole).await.is_ok(), "what others have stays");

        let again = take().await;
        assert!(is_there(&sound).await && is_there(&picture).await, "they come again with the cards");
        cards.delete(ada, &[own]).await.expect("deleted");
        cards.undo_import(ada, again).await.expect("taken back");
        assert!(!is_there(&sound).await && is_there(&picture).await, "a deleted card may come back for a day");
        desk.pass(TimeDelta::hours(25));
        cards.forget_deleted().await.expect("forgotten");
        let last = take().await;
        cards.undo_import(ada, last).await.expect("taken back");
        assert!(!is_there(&sound).await && !is_there(&picture).await, "{}", desk.bench.name);
    }
}

#[tokio::test]
async fn a_package_names_pages_in_the_language_of_its_person() {
    for desk in desks().await {
        desk.card("What is osmosis?").await;
        let places = async || {
            let package = apkg::read(&desk.package().await, &Limits::default()).expect("a package");
            package.notes[0].fields.last().cloned().unwrap_or_default()
        };
        assert_eq!(places().await, "Leaves, page 1", "{}", desk.bench.name);
        let accounts = crate::accounts::Accounts::new(desk.bench.tools.clone());
        accounts.set_language(&desk.actor, Some("de".into())).await.expect("chosen");
        assert_eq!(places().await, "Leaves, Seite 1", "{}", desk.bench.name);
    }
}
