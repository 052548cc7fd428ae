//! A document that flows: what office files, books, web pages and transcripts become, before each of its sections is
//! shown and searched as a page.
//!
//! Invariant: a section is Markdown and nothing but Markdown (no HTML inside); a picture in it is written
//! `![alt](picture:N)`, where N is its place in [`Document::pictures`]. Nothing in here has been fetched.

use crate::about::Warning;

/// A document, read whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What it says of itself.
    pub about: About,
    /// In reading order: a slide, a sheet, a chapter, an article.
    pub sections: Vec<Section>,
    /// Each once, in the order of first use.
    pub pictures: Vec<Picture>,
    /// What was left out, and why.
    pub warnings: Vec<Warning>,
}

/// What a document says of itself. Empty strings are never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: Option<String>,
    pub author: Option<String>,
    /// As `YYYY-MM-DD` where it could be understood.
    pub date: Option<String>,
    /// The name of the site a web page is from.
    pub site: Option<String>,
    /// As the file has it, BCP 47.
    pub language: Option<String>,
}

/// A stretch of a document that is cited as one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What people call it, where it has a name of its own: `Slide 3`, a sheet's or a chapter's title.
    pub label: Option<String>,
    pub markdown: String,
    /// What the speaker says to it.
    pub notes: Option<String>,
}

/// A picture that a document carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The bytes as they stand in the file: PNG, JPEG, GIF, WebP, TIFF, BMP, SVG, EMF. Not looked at yet.
    pub bytes: Vec<u8>,
    /// Where the bytes would be, when the document does not carry them: an absolute address.
    pub address: Option<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
}
