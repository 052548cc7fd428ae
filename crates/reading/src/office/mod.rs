//! Office files: presentations, documents and sheets of the Office Open XML kind, as [`Document`]s.
//!
//! Invariant: whatever the bytes are, the answer is a document or a fault, in bounded memory; a part that is broken costs
//! that part and a warning. Nothing is computed anew: formulas, fields and numbers are shown as the file last showed
//! them. Of comments only the notes on a sheet's cells are read; macros and embedded files are not.

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

use crate::package::{Element, Package, Relations, Tree};
use crate::{Document, ReadError};

/// Reads whichever of them the file is, by what is in it: names and first bytes are not always right.
///
/// # Errors
/// Where it is locked, of the older kind, damaged as a whole, or none of them.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    match program(&mut gate::open(bytes)?)? {
        Program::PowerPoint => pptx(bytes),
        Program::Excel => xlsx(bytes),
        Program::ExcelBinary => Err(ReadError::OtherFormat { format: "xlsb".into() }),
        Program::Word => docx(bytes),
    }
}

/// What a file is read as.
enum Program {
    Word,
    PowerPoint,
    Excel,
    /// A workbook that is not written in XML.
    ExcelBinary,
}

/// Told by the part that the file says it begins with, else by the parts that are usual.
fn program(package: &mut Package<'_>) -> Result<Program, ReadError> {
    let stated = Relations::of(package, "")?.first("officeDocument").map(str::to_lowercase);
    let usual = ["ppt/presentation.xml", "xl/workbook.xml", "xl/workbook.bin"];
    let part = stated
        .filter(|part| package.has(part))
        .or_else(|| usual.into_iter().find(|part| package.has(part)).map(str::to_string))
        .unwrap_or_default();
    Ok(match part.split_once('/').map_or("", |(folder, _)| folder) {
        "xl" if part.ends_with(".bin") => Program::ExcelBinary,
        "xl" => Program::Excel,
        "ppt" => Program::PowerPoint,
        "word" => Program::Word,
        // A file may keep its parts where it likes.
        _ => match package.xml(&part)?.as_ref().and_then(Tree::root).map(Element::name) {
            Some("x:workbook") => Program::Excel,
            Some("p:presentation") => Program::PowerPoint,
            _ => Program::Word,
        },
    })
}
