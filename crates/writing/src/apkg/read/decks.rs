//! Decks: JSON in one cell up to schema 14, a table after that.

use super::super::{ApkgFault, Deck, Limits};
use super::collection::{Collection, json, named, number, text};

/// All decks by their ids.
pub(super) fn read(collection: &Collection, limits: &Limits) -> Result<Vec<Deck>, ApkgFault> {
    let mut decks = if collection.version >= 15 {
        collection.rows("decks", "id, name", limits.decks, |row| {
            // Parts of a name are kept apart by a control letter there.
            Ok(Deck { id: number(row, 0), name: named(&text(row, 1).replace('\u{1f}', "::")) })
        })?
    } else {
        let cell = collection.rows("col", "decks", 1, |row| Ok(text(row, 0)))?;
        let all = json(cell.first().map_or("{}", |cell| cell))?;
        let all = all.as_object().ok_or_else(|| ApkgFault::damaged("the decks are no object"))?;
        all.iter()
            .filter_map(|(id, deck)| {
                let name = deck["name"].as_str().unwrap_or_default();
                Some(Deck { id: id.parse().ok()?, name: named(name) })
            })
            .collect()
    };
    if decks.len() > limits.decks {
        return Err(ApkgFault::too_large("it holds too many decks"));
    }
    decks.sort_by_key(|deck| deck.id);
    Ok(decks)
}
