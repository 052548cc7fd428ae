//! Notes: fields in one cell, kept apart by a control letter; tags by spaces.

use super::super::{ApkgFault, Limits, Note, NoteType};
use super::LeftOuts;
use super::collection::{Collection, number, text};
use std::collections::{HashMap, HashSet};

/// All notes that fit a note type.
pub(super) fn read(
    collection: &Collection,
    types: &[NoteType],
    limits: &Limits,
    left_out: &mut LeftOuts,
) -> Result<Vec<Note>, ApkgFault> {
    let types: HashMap<i64, &NoteType> = types.iter().map(|of| (of.id, of)).collect();
    let mut seen = HashSet::new();
    let rows = collection.rows("notes", "id, guid, mid, mod, tags, flds", limits.notes, |row| {
        let fields = text(row, 5);
        Ok(Note {
            id: number(row, 0),
            guid: text(row, 1),
            note_type: number(row, 2),
            changed: number(row, 3),
            tags: text(row, 4).split_whitespace().map(str::to_owned).collect(),
            fields: if fields.len() > limits.note {
                Vec::new()
            } else {
                fields.split('\u{1f}').map(str::to_owned).collect()
            },
        })
    })?;
    if rows.len() > limits.notes {
        return Err(ApkgFault::too_large("it holds too many notes"));
    }
    let mut notes = Vec::with_capacity(rows.len());
    for mut note in rows {
        let what = || format!("note {}", note.id);
        if note.fields.is_empty() {
            left_out.add(what(), "It is longer than a note can be here.");
        } else if !seen.insert(note.id) {
            left_out.add(what(), "Another note has the same number.");
        } else if let Some(of) = types.get(&note.note_type) {
            note.fields.resize(of.fields.len().max(1), String::new());
            notes.push(note);
        } else {
            left_out.add(what(), "Its note type is not in the file.");
        }
    }
    Ok(notes)
}
