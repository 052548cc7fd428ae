//! PDF, read in child processes of this same program.
//!
//! Invariant: nothing a PDF does (crash, loop, memory) reaches this process; it costs at most the page in hand.
//! Parent: `readers` and `process`. Child: `child`, `document`, `glyphs`, `picture`. Between them: `protocol`.

pub mod child;
mod document;
mod glyphs;
mod picture;
mod process;
mod protocol;
mod readers;

pub use picture::grey;
pub use protocol::{PdfAbout, Warning};
pub use readers::{OpenPdf, PdfReaders, ReaderSettings};
