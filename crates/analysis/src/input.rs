//! What is analysed: materials made of pages, as the library keeps them. Borrowed; nothing is copied that is not used.
//!
//! Ranges that do not fit the text (behind its end, inside a letter) are left out, not believed.

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Material<'a> {
    pub title: &'a str,
    /// In order.
    pub pages: Vec<Page<'a>>,
}

/// One page, or a stretch of a text without pages.
#[derive(Clone, Debug, Default)]
pub struct Page<'a> {
    /// From 1.
    pub number: u32,
    /// In reading order, paragraphs apart by a blank line.
    pub text: &'a str,
    /// In order, apart from each other. Where there are none, paragraphs are told by blank lines.
    pub blocks: Vec<Block>,
    /// The same page as Markdown, where it has one; bold words are read from it.
    pub markdown: Option<&'a str>,
    pub figures: Vec<Figure<'a>>,
    /// The text was recognised in a picture: what looks garbled is left out.
    pub recognised: bool,
}

/// A stretch of a page's text that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// Byte offset in the page's text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// With its level from 1.
    Heading(u8),
    Paragraph,
    ListItem,
    Code,
    /// One row a line, cells apart by a tab.
    Table,
    Caption,
}

/// A picture or drawing that means something by itself.
#[derive(Clone, Debug, Default)]
pub struct Figure<'a> {
    /// From 1, on its page.
    pub number: u32,
    pub caption: Option<&'a str>,
    pub alt: Option<&'a str>,
    /// The words inside it.
    pub words: Option<&'a str>,
}

/// Sentence meanings as vectors. Analysis works without; with it, likeness is told better than by words.
pub trait Meaning {
    /// One vector for each text, all of one length. Another number of vectors is taken for none.
    fn embed(&self, texts: &[&str]) -> Vec<Vec<f32>>;
}
