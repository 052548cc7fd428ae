//! Changing a highlight: its colour, its note, whether it is there.

use super::{Highlights, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::highlight;
use ::store::word;
use chrono::TimeDelta;
use contract::{HighlightColour, HighlightId, Refusal};

/// Letters of a note.
const LONGEST_NOTE: usize = 4_000;
/// How long a deleted highlight can be brought back.
const KEPT: TimeDelta = TimeDelta::days(1);

impl Highlights {
    /// Gives it another colour.
    pub async fn set_colour(&self, actor: &Actor, id: HighlightId, colour: HighlightColour) -> Outcome<()> {
        self.change(actor, id, |row| row.colour = word::of(colour)).await
    }

    /// Writes its note; an empty one takes it away.
    pub async fn set_note(&self, actor: &Actor, id: HighlightId, note: &str) -> Outcome<()> {
        let note = checked(note)?;
        self.change(actor, id, |row| row.note = note).await
    }

    /// Deletes it. [`Highlights::restore`] brings it back.
    pub async fn delete(&self, actor: &Actor, id: HighlightId) -> Outcome<()> {
        let now = self.tools.now();
        self.change(actor, id, |row| row.deleted_at = row.deleted_at.or(Some(now))).await
    }

    /// Brings a deleted one back.
    pub async fn restore(&self, actor: &Actor, id: HighlightId) -> Outcome<()> {
        self.change(actor, id, |row| row.deleted_at = None).await
    }

    /// Forgets for good what was deleted more than a day ago, and tells how much that was.
    pub async fn forget_deleted(&self) -> Outcome<u64> {
        Ok(store::forget_deleted(self.tools.store.writes(), self.tools.now() - KEPT).await?)
    }

    async fn change(&self, actor: &Actor, id: HighlightId, set: impl FnOnce(&mut highlight::Model)) -> Outcome<()> {
        let mut row = permit::highlight(&self.tools, actor, id).await?.into_inner();
        set(&mut row);
        row.updated_at = self.tools.now();
        Ok(store::write(self.tools.store.writes(), row).await?)
    }
}

/// A note as it is kept.
pub(super) fn checked(note: &str) -> Outcome<String> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        let say = format!("A note has at most {LONGEST_NOTE} letters.");
        return Err(Refusal::invalid("note", say).into());
    }
    Ok(note.to_owned())
}
