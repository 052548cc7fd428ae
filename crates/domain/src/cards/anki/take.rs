//! A package of Anki's as rows: cards, what is remembered of them, their reviews, their pictures. Each note says what
//! became of it.

use super::faces::{Faces, faces};
use crate::cards::{check, row};
use ::store::entities::{card, card_import, review};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use contract::{AccountId, CardDraft, CardKind, ImportCounts, ImportReport, ImportRow, ImportStatus};
use memory::{Calendar, CardMemory, State};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;
use writing::apkg::{self, Due, Kind, Note, NoteType, Package, ReviewKind};

/// Rows of a report; what is beyond is in the counts.
const MOST_ROWS: usize = 5_000;
/// Characters of a note in a report.
const TITLE: usize = 80;

/// What a package holds for an account.
pub(super) struct Taken {
    pub cards: Vec<card::Model>,
    pub reviews: Vec<review::Model>,
    /// By their names.
    pub media: BTreeMap<String, Bytes>,
    pub report: ImportReport,
}

/// The row of an import.
pub(super) fn import(
    id: Uuid,
    account: AccountId,
    file_name: &str,
    counts: ImportCounts,
    now: DateTime<Utc>,
) -> card_import::Model {
    card_import::Model {
        id,
        account_id: account.0,
        file_name: file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
        cards: counts.cards as i32,
        reviews: counts.reviews as i32,
        created_at: now,
    }
}

/// What becomes of a package. `known` are the origins of cards that are there.
pub(super) fn taken(
    package: Package,
    account: AccountId,
    calendar: &Calendar,
    known: &HashSet<String>,
    now: DateTime<Utc>,
) -> Taken {
    let pictures: HashMap<&str, (String, &[u8])> = package
        .media
        .iter()
        .filter_map(|media| Some((media.name.as_str(), (picture_name(&media.bytes)?, media.bytes.as_slice()))))
        .collect();
    let types: HashMap<i64, &NoteType> = package.note_types.iter().map(|one| (one.id, one)).collect();
    let decks: HashMap<i64, &str> = package.decks.iter().map(|deck| (deck.id, deck.name.as_str())).collect();
    let mut cards_of: HashMap<i64, Vec<&apkg::Card>> = HashMap::new();
    for card in &package.cards {
        cards_of.entry(card.note).or_default().push(card);
    }
    let mut answers: HashMap<i64, Vec<&apkg::Review>> = HashMap::new();
    for answer in &package.reviews {
        answers.entry(answer.card).or_default().push(answer);
    }
    let mut taken = Taken {
        cards: Vec::new(),
        reviews: Vec::new(),
        media: BTreeMap::new(),
        report: ImportReport { import: None, rows: Vec::new(), counts: ImportCounts::default() },
    };
    for (nth, note) in package.notes.iter().enumerate() {
        let title: String = note.fields.first().map(|field| writing::field::words(field)).unwrap_or_default();
        let title: String = title.chars().take(TITLE).collect();
        let mut row = |status, why: &str| {
            let say = if why.is_empty() { title.clone() } else { format!("{title}: {why}") };
            if taken.report.rows.len() < MOST_ROWS {
                taken.report.rows.push(ImportRow { row: nth as u32 + 1, status, say });
            }
        };
        let Some(note_type) = types.get(&note.note_type) else {
            row(ImportStatus::LeftOut, "its note type is missing.");
            continue;
        };
        if note_type.kind == Kind::ImageOcclusion {
            row(ImportStatus::LeftOut, "pictures with covered parts stay in Anki.");
            continue;
        }
        let mut cards = cards_of.remove(&note.id).unwrap_or_default();
        cards.sort_by_key(|card| card.place);
        let fresh: Vec<_> = cards.iter().filter(|card| !known.contains(&origin(note, card.place))).collect();
        if fresh.is_empty() {
            let status = if cards.is_empty() { ImportStatus::LeftOut } else { ImportStatus::Known };
            row(status, if cards.is_empty() { "it has no card." } else { "" });
            continue;
        }
        let note_id = Uuid::now_v7();
        let (mut made, mut missing, mut refused) = (0, 0, None);
        for card in fresh {
            let Some(mut faces) = faces(note_type, note, card.place) else { continue };
            missing += with_pictures(&mut faces, &pictures, &mut taken.media);
            match card_row(account, note_id, note, note_type, card, faces, decks.get(&card.deck), calendar, now) {
                Ok(mut kept) => {
                    let own = answers.remove(&card.id).unwrap_or_default();
                    kept.reviewed_at = own.iter().filter(|one| one.answer > 0).map(|one| moment(one.id)).max();
                    let log = log(account, kept.id, &own);
                    taken.report.counts.reviews += log.len() as u32;
                    taken.reviews.extend(log);
                    taken.cards.push(kept);
                    made += 1;
                }
                Err(fault) => refused = Some(fault.into_refusal().say()),
            }
        }
        taken.report.counts.cards += made;
        taken.report.counts.notes += u32::from(made > 0);
        match (made, refused, missing) {
            (0, refused, _) => row(ImportStatus::LeftOut, refused.as_deref().unwrap_or("it has no face.")),
            (_, Some(refused), _) => row(ImportStatus::Changed, &refused),
            (_, None, 0) => row(ImportStatus::Taken, ""),
            (_, None, _) => row(ImportStatus::Changed, "sounds and pictures of other kinds are left out."),
        }
    }
    for left in &package.left_out {
        if taken.report.rows.len() < MOST_ROWS {
            let say = format!("{}: {}", left.what, left.why);
            taken.report.rows.push(ImportRow { row: 0, status: ImportStatus::LeftOut, say });
        }
    }
    taken.report.counts.media = taken.media.len() as u32;
    taken
}

