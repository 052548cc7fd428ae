//! Cards, and the reviews that keep them in memory.

mod import;
mod origin;
mod review;

pub use import::*;
pub use origin::*;
pub use review::*;

use crate::{CardId, CardImportId, FigureId, FigureView, MaterialId, Rect, SubjectId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a card asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// Front, then back.
    #[default]
    Basic,
    /// A text with gaps: `The {{c1::cell}} is …`. Each number is a card.
    Cloze,
    /// A figure with parts covered. Each mask is a card.
    Occlusion,
}

/// Where a card is on its way into memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    #[default]
    New,
    Learning,
    Review,
    Relearning,
}

/// A part of a figure or picture that is covered, in shares of its width and height from the top left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mask {
    pub rect: Rect,
    /// What it covers.
    #[serde(default)]
    pub label: String,
}

/// A figure whose parts are to be covered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureCover {
    pub figure: FigureView,
    /// Of its material.
    pub title: String,
    /// The words that stand in it and could be covered, in reading order.
    pub words: Vec<Mask>,
}

/// What a card is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardDraft {
    pub kind: CardKind,
    /// Markdown; the text with its gaps for a cloze, what is asked for an occlusion.
    pub front: String,
    /// Markdown; what is said beside the answer for a cloze.
    pub back: String,
    pub masks: Vec<Mask>,
    pub figure: Option<FigureId>,
    /// The name of a picture that came with the card, in place of a figure.
    pub picture: Option<String>,
    pub tags: Vec<String>,
    pub subject: Option<SubjectId>,
    pub material: Option<MaterialId>,
    /// From 1.
    pub page: Option<u32>,
    /// The words of the page that it rests on, and where they stand.
    pub quote: String,
    pub boxes: Vec<Rect>,
}

/// Where a card comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardSource {
    pub material: MaterialId,
    pub title: String,
    pub page: Option<u32>,
    pub quote: String,
    /// The reader, open at the page.
    pub href: String,
}

/// A card in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardView {
    pub id: CardId,
    /// The same for cards that are made from one text or figure.
    pub note: Uuid,
    pub ordinal: u32,
    pub kind: CardKind,
    pub front: String,
    pub back: String,
    /// Both sides on one line without marks; the gap that is asked in brackets.
    #[serde(default)]
    pub front_words: String,
    #[serde(default)]
    pub back_words: String,
    pub masks: Vec<Mask>,
    pub figure: Option<FigureId>,
    /// The address of the picture whose parts are covered: the figure's, or that of one that came with the card.
    #[serde(default)]
    pub picture: Option<String>,
    pub tags: Vec<String>,
    pub subject: Option<SubjectId>,
    pub source: Option<CardSource>,
    pub state: CardState,
    pub due_at: DateTime<Utc>,
    /// In days.
    pub interval: u32,
    pub reviews: u32,
    pub lapses: u32,
    /// Forgotten so often that it should be looked at where it comes from.
    pub leech: bool,
    pub suspended: bool,
    /// 0 is none, 1 to 7 a colour.
    pub flag: u32,
    pub created_at: DateTime<Utc>,
}

/// Which cards a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardsShown {
    New,
    Learning,
    Review,
    /// To be reviewed by the end of the study day.
    Due,
    Suspended,
    Leech,
    Flagged,
}

/// Which cards, and which part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardFilter {
    /// Words of either side.
    pub text: Option<String>,
    pub subject: Option<SubjectId>,
    pub material: Option<MaterialId>,
    pub tag: Option<String>,
    /// Those that came with this file.
    pub import: Option<CardImportId>,
    pub shown: Option<CardsShown>,
    /// From 1; 0 counts as 1.
    pub page: u32,
    /// At most 200; 0 counts as 50.
    pub per_page: u32,
}

/// A subject that cards are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSubject {
    pub id: SubjectId,
    pub title: String,
}

/// One part of a list of cards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardList {
    pub cards: Vec<CardView>,
    pub total: u64,
    pub page: u32,
    pub per_page: u32,
    /// Tags that the person's cards have, in their order.
    pub tags: Vec<String>,
    /// Subjects that the person's cards are in, in the order of the library.
    #[serde(default)]
    pub subjects: Vec<CardSubject>,
}

/// What became of cards that were to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardsKept {
    pub kept: Vec<CardId>,
    /// Those that were there already.
    pub known: u32,
}
