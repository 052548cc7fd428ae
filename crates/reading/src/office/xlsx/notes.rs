//! The notes that hang on a sheet's cells.

use super::cells::text;
use crate::office::block::Block;
use crate::office::source::Source;
use crate::package::Element;
use crate::writing::{Inline, Marker};

/// Notes of one sheet, and characters of one; the rest is left out.
const NOTES: usize = 1_000;
const CHARACTERS: usize = 2_000;

/// Each as an item that begins with its cell: `B3: as measured`.
pub(super) fn blocks(sheet: &str, source: &mut Source<'_>) -> Vec<Block> {
    let Some(part) = source.relations(sheet).first("comments").map(str::to_string) else { return Vec::new() };
    let Some(tree) = source.part(&part) else { return Vec::new() };
    let list = tree.root().and_then(|root| root.child("x:commentList"));
    let notes = list.into_iter().flat_map(|list| list.all("x:comment")).take(NOTES);
    notes.filter_map(item).collect()
}

fn item(note: Element<'_>) -> Option<Block> {
    let words = note.child("x:text").map(text)?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: String = words.chars().take(CHARACTERS).collect();
    let cell = note.get("ref").unwrap_or_default();
    (!words.is_empty()).then(|| Block::Item(0, Marker::Bullet, Inline::plain(&format!("{cell}: {words}"))))
}
