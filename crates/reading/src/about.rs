//! What an open file says of itself, whichever kind it is.

use crate::page::OutlineEntry;
use serde::{Deserialize, Serialize};

/// What a file says of itself, and how it is laid out. Empty strings are never kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MaterialAbout {
    /// How many pages it has: slides, sheets, chapters or stretches of a text count as pages.
    pub pages: u32,
    /// Width and height of each in points, page rotation applied; empty where pages have no shape of their own.
    pub sizes: Vec<(f32, f32)>,
    /// Its title, when it is worth showing.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was made or published: `2016-12-31` or as the file says.
    pub date: Option<String>,
    /// The name of the site a web page is from.
    pub site: Option<String>,
    /// As the file has it, BCP 47.
    pub language: Option<String>,
    /// Its table of contents.
    pub outline: Vec<OutlineEntry>,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
}

/// Something odd that did not stop the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A short name for programs.
    pub code: String,
    /// A sentence.
    pub say: String,
}
