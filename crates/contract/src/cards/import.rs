//! Files of cards that are taken in: looked at first, undone later.

use crate::CardImportId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Looked at, and kept for a day.
    Waiting,
    Taken,
    /// Its cards are gone again.
    Undone,
}

/// What became of one row of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportStatus {
    /// A card, or in a dry run would be one.
    Taken,
    /// There already.
    Known,
    /// Taken, but not all of it.
    Changed,
    LeftOut,
}

/// Why a row was not taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportReason {
    /// The file does not hold the type of the note.
    NoNoteType,
    NoCard,
    /// Nothing is left to show.
    NoFace,
    /// The file does not hold what a field shows or plays, or it is of a kind that pages do not know.
    Media,
    /// Parts that are covered together are covered by one rectangle.
    Masks,
    /// A picture with covered parts, and no picture.
    NoPicture,
    /// Another reason, which only the row's sentence says.
    Other,
}

/// One row of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// From 1; 0 where it is about no single note.
    pub row: u32,
    pub status: ImportStatus,
    /// What it is: the beginning of the note.
    pub title: String,
    pub why: Option<ImportReason>,
    /// What it is, and why it is so.
    pub say: String,
}

/// How much an import holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportCounts {
    pub decks: u32,
    pub notes: u32,
    pub cards: u32,
    pub reviews: u32,
    pub media: u32,
    /// Rows that lost something, that were there already, and that were left out.
    pub changed: u32,
    pub known: u32,
    pub left_out: u32,
}

/// A deck of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportDeck {
    /// Parents first, separated by `::`.
    pub name: String,
    /// Those that are taken.
    pub cards: u32,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportReport {
    /// None in a dry run, and where nothing was taken.
    pub import: Option<CardImportId>,
    /// At most 5,000.
    pub rows: Vec<ImportRow>,
    pub counts: ImportCounts,
    /// Those with cards that are taken; at most 200.
    pub decks: Vec<ImportDeck>,
}

/// An import in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    pub id: CardImportId,
    pub file_name: String,
    pub state: ImportState,
    pub counts: ImportCounts,
    /// When it was looked at; once it is taken in, when that was.
    pub created_at: DateTime<Utc>,
}

/// An import with its report. Rows that lost something stand first, at most 500.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportDetail {
    pub import: ImportView,
    pub report: ImportReport,
}
