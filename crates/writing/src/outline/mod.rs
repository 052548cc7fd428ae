//! What a file is made from: plain data, one shape for each kind of file.
//!
//! **Texts** are inline Markdown: `**bold**`, `*italic*`, `` `code` ``, `$formula$`, and nothing else; whatever looks
//! like HTML, a link or a picture is printed as words. Text that is not Markdown goes through [`literal`] first.
//! **Languages** are two letters ("de"); they choose hyphenation and the few words that the writer adds itself
//! ("Answer key"). An unknown or empty one is taken as English without hyphenation.
//! **Sources** are labels as they are printed: "p. 12" or "Cells, p. 12". Empty means none.
//!
//! Outlines can be stored as JSON. Bytes of pictures are not stored with them: fill them in before writing.

mod cards;
mod cheat_sheet;
mod concept_map;
mod guide;
mod past_paper;
mod quiz;

pub use cards::{Card, CardFace, CardSet, Mask};
pub use cheat_sheet::{CheatSheet, Content, Item, Section};
pub use concept_map::{ConceptMap, Edge, Node};
pub use guide::{Block, Entry, GlossaryRow, Guide};
pub use past_paper::{Cited, PaperAnswer, PaperQuestion, PastPaper};
pub use quiz::{Difficulty, Question, QuestionKind, QuizPaper};

use serde::{Deserialize, Serialize};

/// A picture of a figure: PNG, JPEG, GIF or WebP, at most 16 MB and 40 megapixels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// How it is found again (a key, a file name); the same name means the same picture.
    pub name: String,
    /// What it shows, for those who cannot see it.
    #[serde(default)]
    pub alt: String,
    /// The file's bytes. Not stored with the outline.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Plain text as it has to be written in an outline, so that nothing in it is taken for Markdown.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '`' | '$' | '~' | '<' | '>' | '[' | ']' | '&' | '#' | '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
