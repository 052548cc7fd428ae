//! Reading: bytes in, pages out. Every page is text in reading order, its blocks, and its words with their boxes.
//!
//! Invariants: a page's text depends on the file alone (not on which pages were read before it), every offset is a
//! byte offset into that text, and whatever a file does can only kill a child process.
//! It knows no database, no clock, no account.

mod document;
mod fault;
mod kind;
mod language;
mod markdown;
mod page;
mod plain_text;
mod report;
mod sections;

pub mod article;
pub mod chunks;
pub mod evaluation;
pub mod layout;
pub mod ocr;
pub mod pdf;

pub use document::{About, Document, Picture, Section};
pub use fault::ReadError;
pub use kind::{Kind, sniff};
pub use language::language;
pub use markdown::markdown;
pub use page::{Block, BlockKind, Figure, OutlineEntry, Page, Recognised, Word};
pub use pdf::{OpenPdf, PdfAbout, PdfReaders, ReaderSettings, Warning};
pub use plain_text::plain_text;
pub use report::{ReadOptions, ReadReport, read_file};