#[expect(clippy::too_many_arguments, reason = "a card of Anki's is spread over as many tables")]
fn card_row(
    account: AccountId,
    note_id: Uuid,
    note: &Note,
    note_type: &NoteType,
    card: &apkg::Card,
    faces: Faces,
    deck: Option<&&str>,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> crate::Outcome<card::Model> {
    let kind = if note_type.kind == Kind::Cloze { CardKind::Cloze } else { CardKind::Basic };
    let deck = deck.map(|deck| deck.replace(' ', "_")).filter(|deck| deck != "Default");
    let tags = note.tags.iter().cloned().chain(deck).map(|tag| tag.chars().take(60).collect()).take(30).collect();
    // A card whose template shows all of it at once still has something to turn.
    let back = if faces.back.is_empty() && kind == CardKind::Basic { faces.front.clone() } else { faces.back };
    let draft = CardDraft { kind, front: faces.front, back, tags, ..CardDraft::default() };
    let draft = check::draft(draft)?;
    let ordinal = if kind == CardKind::Cloze { i32::from(card.place) } else { 0 };
    let row = row::blank(account.0, note_id, ordinal, &draft, now);
    let mut memory = CardMemory::new(now);
    memory.state = match card.state {
        apkg::State::New => State::New,
        apkg::State::Learning => State::Learning,
        apkg::State::Review => State::Review,
        apkg::State::Relearning => State::Relearning,
    };
    memory.due = match card.due {
        Due::Place(_) => now,
        Due::At(second) => seconds(second).unwrap_or(now),
        // An hour into the day, whichever way clocks were put since it was counted.
        Due::Day(second) => {
            let day = seconds(second).map(|at| calendar.day_of(at + TimeDelta::hours(12)));
            day.map_or(now, |day| calendar.middle(day))
        }
    };
    memory.interval = card.interval.min(36_500);
    if card.ease > 0 {
        memory.ease = (f32::from(card.ease) / 1000.0).clamp(1.3, 10.0);
    }
    memory.reviews = card.reviews.min(1_000_000);
    memory.lapses = card.lapses.min(1_000_000);
    if let Some(known) = card.memory.filter(|known| known.stability > 0.0 && known.difficulty > 0.0) {
        memory.stability = Some(known.stability.clamp(0.001, 36_500.0));
        memory.difficulty = Some(known.difficulty.clamp(1.0, 10.0));
    }
    let row = row::with_memory(row, &memory);
    Ok(card::Model {
        suspended: card.suspended,
        flag: i32::from(card.flag.min(7)),
        origin: Some(origin(note, card.place)),
        ..row
    })
}

/// What a card is called elsewhere.
pub(super) fn origin(note: &Note, place: u16) -> String {
    let guid: String = note.guid.chars().take(100).collect();
    format!("anki:{guid}:{place}")
}

/// Points the faces at kept pictures, and tells how many media they lose.
fn with_pictures(
    faces: &mut Faces,
    pictures: &HashMap<&str, (String, &[u8])>,
    kept: &mut BTreeMap<String, Bytes>,
) -> u32 {
    let mut missing = 0;
    for name in &faces.media {
        match pictures.get(name.as_str()) {
            Some((kept_name, bytes)) => {
                let (from, to) = (format!("](<{name}>)"), format!("](media:{kept_name})"));
                faces.front = faces.front.replace(&from, &to);
                faces.back = faces.back.replace(&from, &to);
                kept.entry(kept_name.clone()).or_insert_with(|| Bytes::copy_from_slice(bytes));
            }
            None => missing += 1,
        }
    }
    missing
}

/// The name under which a picture is kept; none for what is no picture that a page can show.
fn picture_name(bytes: &[u8]) -> Option<String> {
    let ending = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ => return None,
    };
    Some(format!("{}.{ending}", hex::encode(Sha256::digest(bytes))))
}

/// The log of a card, as far as somebody answered.
fn log(account: AccountId, card: Uuid, answers: &[&apkg::Review]) -> Vec<review::Model> {
    let mut given: Vec<_> = answers
        .iter()
        .filter(|one| (1..=4).contains(&one.answer))
        .filter(|one| !matches!(one.kind, ReviewKind::Manual | ReviewKind::Rescheduled))
        .collect();
    given.sort_by_key(|one| one.id);
    let days = |interval: apkg::Interval| match interval {
        apkg::Interval::Days(days) => days.min(36_500) as i32,
        apkg::Interval::Seconds(_) => 0,
    };
    let entry = |(nth, one): (usize, &&&apkg::Review)| review::Model {
        id: Uuid::now_v7(),
        account_id: account.0,
        card_id: card,
        client_id: Uuid::now_v7(),
        grade: i32::from(one.answer),
        at: moment(one.id),
        state: ::store::word::of(match one.kind {
            ReviewKind::Learning if nth == 0 => State::New,
            ReviewKind::Learning => State::Learning,
            ReviewKind::Relearning => State::Relearning,
            _ => State::Review,
        }),
        interval_before: days(one.interval_before),
        interval_after: days(one.interval),
        seconds: (one.milliseconds as f32 / 1000.0).min(600.0),
        before: None,
        received_at: moment(one.id),
    };
    given.iter().enumerate().map(entry).collect()
}

fn moment(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

fn seconds(second: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(second, 0)
}
