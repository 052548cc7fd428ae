//! Electronic books (EPUB 2 and 3): a section for each file of the reading order, named as the table of contents does.
//!
//! Invariant: whatever the bytes are, the answer is a document or a fault, in bounded memory. Nothing outside of the book
//! is fetched; scripts, styles and sound are not read.

mod contents;
mod opf;
#[cfg(test)]
mod tests;

use crate::Warning;
use crate::article::{Shown, chapter};
use crate::package::{Package, Pictures, resolve};
use crate::{Document, ReadError, Section};
use opf::Book;

/// Files of the reading order beyond this number are left out.
const CHAPTERS: usize = 5_000;
/// Bytes of Markdown beyond which the rest of the book is left out.
const MARKDOWN: usize = 64 * 1024 * 1024;

/// Reads a book.
///
/// # Errors
/// Where it is protected against copying, damaged as a whole, without text, or no book.
pub fn epub(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    if is_protected(&mut package, &book)? {
        return Err(ReadError::ProtectedBook);
    }
    let names = contents::names(&mut package, &book);
    let mut pictures = Pictures::default();
    let mut document = Document { about: book.about.clone(), ..Document::default() };
    let mut written = 0;
    let (mut lost, mut too_large) = (false, false);
    let mut warn = |code: &str, say: String| {
        if document.warnings.iter().all(|warning| warning.code != code) {
            document.warnings.push(Warning { code: code.into(), say });
        }
    };
    for (number, part) in book.order.iter().enumerate() {
        if number >= CHAPTERS || written > MARKDOWN {
            warn("book_cut", format!("This book is very long. Only its first {number} parts are read."));
            break;
        }
        // The contents are known already.
        if Some(part) == book.nav.as_ref() {
            continue;
        }
        let mut left_out = |fault: Option<ReadError>| {
            let large = matches!(fault, Some(ReadError::TooLarge { .. }));
            too_large |= large;
            match large {
                true => warn("chapter_too_large", "A part of this book is too large. It is left out.".into()),
                false => warn("chapter_left_out", "A part of this book is missing or damaged. It is left out.".into()),
            }
        };
        let bytes = match package.page(part) {
            Ok(Some(bytes)) => bytes,
            missing => {
                left_out(missing.err());
                continue;
            }
        };
        let mut place = |shown: Shown| {
            let number = picture(&shown, part, &mut package, &mut pictures);
            lost |= number.is_none();
            number
        };
        match chapter(&bytes, &mut place) {
            Ok(chapter) if chapter.markdown.trim().is_empty() => {}
            Ok(chapter) => {
                written += chapter.markdown.len();
                let label = names.get(part).cloned().or_else(|| heading(&chapter.markdown));
                document.sections.push(Section { label, markdown: chapter.markdown, notes: None });
            }
            Err(ReadError::Empty) => {}
            Err(fault) => left_out(Some(fault)),
        }
    }
    if lost {
        warn("picture_left_out", "Some pictures are missing: they are damaged, or not in the file.".into());
    }
    if document.sections.is_empty() {
        return Err(if too_large { ReadError::TooLarge { what: "this book".into() } } else { ReadError::Empty });
    }
    document.pictures = pictures.into_list();
    Ok(document)
}

fn picture(shown: &Shown, part: &str, package: &mut Package<'_>, pictures: &mut Pictures) -> Option<usize> {
    let alt = shown.alt.as_deref().unwrap_or_default();
    let number = if shown.source.contains("://") {
        pictures.address(&shown.source, alt)
    } else if shown.source.starts_with("data:") {
        None
    } else {
        pictures.part(package, &resolve(part, &opf::decoded(&shown.source)), alt)
    }?;
    if let Some(caption) = &shown.caption {
        pictures.caption(number, caption);
    }
    Some(number)
}

/// The first heading, where it is at the top.
fn heading(markdown: &str) -> Option<String> {
    let line = markdown.lines().find(|line| !line.trim().is_empty() && !line.starts_with("!["))?;
    let text = line.strip_prefix('#')?.trim_start_matches('#').trim().replace('\\', "");
    Some(text.chars().take(200).collect::<String>()).filter(|text| !text.is_empty())
}

/// Whether a part of the reading order is encrypted; fonts are in many books, to no harm.
fn is_protected(package: &mut Package<'_>, book: &Book) -> Result<bool, ReadError> {
    let Some(tree) = package.xml("META-INF/encryption.xml")? else { return Ok(false) };
    let locked = tree.root().into_iter().flat_map(|root| root.inside().collect::<Vec<_>>());
    let mut parts = locked.filter_map(|element| element.get("URI")).map(|uri| resolve("", &opf::decoded(uri)));
    Ok(parts.any(|part| book.order.contains(&part)))
}
