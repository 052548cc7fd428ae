//! A package with one of everything, for tests and for the checks against Anki's own library.

use super::{Card, Deck, Due, Interval, Media, MemoryState, Note, NoteType, Package, Review, ReviewKind, State};
use crate::field;
use crate::outline::Mask;

/// 22 November 2026, 4 in the morning.
const BEGUN: i64 = 1_795_320_000;
/// A picture of one point.
const POINT: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2,
    0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3,
    1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// Three notes of three types with five cards in two decks, seven reviews, two media files.
pub fn sample() -> Package {
    let types = vec![NoteType::basic(), NoteType::cloze(), NoteType::image_occlusion()];
    let note = |place: i64, fields: &[&str], tags: &[&str]| Note {
        id: BEGUN * 1_000 + place,
        guid: format!("lectern-sample-{place}"),
        note_type: types[place as usize].id,
        changed: BEGUN,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let mask = |number, left| Mask { number, left, top: 0.25, width: 0.25, height: 0.5 };
    let picture = field::picture("small heart ü.png");
    let masks = field::masks(&[mask(1, 0.0), mask(2, 0.5)]);
    let notes = vec![
        note(
            0,
            &["What does the heart do? [sound:beat.mp3]", "It <b>pumps</b> blood: \\(p = F/A\\)", "p. 3"],
            &["heart", "bio::organ"],
        ),
        note(1, &["The {{c1::aorta}} leaves the {{c2::left ventricle::chamber}}.", "", "p. 4"], &[]),
        note(2, &[&masks, &picture, "The heart", "", "", "p. 5"], &["figure"]),
    ];
    let card = |place: i64, of: i64, template| Card {
        id: BEGUN * 1_000 + 100 + place,
        note: BEGUN * 1_000 + of,
        deck: if of == 2 { 1_763_769_600_011 } else { 1_763_769_600_010 },
        place: template,
        changed: BEGUN,
        ..Card::default()
    };
    let memory = |stability, retention| Some(MemoryState { stability, difficulty: 5.25, retention });
    let cards = vec![
        Card {
            state: State::Review,
            due: Due::Day(BEGUN + 5 * 86_400),
            interval: 12,
            ease: 2_500,
            reviews: 4,
            lapses: 1,
            memory: memory(11.5, Some(0.9)),
            flag: 2,
            ..card(0, 0, 0)
        },
        Card { state: State::Learning, due: Due::At(BEGUN + 600), reviews: 1, steps_left: 2, ..card(1, 1, 0) },
        Card { due: Due::Place(7), suspended: true, ..card(2, 1, 1) },
        Card {
            state: State::Relearning,
            due: Due::At(BEGUN + 900),
            interval: 1,
            ease: 2_100,
            reviews: 2,
            lapses: 1,
            steps_left: 1,
            memory: memory(1.25, None),
            ..card(3, 2, 0)
        },
        Card { due: Due::Place(8), ..card(4, 2, 1) },
    ];
    let review = |place: i64, of: i64, answer, kind, interval| Review {
        id: (BEGUN - 30 * 86_400 + place * 86_400) * 1_000,
        card: BEGUN * 1_000 + 100 + of,
        answer,
        interval,
        interval_before: Interval::Days(0),
        ease: 2_500,
        milliseconds: 4_200,
        kind,
    };
    let reviews = vec![
        review(0, 0, 3, ReviewKind::Learning, Interval::Seconds(600)),
        review(1, 0, 3, ReviewKind::Learning, Interval::Days(1)),
        review(2, 0, 1, ReviewKind::Review, Interval::Seconds(600)),
        review(3, 0, 3, ReviewKind::Relearning, Interval::Days(12)),
        review(4, 1, 3, ReviewKind::Learning, Interval::Seconds(600)),
        review(5, 3, 4, ReviewKind::Learning, Interval::Days(4)),
        review(6, 3, 1, ReviewKind::Review, Interval::Seconds(600)),
    ];
    Package {
        begun: BEGUN,
        decks: vec![
            Deck { id: 1_763_769_600_010, name: "Biology::The heart".into() },
            Deck { id: 1_763_769_600_011, name: "Biology::Figures".into() },
        ],
        note_types: types,
        notes,
        cards,
        reviews,
        media: vec![
            Media { name: "small heart ü.png".into(), bytes: POINT.to_vec() },
            Media { name: "beat.mp3".into(), bytes: b"ID3 a sound".to_vec() },
        ],
        left_out: Vec::new(),
    }
}
