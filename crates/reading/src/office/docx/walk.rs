//! Going through a document's body, and what is remembered on the way.

use super::fields::Fields;
use super::numbering::Numbering;
use super::styles::Styles;
use crate::office::block::Block;
use crate::office::source::Source;
use crate::package::{Element, Relations, Tree};

/// Where the reading is.
pub(super) struct Walk<'w, 'a> {
    pub(super) styles: &'w Styles,
    pub(super) numbering: Numbering,
    pub(super) fields: Fields,
    /// Those at the foot of a page, those at the end.
    pub(super) notes: [&'w (Tree, Relations); 2],
    /// How many of each were called.
    pub(super) called: [u64; 2],
    pub(super) in_note: bool,
    /// Drawings in drawings.
    pub(super) depth: usize,
    pub(super) source: &'w mut Source<'a>,
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(
        styles: &'w Styles,
        numbering: Numbering,
        notes: [&'w (Tree, Relations); 2],
        source: &'w mut Source<'a>,
    ) -> Self {
        let fields = Fields::default();
        Self { styles, numbering, fields, notes, called: [0; 2], in_note: false, depth: 0, source }
    }

    /// The blocks of a body, a cell, a note or a text box.
    pub(super) fn blocks(&mut self, parent: Element<'_>, relations: &Relations) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.into(parent, relations, &mut blocks);
        blocks
    }

    fn into(&mut self, parent: Element<'_>, relations: &Relations, blocks: &mut Vec<Block>) {
        for child in parent.children() {
            match child.name() {
                "w:p" => self.paragraph(child, relations, blocks),
                "w:tbl" => {
                    let table = self.table(child, relations);
                    blocks.push(table);
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" | "w:smartTag" => {
                    self.into(child, relations, blocks);
                }
                "m:oMathPara" | "m:oMath" => {
                    let mut text = crate::writing::Inline::default();
                    crate::office::drawing::formulas(child, &mut text);
                    blocks.push(Block::Paragraph(text));
                }
                "w:altChunk" => {
                    self.source.warn("embedded_files", "Files embedded in this one are not read, only their pictures.");
                }
                _ => {}
            }
        }
    }
}
