//! Bytes of a package in, a [`Package`] out.
//!
//! Which of the three generations a file is, its `meta` says; before there was one, the newest collection in it counts.
//! Newer files also hold an old collection that asks to update Anki, which is not what is read.

mod archive;
mod cards;
mod collection;
mod decks;
mod media;
mod note_types;
mod notes;
mod reviews;
#[cfg(test)]
mod tests;
mod wire;

use super::{ApkgFault, LeftOut, Limits, Package};
use archive::Archive;
use collection::Collection;

/// How a package is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// `collection.anki2`.
    First,
    /// `collection.anki21` beside it.
    Second,
    /// `collection.anki21b`, packed; the list of media and the media too.
    Third,
}

/// Reads a package. Media that are too large or have unfit names are left out and listed; so are notes and cards that
/// do not hold together.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Package, ApkgFault> {
    let mut archive = Archive::open(bytes)?;
    let generation = generation(&mut archive)?;
    let collection = match generation {
        Generation::First => archive.part("collection.anki2", limits.collection)?,
        Generation::Second => archive.part("collection.anki21", limits.collection)?,
        Generation::Third => archive.packed("collection.anki21b", limits.collection)?,
    };
    let collection = Collection::open(collection.ok_or(ApkgFault::NotAPackage)?)?;
    let mut left_out = LeftOuts::default();
    let begun = collection.begun()?;
    let mut decks = decks::read(&collection, limits)?;
    let note_types = note_types::read(&collection, limits)?;
    let notes = notes::read(&collection, &note_types, limits, &mut left_out)?;
    let cards = cards::read(&collection, begun, &notes, &mut decks, limits, &mut left_out)?;
    let reviews = reviews::read(&collection, &cards, limits, &mut left_out)?;
    let media = media::read(&mut archive, generation, limits, &mut left_out)?;
    Ok(Package { begun, decks, note_types, notes, cards, reviews, media, left_out: left_out.done() })
}

fn generation(archive: &mut Archive<'_>) -> Result<Generation, ApkgFault> {
    let stated = match archive.part("meta", 4_096)? {
        Some(meta) => {
            wire::fields(&meta)?.iter().find(|(number, _)| *number == 1).and_then(|(_, value)| value.number())
        }
        None => None,
    };
    match stated {
        Some(1) => Ok(Generation::First),
        Some(2) => Ok(Generation::Second),
        Some(3) => Ok(Generation::Third),
        Some(newer) if newer > 3 => Err(ApkgFault::TooNew(newer)),
        _ if archive.has("collection.anki21b") => Ok(Generation::Third),
        _ if archive.has("collection.anki21") => Ok(Generation::Second),
        _ if archive.has("collection.anki2") => Ok(Generation::First),
        _ => Err(ApkgFault::NotAPackage),
    }
}

/// What was left out, to a length that a person can be shown.
#[derive(Default)]
pub(super) struct LeftOuts {
    listed: Vec<LeftOut>,
    more: usize,
}

impl LeftOuts {
    const LISTED: usize = 1_000;

    fn add(&mut self, what: impl Into<String>, why: &str) {
        if self.listed.len() < Self::LISTED {
            self.listed.push(LeftOut { what: what.into(), why: why.into() });
        } else {
            self.more += 1;
        }
    }

    fn done(mut self) -> Vec<LeftOut> {
        if self.more > 0 {
            let what = format!("{} more", self.more);
            self.listed.push(LeftOut { what, why: "They are not listed one by one.".into() });
        }
        self.listed
    }
}
