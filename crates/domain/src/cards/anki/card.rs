//! A card of Anki's as a row, with what is remembered of it.

use super::faces::Faces;
use crate::cards::{check, row};
use ::store::entities::card;
use chrono::{DateTime, TimeDelta, Utc};
use contract::{AccountId, CardDraft, CardKind};
use memory::{Calendar, CardMemory, State};
use uuid::Uuid;
use writing::apkg::{self, Due, Kind, Note};

/// Whose cards are made, and when.
pub(super) struct Taker<'a> {
    pub account: AccountId,
    pub calendar: &'a Calendar,
    pub now: DateTime<Utc>,
}

impl Taker<'_> {
    /// The row of a card. `deck` is the name of its deck, `picture` the kept picture whose parts are covered.
    pub fn row(
        &self,
        note_id: Uuid,
        (note, kind): (&Note, Kind),
        card: &apkg::Card,
        (faces, picture): (Faces, Option<String>),
        deck: Option<&str>,
    ) -> crate::Outcome<card::Model> {
        let (kind, ordinal) = match (kind, &faces.covered) {
            (Kind::Cloze, _) => (CardKind::Cloze, i32::from(card.place)),
            (_, Some(covered)) => (CardKind::Occlusion, covered.asked as i32),
            _ => (CardKind::Basic, 0),
        };
        let deck = deck.map(|deck| deck.replace(' ', "_")).filter(|deck| deck != "Default");
        let tags = note.tags.iter().cloned().chain(deck).map(|tag| tag.chars().take(60).collect()).take(30).collect();
        // A card whose template shows all of it at once still has something to turn.
        let back = if faces.back.is_empty() && kind == CardKind::Basic { faces.front.clone() } else { faces.back };
        let masks = faces.covered.map(|covered| covered.masks).unwrap_or_default();
        let draft = CardDraft { kind, front: faces.front, back, masks, picture, tags, ..CardDraft::default() };
        let draft = check::draft(draft)?;
        let row = row::blank(self.account.0, note_id, ordinal, &draft, self.now);
        let row = row::with_memory(row, &self.memory(card));
        Ok(card::Model {
            suspended: card.suspended,
            flag: i32::from(card.flag.min(7)),
            origin: Some(origin(note, card.place)),
            ..row
        })
    }

    fn memory(&self, card: &apkg::Card) -> CardMemory {
        let now = self.now;
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
                let day = seconds(second).map(|at| self.calendar.day_of(at + TimeDelta::hours(12)));
                day.map_or(now, |day| self.calendar.middle(day))
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
        memory
    }
}

/// What a card is called elsewhere.
pub(super) fn origin(note: &Note, place: u16) -> String {
    let guid: String = note.guid.chars().take(100).collect();
    format!("anki:{guid}:{place}")
}

fn seconds(second: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(second, 0)
}
