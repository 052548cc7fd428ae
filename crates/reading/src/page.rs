//! A page as everything after reading sees it. Words and blocks are byte ranges of the page's one text.
//!
//! Invariant: for every word `text[start..end] == word.text`; blocks are in order and do not overlap.

use serde::{Deserialize, Serialize};

/// One page: a PDF page, or a stretch of a text without pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// The number printed on it, when the file says so.
    pub label: Option<String>,
    /// In points, page rotation applied; 0 where there is no picture of the page.
    pub width: f32,
    /// In points, page rotation applied; 0 where there is no picture of the page.
    pub height: f32,
    /// In reading order, paragraphs apart by a blank line.
    pub text: String,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// In reading order. A word broken over two lines is two entries without a space between them.
    pub words: Vec<Word>,
    /// The page shows more than its text holds: it is a picture of text.
    pub needs_ocr: bool,
    /// Why the page could not be read, as a sentence.
    pub error: Option<String>,
    /// What the page is shown as, where it has no picture of itself: Markdown as in [`crate::Section`].
    #[serde(default)]
    pub markdown: Option<String>,
    /// What the speaker says to it.
    #[serde(default)]
    pub notes: Option<String>,
    /// In reading order.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Set where the text was recognised in a picture.
    #[serde(default)]
    pub ocr: Option<Recognised>,
}

/// A picture or drawing on a page that means something by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// From 1, on its page.
    pub number: u32,
    /// Left, top, right, bottom in points; zeros on a page without a picture of itself.
    #[serde(rename = "box")]
    pub place: [f32; 4],
    /// What stands under or over it, from "Figure 3" on.
    pub caption: Option<String>,
    pub alt: Option<String>,
    /// The words inside it.
    pub words: Option<String>,
    /// Its place in [`crate::Document::pictures`], where the document carries it as a file of its own.
    pub picture: Option<u32>,
}

/// How a page's text was recognised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recognised {
    /// `ocrs` or `tesseract`.
    pub engine: String,
    /// Mean over the words, from 0 to 1.
    pub confidence: Option<f32>,
}

/// A word where it stands. In JSON an array: `["word", start, end, x0, y0, x1, y1]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "WordRow", into = "WordRow")]
pub struct Word {
    /// As in the page's text.
    pub text: String,
    /// Byte offset in the page's text.
    pub start: u32,
    /// Byte offset in the page's text, behind the last byte.
    pub end: u32,
    /// Points from the left.
    pub x0: f32,
    /// Points from the top.
    pub y0: f32,
    /// Points from the left.
    pub x1: f32,
    /// Points from the top.
    pub y1: f32,
}

type WordRow = (String, u32, u32, f32, f32, f32, f32);

impl From<WordRow> for Word {
    fn from((text, start, end, x0, y0, x1, y1): WordRow) -> Self {
        Self { text, start, end, x0, y0, x1, y1 }
    }
}

impl From<Word> for WordRow {
    fn from(word: Word) -> Self {
        (word.text, word.start, word.end, word.x0, word.y0, word.x1, word.y1)
    }
}

/// A stretch of a page's text that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Byte offset in the page's text.
    pub start: u32,
    /// Byte offset in the page's text, behind the last byte.
    pub end: u32,
    /// The second of the recording at which it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
}

impl Block {
    /// Its part of the page's text.
    pub fn text<'a>(&self, page: &'a Page) -> &'a str {
        page.text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// With its level from 1 (the document's title) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// Lines kept as they are.
    Code,
    /// One row a line, cells apart by a tab.
    Table,
    /// What stands under a figure or over a table.
    Caption,
}

/// A line of a document's own table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// As written.
    pub title: String,
    /// From 1.
    pub level: u32,
    /// From 1; `None` where it leads nowhere.
    pub page: Option<u32>,
}
