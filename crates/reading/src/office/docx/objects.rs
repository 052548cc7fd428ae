//! Drawings in a paragraph: pictures, text boxes, charts and diagrams, in the new form and in the old (VML).

use super::runs::Content;
use super::walk::Walk;
use crate::office::block::Block;
use crate::office::drawing::{alt, blip, graphic};
use crate::package::{Element, Relations};
use crate::writing::{Inline, Style};

/// Text boxes in text boxes are not followed further.
const DEPTH: usize = 8;

/// A `w:drawing`, `w:pict` or `w:object`.
pub(super) fn object(object: Element<'_>, relations: &Relations, walk: &mut Walk<'_, '_>, into: &mut Content) {
    if walk.depth >= DEPTH {
        return;
    }
    walk.depth += 1;
    let alt = alt(object.find("wp:docPr"));
    let mut open: Vec<Element<'_>> = vec![object];
    while let Some(element) = open.pop() {
        match element.name() {
            "pic:pic" => {
                let own = crate::office::drawing::alt(element.down(&["pic:nvPicPr", "pic:cNvPr"]));
                let words = if own.is_empty() { &alt } else { &own };
                picture(blip(element), words, relations, walk, into);
            }
            "v:imagedata" => {
                let words = element.get("o:title").unwrap_or_default();
                picture(element.get("r:id").or_else(|| element.get("r:pict")), words, relations, walk, into);
            }
            "v:textpath" => into.text.text(element.get("string").unwrap_or_default(), Style::default(), None),
            "w:txbxContent" => {
                let blocks = walk.blocks(element, relations);
                into.aside.extend(blocks);
            }
            "a:graphicData" if element.find("pic:pic").is_none() && element.find("w:txbxContent").is_none() => {
                let blocks = graphic(element, relations, walk.source);
                into.aside.extend(blocks);
                if !alt.is_empty() {
                    into.aside.push(Block::Paragraph(Inline::plain(&alt)));
                }
            }
            "o:OLEObject" => {
                walk.source.warn("embedded_files", "Files embedded in this one are not read, only their pictures.");
            }
            _ => {
                let before = open.len();
                open.extend(element.children());
                open[before..].reverse();
            }
        }
    }
    walk.depth -= 1;
}

fn picture(id: Option<&str>, alt: &str, relations: &Relations, walk: &mut Walk<'_, '_>, into: &mut Content) {
    let Some(id) = id else { return };
    match walk.source.picture(relations, id, alt) {
        Some(number) => into.text.picture(number, alt),
        None => into.text.append(Inline::plain(alt)),
    }
}
