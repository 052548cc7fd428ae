//! Highlights: words of a page that a person marked.

use crate::{HighlightId, MaterialId, PageBox};
use serde::{Deserialize, Serialize};

/// With what it is marked. What a colour means is the person's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HighlightColour {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
    Orange,
}

impl HighlightColour {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink, Self::Orange];

    /// Its name in addresses and styles.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
            Self::Orange => "orange",
        }
    }
}

/// Words that were selected, to be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HighlightDraft {
    /// From 1.
    pub page: u32,
    /// The words, however their lines are broken.
    pub quote: String,
    /// Which of the places on the page that read so, from 0.
    #[serde(default)]
    pub nth: u32,
    #[serde(default)]
    pub colour: HighlightColour,
    #[serde(default)]
    pub note: String,
}

/// A highlight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HighlightView {
    pub id: HighlightId,
    pub material: MaterialId,
    pub page: u32,
    pub quote: String,
    pub note: String,
    pub colour: HighlightColour,
    /// Empty where the page has no picture.
    pub boxes: Vec<PageBox>,
}
