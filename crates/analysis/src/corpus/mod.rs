//! The materials as analysis reads them: sections, and in each the units that can be quoted, with their words.
//!
//! Invariant: every range is inside its page's text and at letter borders; units are in reading order. What is furniture,
//! navigation, references, exercises or garbled is marked, so that nothing later quotes it.

mod asides;
mod blocks;
mod build;
mod quality;

use crate::headings::Under;
use crate::input::{Material, Page};
use crate::result::{Place, Section};
use crate::words::{Language, Lexicon, Token};
use std::ops::Range;

pub(crate) use build::read;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading,
    Sentence,
    /// Of a list, without its mark.
    Item,
    Caption,
    /// Of a table.
    Row,
    Code,
}

/// A sentence, a list item, a heading: the smallest thing that is quoted.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub material: usize,
    /// Index of the page in its material.
    pub page: usize,
    /// Bytes of the page's text; no white space at the ends.
    pub range: Range<usize>,
    pub kind: Kind,
    /// Number of the block, over all materials.
    pub block: usize,
    /// The first unit of its block.
    pub first: bool,
    /// A numbered item.
    pub ordered: bool,
    pub section: Option<usize>,
    pub under: Under,
    /// Bold stretches, in bytes of the page's text.
    pub bold: Vec<Range<usize>>,
    pub tokens: Vec<Token>,
    /// It teaches something and can be quoted by itself.
    pub sound: bool,
}

/// The materials, read.
pub(crate) struct Corpus<'a> {
    pub materials: &'a [Material<'a>],
    /// Of each material.
    pub languages: Vec<Language>,
    pub sections: Vec<Section>,
    pub units: Vec<Unit>,
    pub lexicon: Lexicon,
}

impl<'a> Corpus<'a> {
    pub fn page(&self, unit: &Unit) -> &'a Page<'a> {
        &self.materials[unit.material].pages[unit.page]
    }

    /// The unit's words as they stand.
    pub fn text(&self, unit: &Unit) -> &'a str {
        self.slice(unit, &unit.range)
    }

    /// A stretch of the unit's page.
    pub fn slice(&self, unit: &Unit, range: &Range<usize>) -> &'a str {
        self.page(unit).text.get(range.clone()).unwrap_or_default()
    }

    pub fn language(&self, unit: &Unit) -> Language {
        self.languages[unit.material]
    }

    pub fn place(&self, unit: &Unit, range: &Range<usize>) -> Place {
        Place { material: unit.material, page: self.page(unit).number, start: range.start, end: range.end }
    }
}
