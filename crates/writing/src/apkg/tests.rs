//! What is written is read as it was, and real packages are read with the counts that Anki finds in them.

use super::testing::sample;
use super::{
    ApkgFault, Card, Deck, Due, Interval, Kind, Limits, Media, MemoryState, Note, NoteType, Package, Review,
    ReviewKind, State, Template, read, write,
};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn there_and_back(package: &Package) -> Package {
    read(&write(package).unwrap(), &Limits::default()).unwrap()
}

#[test]
fn a_package_with_one_of_everything_comes_back_the_same() {
    assert_eq!(there_and_back(&sample()), Package { ..sample() });
    assert_eq!(write(&sample()).unwrap(), write(&sample()).unwrap());
}

#[test]
fn what_does_not_hold_together_is_not_written() {
    let broken: [fn(&mut Package); 5] = [
        |package| package.cards[0].note = 5,
        |package| package.cards[0].deck = 5,
        |package| package.notes[1].id = package.notes[0].id,
        |package| package.notes[0].tags.push("two words".into()),
        |package| package.media[0].name = "../x".into(),
    ];
    for change in broken {
        let mut package = sample();
        change(&mut package);
        assert!(matches!(write(&package), Err(ApkgFault::Inconsistent { .. })));
    }
}

fn fixture(name: &str) -> Package {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/apkg").join(name);
    read(&std::fs::read(path).unwrap(), &Limits::default()).unwrap()
}

fn counts(package: &Package) -> [usize; 4] {
    [package.notes.len(), package.cards.len(), package.reviews.len(), package.media.len()]
}

#[test]
fn packages_of_the_first_generation_are_read() {
    let package = fixture("diffmodels2-1.apkg");
    assert_eq!(counts(&package), [1, 1, 0, 0]);
    assert_eq!(package.notes[0].fields, ["front", "back"]);
    let package = fixture("media.apkg");
    assert_eq!(counts(&package), [1, 1, 0, 1]);
    assert_eq!((package.media[0].name.as_str(), package.media[0].bytes.len()), ("foo.wav", 4));
}

#[test]
fn a_package_of_the_third_generation_holds_what_was_put_into_it() {
    let package = fixture("third.apkg");
    let original = sample();
    assert_eq!(counts(&package), counts(&original));
    assert_eq!(package.left_out, []);
    for (found, put) in package.notes.iter().zip(&original.notes) {
        assert_eq!((&found.guid, &found.fields, &found.tags.len()), (&put.guid, &put.fields, &put.tags.len()));
    }
    let names: Vec<&str> = package.decks.iter().map(|deck| deck.name.as_str()).collect();
    assert!(names.contains(&"Biology::The heart"), "{names:?}");
    let kinds: Vec<Kind> = package.notes.iter().map(|note| kind_of(&package, note)).collect();
    assert_eq!(kinds, [Kind::Basic, Kind::Cloze, Kind::ImageOcclusion]);
    assert_eq!(package.cards[0].memory, original.cards[0].memory);
    assert_eq!(package.reviews, original.reviews);
    let mut media = package.media.clone();
    media.sort_by(|one, other| other.name.cmp(&one.name));
    assert_eq!(media, original.media);
}

fn kind_of(package: &Package, note: &Note) -> Kind {
    package.note_types.iter().find(|of| of.id == note.note_type).unwrap().kind
}

#[test]
fn all_packages_at_hand_are_read_and_written_again_without_loss() {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/questions/apkg");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not here", folder.display());
        return;
    };
    for file in files {
        let path = file.unwrap().path();
        let package = read(&std::fs::read(&path).unwrap(), &Limits::default()).unwrap();
        assert!(!package.notes.is_empty() && package.left_out.is_empty(), "{path:?}: {:?}", package.left_out);
        assert_eq!(there_and_back(&package), package, "{path:?}");
    }
}

fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zäöü€中ع<>&\"'{}:\\n ]{0,40}"
}

