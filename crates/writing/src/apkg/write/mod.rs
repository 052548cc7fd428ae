//! A [`Package`] in, bytes of a `.apkg` out.
//!
//! It is written as Anki writes it with "Support older Anki versions" on: `collection.anki21` with schema 11, media
//! under numbers with a list in JSON, and an old collection that asks to update Anki 2.0. Every Anki since 2.1.0 opens
//! this, AnkiDroid, AnkiMobile and AnkiWeb too; the packed third generation is opened by Anki 2.1.50 and later only and
//! holds nothing more. The same package always gives the same bytes.

mod check;
mod collection;
mod described;

use super::{ApkgFault, Card, Deck, Note, NoteType, Package};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes a package, or says why it does not hold together.
pub fn write(package: &Package) -> Result<Vec<u8>, ApkgFault> {
    check::holds_together(package)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    // A message with one number: the second generation.
    part(&mut zip, "meta", stored, &[0x08, 0x02])?;
    part(&mut zip, "collection.anki21", packed, &collection::bytes(package)?)?;
    part(&mut zip, "collection.anki2", packed, &collection::bytes(&please_update(package.begun))?)?;
    let list: serde_json::Map<String, serde_json::Value> =
        package.media.iter().enumerate().map(|(place, media)| (place.to_string(), media.name.clone().into())).collect();
    part(&mut zip, "media", packed, serde_json::Value::Object(list).to_string().as_bytes())?;
    for (place, media) in package.media.iter().enumerate() {
        part(&mut zip, &place.to_string(), stored, &media.bytes)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(ApkgFault::damaged)
}

fn part(
    zip: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    options: SimpleFileOptions,
    bytes: &[u8],
) -> Result<(), ApkgFault> {
    zip.start_file(name, options).map_err(ApkgFault::damaged)?;
    zip.write_all(bytes).map_err(ApkgFault::damaged)
}

/// What Anki 2.0 shows of a file that it cannot read.
fn please_update(begun: i64) -> Package {
    let say = "Please update to the latest Anki version, then import the file again.";
    let of = NoteType::basic();
    Package {
        begun,
        decks: vec![Deck { id: 1, name: "Default".into() }],
        notes: vec![Note {
            id: 1,
            guid: "lectern-please-update".into(),
            note_type: of.id,
            fields: vec![say.into(), String::new(), String::new()],
            ..Note::default()
        }],
        note_types: vec![of],
        cards: vec![Card { id: 1, note: 1, deck: 1, ..Card::default() }],
        ..Package::default()
    }
}
