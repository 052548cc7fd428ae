//! PDF, as the child process reads it.
//!
//! Invariant: nothing in here runs in the parent; what a PDF does (crash, loop, memory) costs at most the page in hand.

mod document;
mod glyphs;
mod open;
mod picture;
mod shapes;

pub(crate) use document::library;
pub(crate) use open::OpenPdf;
pub use picture::grey;

/// The file of the PDF library on this system: `libpdfium.so`, on macOS `libpdfium.dylib`.
pub fn library_name() -> String {
    format!("libpdfium{}", std::env::consts::DLL_SUFFIX)
}