fn note_type() -> impl Strategy<Value = NoteType> {
    let template = (words(), words()).prop_map(|(question, answer)| Template { name: "T".into(), question, answer });
    let kind = prop::sample::select(vec![Kind::Basic, Kind::Cloze, Kind::ImageOcclusion]);
    (kind, 1..6_usize, prop::collection::vec(template, 1..4), words()).prop_map(|(kind, fields, templates, css)| {
        let fields = (0..fields).map(|place| format!("Field {place}")).collect();
        NoteType { id: 0, name: "Type".into(), kind, fields, templates, css }
    })
}

fn card() -> impl Strategy<Value = Card> {
    let state = prop::sample::select(vec![State::New, State::Learning, State::Review, State::Relearning]);
    let memory = prop::option::of((0.01..9_000_f32, 1.0..10_f32, prop::option::of(0.7..0.99_f32)));
    (state, -400..9_000_i64, any::<u32>(), any::<u16>(), 0..1_000_u16, 0..8_u8, any::<(bool, bool)>(), memory).prop_map(
        |(state, day, number, ease, steps_left, flag, (suspended, hidden), memory)| Card {
            state,
            due: match state {
                State::New => Due::Place(day),
                State::Learning | State::Relearning if hidden => Due::At(1_795_000_000 + day),
                _ => Due::Day(1_700_000_000 + day * 86_400),
            },
            interval: number,
            ease,
            reviews: number / 2,
            lapses: number / 3,
            steps_left,
            flag,
            suspended,
            buried: hidden && !suspended,
            memory: memory.map(|(stability, difficulty, retention)| MemoryState { stability, difficulty, retention }),
            ..Card::default()
        },
    )
}

prop_compose! {
    /// Packages that hold together: notes and cards are spread over what there is.
    fn package()(
        types in prop::collection::vec(note_type(), 1..4),
        decks in prop::collection::vec("[a-z]{1,8}(::[a-z ü]{1,8}){0,2}", 1..4),
        notes in prop::collection::vec((prop::collection::vec(words(), 6), prop::collection::vec("[a-z:]{1,9}", 0..3)), 0..8),
        cards in prop::collection::vec(card(), 0..12),
        reviews in prop::collection::vec((0..5_u8, any::<u32>(), any::<bool>(), any::<u16>(), 0..6_usize), 0..20),
        media in prop::collection::btree_map("[a-zäé0-9_ ]{1,12}\\.png", prop::collection::vec(any::<u8>(), 0..200), 0..4),
    ) -> Package {
        let id = |place: usize| 1_700_000_000_000 + place as i64;
        let types: Vec<NoteType> =
            types.into_iter().enumerate().map(|(place, of)| NoteType { id: id(place), ..of }).collect();
        let decks: Vec<Deck> =
            decks.into_iter().enumerate().map(|(place, name)| Deck { id: id(place), name }).collect();
        let notes: Vec<Note> = notes.into_iter().enumerate().map(|(place, (mut fields, tags))| {
            let of = &types[place % types.len()];
            fields.resize(of.fields.len(), String::new());
            Note { id: id(place), guid: format!("g{place}"), note_type: of.id, changed: 1_700_000_000, fields, tags }
        }).collect();
        let cards: Vec<Card> = if notes.is_empty() { Vec::new() } else {
            cards.into_iter().enumerate().map(|(place, card)| {
                Card { id: id(place), note: id(place % notes.len()), deck: id(place % decks.len()), ..card }
            }).collect()
        };
        let kinds = [ReviewKind::Learning, ReviewKind::Review, ReviewKind::Relearning, ReviewKind::Filtered,
            ReviewKind::Manual, ReviewKind::Rescheduled];
        let reviews: Vec<Review> = if cards.is_empty() { Vec::new() } else {
            reviews.into_iter().enumerate().map(|(place, (answer, number, short, ease, kind))| Review {
                id: id(place),
                card: id(place % cards.len()),
                answer,
                interval: if short { Interval::Seconds(number.max(1)) } else { Interval::Days(number) },
                interval_before: Interval::Days(number / 7),
                ease,
                milliseconds: number,
                kind: kinds[kind],
            }).collect()
        };
        let media = media.into_iter().map(|(name, bytes)| Media { name, bytes }).collect();
        Package { begun: 1_700_000_000, decks, note_types: types, notes, cards, reviews, media, left_out: Vec::new() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_is_written_is_read_as_it_was(package in package()) {
        prop_assert_eq!(there_and_back(&package), package);
    }
}
