//! Office files: presentations, documents and sheets of the Office Open XML kind, as [`Document`]s.
//!
//! Invariant: whatever the bytes are, the answer is a document or a fault, in bounded memory; a part that is broken costs
//! that part and a warning. Nothing is computed anew: formulas, fields and numbers are shown as the file last showed
//! them. Comments, macros and embedded files are not read.

mod block;
mod chart;
mod docx;
mod drawing;
mod gate;
mod math;
mod number;
mod pptx;
mod smart_art;
mod source;
#[cfg(test)]
mod tests;
mod xlsx;

pub use docx::docx;
pub use pptx::pptx;
pub use xlsx::xlsx;

use crate::{Document, ReadError};

/// Reads whichever of them the file is, by what is in it: names and first bytes are not always right.
///
/// # Errors
/// Where it is locked, of the older kind, damaged as a whole, or none of them.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let package = gate::open(bytes)?;
    if package.has("ppt/presentation.xml") { pptx(bytes) } else { docx(bytes) }
}
