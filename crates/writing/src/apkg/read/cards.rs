//! Cards, as the scheduler knows them.
//!
//! A card that lies in a filtered deck is read as if it had gone back to its own. What came from Anki 2.0 has a card
//! that is being relearnt written as one in review; it is read as what it is.

use super::super::{ApkgFault, Card, Deck, Due, Limits, MemoryState, Note, State};
use super::LeftOuts;
use super::collection::{Collection, number, text, within};
use rusqlite::Row;
use std::collections::HashSet;

/// A due date beyond this is a second since 1970, below it a day.
const SECONDS_FROM: i64 = 1_000_000_000;

/// All cards of the notes. Decks that cards name and nobody described are added; the default deck goes when it is empty.
pub(super) fn read(
    collection: &Collection,
    begun: i64,
    notes: &[Note],
    decks: &mut Vec<Deck>,
    limits: &Limits,
    left_out: &mut LeftOuts,
) -> Result<Vec<Card>, ApkgFault> {
    let columns = "id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data";
    let rows = collection.rows("cards", columns, limits.cards, |row| Ok(card(row, begun)))?;
    if rows.len() > limits.cards {
        return Err(ApkgFault::too_large("it holds too many cards"));
    }
    let known: HashSet<i64> = notes.iter().map(|note| note.id).collect();
    let mut seen = HashSet::new();
    let mut cards = Vec::with_capacity(rows.len());
    for card in rows {
        if !known.contains(&card.note) {
            left_out.add(format!("card {}", card.id), "Its note is not here.");
        } else if !seen.insert(card.id) {
            left_out.add(format!("card {}", card.id), "Another card has the same number.");
        } else {
            cards.push(card);
        }
    }
    let used: HashSet<i64> = cards.iter().map(|card| card.deck).collect();
    decks.retain(|deck| deck.id != 1 || used.contains(&1));
    let described: HashSet<i64> = decks.iter().map(|deck| deck.id).collect();
    let mut missing: Vec<i64> = used.difference(&described).copied().collect();
    missing.sort_unstable();
    decks.extend(missing.into_iter().map(|id| Deck { id, name: format!("Deck {id}") }));
    Ok(cards)
}

fn card(row: &Row<'_>, begun: i64) -> Card {
    let at = |column| number(row, column);
    let (kind, queue) = (at(5), at(6));
    let state = match (kind, queue) {
        (1, _) => State::Learning,
        (2, 1 | 3) | (3, _) => State::Relearning,
        (2, _) => State::Review,
        _ => State::New,
    };
    let filtered = at(14) != 0;
    let due = if filtered && at(13) != 0 { at(13) } else { at(7) };
    Card {
        id: at(0),
        note: at(1),
        deck: if filtered { at(14) } else { at(2) },
        place: within(at(3), 0, i64::from(u16::MAX)),
        changed: at(4),
        state,
        due: match state {
            State::New => Due::Place(due),
            _ if due >= SECONDS_FROM => Due::At(due),
            _ => Due::Day(begun.saturating_add(due.saturating_mul(86_400))),
        },
        interval: within(at(8), 0, i64::from(u32::MAX)),
        ease: within(at(9), 0, i64::from(u16::MAX)),
        reviews: within(at(10), 0, i64::from(u32::MAX)),
        lapses: within(at(11), 0, i64::from(u32::MAX)),
        steps_left: within(at(12) % 1_000, 0, 999),
        suspended: queue == -1,
        buried: queue == -2 || queue == -3,
        flag: within(at(15) & 7, 0, 7),
        memory: memory(&text(row, 16)),
    }
}

/// FSRS' state, from the JSON that newer Ankis keep with a card.
fn memory(data: &str) -> Option<MemoryState> {
    if data.len() > 4_096 {
        return None;
    }
    let data: serde_json::Value = serde_json::from_str(data).ok()?;
    let said = |name: &str| data[name].as_f64().map(|number| number as f32).filter(|number| number.is_finite());
    let (stability, difficulty) = (said("s")?, said("d")?);
    (stability > 0.0).then_some(MemoryState { stability, difficulty, retention: said("dr") })
}
