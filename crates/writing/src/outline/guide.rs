//! A study guide, a summary, a glossary or an outline: blocks under headings.

use super::Picture;
use serde::{Deserialize, Serialize};

/// A document that is read from beginning to end.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    pub title: String,
    pub language: String,
    pub blocks: Vec<Block>,
}

/// One part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// `level` 1 to 4; the title is above all of them.
    Heading {
        level: u8,
        text: String,
        source: String,
    },
    Paragraph {
        text: String,
        source: String,
    },
    /// A list, an outline: entries have depths.
    List {
        numbered: bool,
        entries: Vec<Entry>,
    },
    /// Terms with their definitions, as a table.
    Glossary {
        rows: Vec<GlossaryRow>,
    },
    /// LaTeX without dollars.
    Formula {
        formula: String,
        source: String,
    },
    Figure {
        picture: Picture,
        caption: String,
        source: String,
    },
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub text: String,
    /// 0 to 5. An entry that is more than one deeper than the one before it is drawn in.
    pub depth: u8,
    pub source: String,
}

/// A row of a glossary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GlossaryRow {
    pub term: String,
    pub definition: String,
    pub source: String,
}
