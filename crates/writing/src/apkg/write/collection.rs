//! The collection as an SQLite database with schema 11.

use super::super::{ApkgFault, Card, Due, Interval, Note, Package, Review, ReviewKind, State};
use super::described;
use crate::field;
use rusqlite::{Connection, Statement, params};
use serde_json::{Map, Value};
use sha1::{Digest, Sha1};
use std::collections::HashMap;

const SCHEMA: &str = include_str!("schema.sql");
/// Not yet synced.
const UNSYNCED: i64 = -1;

pub(super) fn bytes(package: &Package) -> Result<Vec<u8>, ApkgFault> {
    let database = Connection::open_in_memory().map_err(ApkgFault::damaged)?;
    fill(&database, package).map_err(ApkgFault::damaged)?;
    database.serialize("main").map(|data| data.to_vec()).map_err(ApkgFault::damaged)
}

fn fill(database: &Connection, package: &Package) -> rusqlite::Result<()> {
    database.execute_batch("PRAGMA page_size=4096; BEGIN;")?;
    database.execute_batch(SCHEMA)?;
    let changed = package.notes.iter().map(|note| note.changed).chain([package.begun]).max().unwrap_or(0);
    database.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            package.begun,
            changed.saturating_mul(1_000),
            described::configuration(package).to_string(),
            described::note_types(package, changed).to_string(),
            described::decks(package, changed).to_string(),
            described::deck_options().to_string(),
        ],
    )?;
    let mut insert = database.prepare("INSERT INTO notes VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,0,'')")?;
    for one in &package.notes {
        note(&mut insert, one)?;
    }
    let mut insert =
        database.prepare("INSERT INTO cards VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,0,0,?15,?16)")?;
    let answered = package.reviews.iter().filter(|review| review.answer > 0);
    let mut last = HashMap::new();
    for review in answered {
        let at: &mut i64 = last.entry(review.card).or_default();
        *at = (*at).max(review.id.div_euclid(1_000));
    }
    for one in &package.cards {
        card(&mut insert, one, package.begun, last.get(&one.id).copied())?;
    }
    let mut insert = database.prepare("INSERT INTO revlog VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)")?;
    for one in &package.reviews {
        review(&mut insert, one)?;
    }
    database.execute_batch("COMMIT;")
}

fn note(insert: &mut Statement<'_>, note: &Note) -> rusqlite::Result<()> {
    let fields: Vec<String> = note.fields.iter().map(|field| field.replace('\u{1f}', " ")).collect();
    // Anki finds duplicates by the words of the first field, and sorts by them.
    let first = field::words(fields.first().map_or("", |field| field));
    let digest = Sha1::digest(first.as_bytes());
    let sum = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
    let tags = if note.tags.is_empty() { String::new() } else { format!(" {} ", note.tags.join(" ")) };
    let fields = fields.join("\u{1f}");
    insert.execute(params![note.id, note.guid, note.note_type, note.changed, UNSYNCED, tags, fields, first, sum])?;
    Ok(())
}

fn card(insert: &mut Statement<'_>, card: &Card, begun: i64, last: Option<i64>) -> rusqlite::Result<()> {
    let (kind, active) = match (card.state, card.due) {
        (State::New, _) => (0, 0),
        (State::Learning, Due::Day(_)) => (1, 3),
        (State::Learning, _) => (1, 1),
        (State::Review, _) => (2, 2),
        (State::Relearning, Due::Day(_)) => (3, 3),
        (State::Relearning, _) => (3, 1),
    };
    let queue = match (card.suspended, card.buried) {
        (true, _) => -1,
        (_, true) => -3,
        _ => active,
    };
    let due = match card.due {
        Due::Place(place) => place,
        Due::At(second) => second,
        Due::Day(second) => (second - begun).div_euclid(86_400),
    };
    let mut data = Map::new();
    if let Some(memory) = card.memory {
        data.insert("s".into(), memory.stability.into());
        data.insert("d".into(), memory.difficulty.into());
        data.extend(memory.retention.map(|retention| ("dr".to_owned(), retention.into())));
    }
    // When it was answered last: FSRS counts the days from there.
    data.extend(last.map(|second| ("lrt".to_owned(), second.into())));
    let data = if data.is_empty() { String::new() } else { Value::Object(data).to_string() };
    insert.execute(params![
        card.id,
        card.note,
        card.deck,
        card.place,
        card.changed,
        UNSYNCED,
        kind,
        queue,
        due,
        card.interval,
        card.ease,
        card.reviews,
        card.lapses,
        card.steps_left,
        card.flag,
        data,
    ])?;
    Ok(())
}

fn review(insert: &mut Statement<'_>, review: &Review) -> rusqlite::Result<()> {
    let kind = match review.kind {
        ReviewKind::Learning => 0,
        ReviewKind::Review => 1,
        ReviewKind::Relearning => 2,
        ReviewKind::Filtered => 3,
        ReviewKind::Manual => 4,
        ReviewKind::Rescheduled => 5,
    };
    insert.execute(params![
        review.id,
        review.card,
        UNSYNCED,
        review.answer,
        stored(review.interval),
        stored(review.interval_before),
        review.ease,
        review.milliseconds,
        kind,
    ])?;
    Ok(())
}

/// Below zero it is seconds.
fn stored(interval: Interval) -> i64 {
    match interval {
        Interval::Days(days) => i64::from(days),
        Interval::Seconds(seconds) => -i64::from(seconds),
    }
}
