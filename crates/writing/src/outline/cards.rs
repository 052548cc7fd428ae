//! Flashcards as rows, for spreadsheets and programs. For Anki see [`crate::apkg`].

use super::Picture;
use serde::{Deserialize, Serialize};

/// Cards of one deck.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CardSet {
    pub title: String,
    pub cards: Vec<Card>,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub face: CardFace,
    pub tags: Vec<String>,
    /// The page it comes from, as printed.
    pub source: String,
}

/// What it asks and answers, in Markdown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CardFace {
    Basic {
        front: String,
        back: String,
    },
    /// `{{c1::hidden}}` or `{{c1::hidden::hint}}` in the text.
    Cloze {
        text: String,
        more: String,
    },
    /// The masked parts of a picture.
    Occlusion {
        picture: Picture,
        header: String,
        more: String,
        masks: Vec<Mask>,
    },
}

/// A rectangle that hides a part of a picture, in shares of its width and height (0 to 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mask {
    /// From 1; masks with the same number are asked together.
    pub number: u16,
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}
