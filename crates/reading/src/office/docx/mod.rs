//! Documents of word processors: one section with its headings, lists, tables, notes and pictures.
//!
//! Invariant: what a reader of the printed page would read is there once, in order: insertions that were tracked, not
//! deletions; the results of fields, not their instructions. Headers, footers and comments are left out, unless a header
//! or footer holds the only text.

mod captions;
mod fields;
mod labels;
mod numbering;
mod objects;
mod paragraph;
mod runs;
mod styles;
mod symbols;
mod table;
mod walk;

use super::block;
use super::gate;
use super::source::Source;
use crate::package::{Relations, Tree};
use crate::writing::Writer;
use crate::{Document, ReadError, Section};
use walk::Walk;

/// Reads a document (DOCX, DOCM, DOTX).
///
/// # Errors
/// Where it is locked, of the older kind, damaged as a whole, or no document.
pub fn docx(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut source = Source::new(gate::open(bytes)?);
    let (name, tree) = source.main("word/document.xml")?;
    let root = tree.root().filter(|root| root.name() == "w:document").ok_or(ReadError::NotThisKind)?;
    let relations = source.relations(&name);
    let related = |kind: &str, source: &mut Source<'_>| {
        relations.first(kind).map(str::to_string).and_then(|part| Some((source.part(&part)?, source.relations(&part))))
    };
    let styles = related("styles", &mut source).map(|(tree, _)| tree).unwrap_or_default();
    let numbers = related("numbering", &mut source).map(|(tree, _)| tree).unwrap_or_default();
    let footnotes = related("footnotes", &mut source).unwrap_or_default();
    let endnotes = related("endnotes", &mut source).unwrap_or_default();
    let styles = styles::Styles::read(&styles);
    let numbering = numbering::Numbering::read(&numbers, &styles);
    let mut walk = Walk::new(&styles, numbering, [&footnotes, &endnotes], &mut source);
    let mut blocks = root.child("w:body").map(|body| walk.blocks(body, &relations)).unwrap_or_default();
    if block::is_empty(&blocks) {
        for kind in ["header", "footer"] {
            let margin: Option<(Tree, Relations)> = related(kind, walk.source);
            if let Some((tree, relations)) = &margin {
                blocks.extend(tree.root().map(|root| walk.blocks(root, relations)).unwrap_or_default());
            }
        }
    }
    captions::give(&blocks, &mut source);
    let mut writer = Writer::default();
    block::write(&blocks, &mut writer);
    Ok(source.finish(vec![Section { label: None, markdown: writer.finish(), notes: None }]))
}
