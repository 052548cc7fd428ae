//! That a package holds together before it is written.

use super::super::{ApkgFault, Due, Kind, Package, is_plain_name};
use std::collections::{HashMap, HashSet};

pub(super) fn holds_together(package: &Package) -> Result<(), ApkgFault> {
    let fail = |what: String| Err(ApkgFault::Inconsistent { what });
    let decks = unique("deck", package.decks.iter().map(|deck| deck.id))?;
    unique("note type", package.note_types.iter().map(|of| of.id))?;
    unique("review", package.reviews.iter().map(|review| review.id))?;
    unique("note", package.notes.iter().map(|note| note.id))?;
    let cards = unique("card", package.cards.iter().map(|card| card.id))?;
    let types: HashMap<i64, _> = package.note_types.iter().map(|of| (of.id, of)).collect();
    if let Some(of) = package.note_types.iter().find(|of| of.fields.is_empty() || of.templates.is_empty()) {
        return fail(format!("note type {} has no field or no template", of.id));
    }
    if let Some(deck) = package.decks.iter().find(|deck| deck.name.is_empty()) {
        return fail(format!("deck {} has no name", deck.id));
    }
    let (mut notes, mut guids) = (HashMap::new(), HashSet::new());
    for note in &package.notes {
        let Some(of) = types.get(&note.note_type) else { return fail(format!("note {} has no note type", note.id)) };
        if note.fields.len() != of.fields.len() || !guids.insert(&note.guid) {
            return fail(format!("note {} does not fit its note type or has another's guid", note.id));
        }
        if note.tags.iter().any(|tag| tag.is_empty() || tag.contains(char::is_whitespace)) {
            return fail(format!("note {} has a tag with a space", note.id));
        }
        notes.insert(note.id, *of);
    }
    for card in &package.cards {
        let Some(of) = notes.get(&card.note) else { return fail(format!("card {} has no note", card.id)) };
        if !decks.contains(&card.deck) {
            return fail(format!("card {} has no deck", card.id));
        }
        if of.kind == Kind::Basic && usize::from(card.place) >= of.templates.len() {
            return fail(format!("card {} has no template", card.id));
        }
        if let Due::Day(second) = card.due
            && (second - package.begun) % 86_400 != 0
        {
            return fail(format!("card {} is due within a day of the collection", card.id));
        }
    }
    if let Some(review) = package.reviews.iter().find(|review| !cards.contains(&review.card)) {
        return fail(format!("review {} has no card", review.id));
    }
    let mut names = HashSet::new();
    match package.media.iter().find(|media| !is_plain_name(&media.name) || !names.insert(&media.name)) {
        Some(media) => fail(format!("media {} has an unfit name", media.name)),
        None => Ok(()),
    }
}

fn unique(what: &str, ids: impl Iterator<Item = i64>) -> Result<HashSet<i64>, ApkgFault> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(ApkgFault::Inconsistent { what: format!("two of {what} {id}") });
        }
    }
    Ok(seen)
}
