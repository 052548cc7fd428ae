//! Cards as a package for Anki, with their schedule, their log and their media.

use crate::Outcome;
use crate::cards::{medium::Medium, row};
use ::store::entities::{card, review};
use ::store::word;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use contract::{CardKind, Mask};
use memory::{Calendar, State};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;
use writing::apkg::{self, Deck, Due, Interval, Media, MemoryState, Note, NoteType, Package, Review, ReviewKind};
use writing::{field, outline, words::Words};

const DECK: i64 = 1_763_769_600_100;

/// Names of what cards show and play.
pub(super) fn media_named(rows: &[card::Model]) -> BTreeSet<String> {
    rows.iter().flat_map(|row| Medium::names([&row.front, &row.back], row.picture.as_deref())).collect()
}

/// Figures that cards show.
pub(super) fn figures_of(rows: &[card::Model]) -> BTreeSet<Uuid> {
    rows.iter().filter_map(|row| row.figure_id).collect()
}

/// What a figure is called in a package.
pub(super) fn figure_name(figure: Uuid) -> String {
    format!("figure-{figure}.webp")
}

/// The package, with the titles of materials and the words of its person's language. `media` by name.
pub(super) fn package(
    rows: &[card::Model],
    reviews: &[review::Model],
    (titles, said): (&HashMap<Uuid, String>, &Words),
    media: Vec<(String, Bytes)>,
    calendar: &Calendar,
) -> Outcome<Package> {
    let (basic, cloze, covered) = (NoteType::basic(), NoteType::cloze(), NoteType::image_occlusion());
    let first = rows.iter().map(|row| row.created_at).min().unwrap_or_default();
    let begun = calendar.day_of(first);
    let begins = calendar.begins(begun).timestamp();
    let mut ids = Ids::default();
    let mut notes: BTreeMap<Uuid, i64> = BTreeMap::new();
    let mut numbers: HashMap<Uuid, i64> = HashMap::new();
    let mut package = Package {
        begun: begins,
        decks: vec![Deck { id: DECK, name: "Lectern".into() }],
        media: media.into_iter().map(|(name, bytes)| Media { name, bytes: bytes.to_vec() }).collect(),
        ..Package::default()
    };
    for (place, row) in (0..).zip(rows) {
        let kind: CardKind = word::read(&row.kind)?;
        let note = match notes.get(&row.note_id) {
            Some(note) => *note,
            None => {
                let id = ids.next(row.created_at);
                let source = source(row, titles, said);
                let (front, back) = (html(&row.front), html(&row.back));
                let shown = row.figure_id.map(figure_name).or_else(|| row.picture.clone());
                let picture = shown.map(|name| field::picture(&name)).unwrap_or_default();
                let (note_type, fields) = match kind {
                    CardKind::Basic => (basic.id, vec![front + &picture, back, source]),
                    CardKind::Cloze => (cloze.id, vec![front, back, source]),
                    CardKind::Occlusion => (covered.id, vec![masks(row), picture, front, back, String::new(), source]),
                };
                let tags: Vec<String> = serde_json::from_value(row.tags.clone()).unwrap_or_default();
                let tags = tags.iter().map(|tag| tag.split_whitespace().collect::<Vec<_>>().join("_")).collect();
                let guid = match row.origin.as_deref().and_then(|origin| origin.strip_prefix("anki:")) {
                    Some(origin) => origin.rsplit_once(':').map_or(origin, |(guid, _)| guid).to_owned(),
                    None => row.note_id.simple().to_string(),
                };
                let changed = row.updated_at.timestamp();
                package.notes.push(Note { id, guid, note_type, changed, fields, tags });
                notes.insert(row.note_id, id);
                id
            }
        };
        let id = ids.next(row.created_at);
        numbers.insert(row.id, id);
        package.cards.push(packed(row, (id, note, place), kind, begins, calendar)?);
    }
    for answer in reviews {
        let Some(card) = numbers.get(&answer.card_id) else { continue };
        let state: State = word::read(&answer.state)?;
        package.reviews.push(Review {
            id: ids.next(answer.at),
            card: *card,
            answer: answer.grade.clamp(1, 4) as u8,
            interval: Interval::Days(answer.interval_after.max(0) as u32),
            interval_before: Interval::Days(answer.interval_before.max(0) as u32),
            ease: 0,
            milliseconds: (answer.seconds * 1000.0).max(0.0) as u32,
            kind: match state {
                State::New | State::Learning => ReviewKind::Learning,
                State::Review => ReviewKind::Review,
                State::Relearning => ReviewKind::Relearning,
            },
        });
    }
    package.note_types = vec![basic, cloze, covered];
    Ok(package)
}

fn packed(
    row: &card::Model,
    (id, note, place): (i64, i64, i64),
    kind: CardKind,
    begins: i64,
    calendar: &Calendar,
) -> Outcome<apkg::Card> {
    let memory = row::memory(row)?;
    let begun = DateTime::from_timestamp(begins, 0).unwrap_or_default();
    let days = i64::from(calendar.days_between(begun, memory.due));
    Ok(apkg::Card {
        id,
        note,
        deck: DECK,
        place: if kind == CardKind::Basic { 0 } else { row.ordinal.clamp(0, 499) as u16 },
        changed: row.updated_at.timestamp(),
        state: match memory.state {
            State::New => apkg::State::New,
            State::Learning => apkg::State::Learning,
            State::Review => apkg::State::Review,
            State::Relearning => apkg::State::Relearning,
        },
        due: match memory.state {
            State::New => Due::Place(place),
            State::Learning | State::Relearning => Due::At(memory.due.timestamp()),
            State::Review => Due::Day(begins + days * 86_400),
        },
        interval: memory.interval,
        ease: if memory.state == State::New { 0 } else { (memory.ease * 1000.0) as u16 },
        reviews: memory.reviews,
        lapses: memory.lapses,
        steps_left: u16::from(memory.in_steps()),
        suspended: row.suspended,
        flag: row.flag.clamp(0, 7) as u8,
        memory: memory.stability.zip(memory.difficulty).map(|(stability, difficulty)| MemoryState {
            stability,
            difficulty,
            retention: None,
        }),
        ..apkg::Card::default()
    })
}

/// A side as a field; media go by their names there.
fn html(markdown: &str) -> String {
    field::html(&markdown.replace("](media:", "]("))
}

fn masks(row: &card::Model) -> String {
    let masks: Vec<Mask> = serde_json::from_value(row.masks.clone()).unwrap_or_default();
    let masks: Vec<_> = (1..)
        .zip(masks)
        .map(|(number, Mask { rect, .. })| outline::Mask {
            number,
            left: rect.x0,
            top: rect.y0,
            width: rect.x1 - rect.x0,
            height: rect.y1 - rect.y0,
        })
        .collect();
    field::masks(&masks)
}

fn source(row: &card::Model, titles: &HashMap<Uuid, String>, said: &Words) -> String {
    let Some(title) = row.material_id.and_then(|material| titles.get(&material)) else { return String::new() };
    let place = match row.page {
        Some(page) => format!("{title}, {}", said.page_long(page.max(0) as u32)),
        None => title.clone(),
    };
    field::html(&outline::literal(&place))
}

/// Ids as Anki has them: milliseconds, each once.
#[derive(Default)]
struct Ids(BTreeSet<i64>);

impl Ids {
    fn next(&mut self, at: DateTime<Utc>) -> i64 {
        let mut id = at.timestamp_millis().max(1);
        while !self.0.insert(id) {
            id += 1;
        }
        id
    }
}
