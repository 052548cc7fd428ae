//! Rows as the scheduler and as a person's page want them.

use super::show;
use crate::Outcome;
use ::store::entities::{card, review};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{CardDraft, CardSource, CardState, CardView};
use memory::{CardMemory, State};
use uuid::Uuid;

/// Lapses from which on a card counts as a leech in lists.
pub(super) const LEECH: i32 = 8;

/// The most of a card's words that its address carries, in characters.
const MARKED: usize = 300;

/// A new card's row.
pub(super) fn blank(account: Uuid, note: Uuid, ordinal: i32, draft: &CardDraft, now: DateTime<Utc>) -> card::Model {
    card::Model {
        id: Uuid::now_v7(),
        account_id: account,
        note_id: note,
        ordinal,
        kind: word::of(draft.kind),
        front: draft.front.clone(),
        back: draft.back.clone(),
        masks: serde_json::json!(draft.masks),
        figure_id: draft.figure.map(|figure| figure.0),
        picture: draft.picture.clone(),
        subject_id: draft.subject.map(|subject| subject.0),
        material_id: draft.material.map(|material| material.0),
        page: draft.page.map(|page| page as i32),
        quote: Some(draft.quote.clone()).filter(|quote| !quote.is_empty()),
        boxes: serde_json::json!(draft.boxes),
        tags: serde_json::json!(draft.tags),
        suspended: false,
        buried_until: None,
        flag: 0,
        state: word::of(State::New),
        step: 0,
        stability: None,
        difficulty: None,
        ease: 2.5,
        interval: 0,
        due_at: now,
        reviewed_at: None,
        reviews: 0,
        lapses: 0,
        origin: None,
        import_id: None,
        created_at: now,
        updated_at: now,
        deleted_at: None,
    }
}

/// How well it is remembered.
pub(super) fn memory(row: &card::Model) -> Outcome<CardMemory> {
    Ok(CardMemory {
        state: word::read(&row.state)?,
        step: row.step.max(0) as u32,
        stability: row.stability,
        difficulty: row.difficulty,
        ease: row.ease,
        interval: row.interval.max(0) as u32,
        due: row.due_at,
        last_review: row.reviewed_at,
        reviews: row.reviews.max(0) as u32,
        lapses: row.lapses.max(0) as u32,
    })
}

/// The same row, remembered otherwise.
pub(super) fn with_memory(row: card::Model, memory: &CardMemory) -> card::Model {
    card::Model {
        state: word::of(memory.state),
        step: memory.step as i32,
        stability: memory.stability,
        difficulty: memory.difficulty,
        ease: memory.ease,
        interval: memory.interval as i32,
        due_at: memory.due,
        reviewed_at: memory.last_review,
        reviews: memory.reviews as i32,
        lapses: memory.lapses as i32,
        ..row
    }
}

/// How well its card was remembered before an answer; none for what was imported.
pub(super) fn before(row: &review::Model) -> Option<CardMemory> {
    serde_json::from_value(row.before.clone()?).ok()
}

/// Where a card comes from, with the reader's address: open at the page, its words marked.
pub(super) fn source(material: Uuid, title: String, page: Option<u32>, quote: String) -> CardSource {
    let mut href = format!("/materials/{material}?page={}", page.unwrap_or(1));
    let words: String = quote.chars().take(MARKED).collect();
    // A word that is cut would not be found again.
    let words = if words.len() < quote.len() { words.rsplit_once(' ').map_or("", |(whole, _)| whole) } else { &words };
    if !words.is_empty() {
        let escaped: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        href.push_str("&words=");
        href.push_str(&escaped.replace('+', "%20"));
    }
    CardSource { material: material.into(), title, page, href, quote }
}

/// As a page shows it; `title` is its material's.
pub(super) fn view(row: card::Model, title: Option<String>) -> Outcome<CardView> {
    let kind = word::read(&row.kind)?;
    let [front_words, back_words] = show::words(&row, kind);
    let page = row.page.map(|page| page.max(1) as u32);
    let quote = row.quote.unwrap_or_default();
    let source = row.material_id.zip(title).map(|(material, title)| source(material, title, page, quote));
    let brought = row.picture.map(|name| format!("/cards/media/{name}"));
    Ok(CardView {
        id: row.id.into(),
        note: row.note_id,
        ordinal: row.ordinal.max(0) as u32,
        kind,
        front: row.front,
        back: row.back,
        front_words,
        back_words,
        masks: serde_json::from_value(row.masks).unwrap_or_default(),
        figure: row.figure_id.map(Into::into),
        picture: row.figure_id.map(|figure| format!("/figures/{figure}.webp")).or(brought),
        tags: serde_json::from_value(row.tags).unwrap_or_default(),
        subject: row.subject_id.map(Into::into),
        source,
        state: word::read::<CardState>(&row.state)?,
        due_at: row.due_at,
        interval: row.interval.max(0) as u32,
        reviews: row.reviews.max(0) as u32,
        lapses: row.lapses.max(0) as u32,
        leech: row.lapses >= LEECH,
        suspended: row.suspended,
        flag: row.flag.max(0) as u32,
        created_at: row.created_at,
    })
}
