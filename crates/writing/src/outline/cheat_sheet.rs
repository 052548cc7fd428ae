//! A cheat sheet: sections of items, ranked, with a budget of sides.

use super::Picture;
use serde::{Deserialize, Serialize};

/// A cheat sheet before it is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CheatSheet {
    pub title: String,
    /// Two letters; see [`crate::outline`].
    pub language: String,
    /// How many sides it may fill: 1 to 8 (the product offers 1, 2 and 4).
    pub sides: u8,
    pub sections: Vec<Section>,
}

/// A heading and what stands under it, in this order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    pub heading: String,
    pub items: Vec<Item>,
}

/// One line, list or figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub content: Content,
    /// What matters more has more. Where the budget is short, the least goes first; of equals, the later one.
    pub weight: f32,
    /// The page it comes from, as printed.
    pub source: String,
}

/// What an item says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Content {
    Term {
        term: String,
        definition: String,
    },
    Sentence {
        text: String,
    },
    List {
        intro: String,
        entries: Vec<String>,
    },
    /// `formula` is LaTeX without dollars; `name` says what it is and may be empty.
    Formula {
        name: String,
        formula: String,
    },
    Figure {
        picture: Picture,
        caption: String,
    },
}
