//! Reading: bytes in, pages out. Every page is text in reading order, its blocks, its figures, and its words with
//! their boxes where it has a shape.
//!
//! Invariants: a page's text depends on the file alone (not on which pages were read before it), every offset is a
//! byte offset into that text, and whatever a file does can only kill a child process.
//! It knows no database, no clock, no account, and fetches nothing.

mod about;
mod delimiters;
mod document;
mod fault;
mod figures;
mod flow;
mod kind;
mod language;
mod markdown;
mod material;
mod notebook;
mod package;
mod page;
mod picture_size;
mod plain_text;
mod program;
mod readers;
mod recognition;
mod report;
mod sections;
mod separated;
mod tex_symbols;
mod transcript;
mod writing;

pub mod article;
pub mod child;
pub mod chunks;
pub mod epub;
pub mod evaluation;
pub mod images;
pub mod layout;
pub mod ocr;
pub mod office;
pub mod pdf;

pub use about::{MaterialAbout, Warning};
pub use delimiters::to_dollars;
pub use document::{About, Document, Picture, Section};
pub use fault::ReadError;
pub use flow::read_bytes;
pub use kind::{Kind, sniff, sniff_file, sniff_named};
pub use language::language;
pub use markdown::markdown;
pub use material::OpenMaterial;
pub use page::{Block, BlockKind, Figure, OutlineEntry, Page, Recognised, Word};
pub use picture_size::picture_size;
pub use plain_text::plain_text;
pub use readers::{Ocr, OpenOptions, ReaderSettings, Readers};
pub use report::{ReadOptions, ReadReport, read_file};
