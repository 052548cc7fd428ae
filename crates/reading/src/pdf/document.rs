//! An open PDF inside the child: what it says of itself, and its pages as sheets.
//!
//! Invariant: titles and outlines are bounded, loops in them end.

use crate::ReadError;
use crate::about::{MaterialAbout, Warning};
use crate::page::OutlineEntry;
use pdfium_render::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Files up to here are read whole; larger ones as pdfium asks, so that a child stays small.
const WHOLE_AT_MOST: u64 = 8 * 1024 * 1024;
const OUTLINE_AT_MOST: usize = 5_000;
const OUTLINE_DEPTH: u32 = 12;
const PAGES_AT_MOST: u32 = 50_000;
/// More pages than these missing at the end are not named one by one.
const MISSING_AT_MOST: usize = 100;
const LABEL_AT_MOST: usize = 500;

/// Loads the library: a file, or the folder that holds it.
pub(crate) fn library(path: &Path) -> Result<Pdfium, ReadError> {
    let file = if path.is_dir() { Pdfium::pdfium_platform_library_name_at_path(path) } else { path.to_path_buf() };
    let bindings = Pdfium::bind_to_library(&file)
        .map_err(|error| ReadError::Unavailable(format!("{}: {error}", file.display())))?;
    Ok(Pdfium::new(bindings))
}

/// Opens a file.
pub(super) fn open<'a>(pdfium: &'a Pdfium, file: &Path, password: Option<&str>) -> Result<PdfDocument<'a>, ReadError> {
    let mut source = File::open(file)?;
    let length = source.metadata()?.len();
    let mut head = Vec::new();
    source.by_ref().take(1100).read_to_end(&mut head)?;
    if length == 0 || head.iter().all(u8::is_ascii_whitespace) && length <= head.len() as u64 {
        return Err(ReadError::Empty);
    }
    let looks_like_one = head.windows(5).any(|window| window == b"%PDF-");
    let result = if length <= WHOLE_AT_MOST {
        pdfium.load_pdf_from_byte_vec(std::fs::read(file)?, password)
    } else {
        pdfium.load_pdf_from_file(file, password)
    };
    result.map_err(|error| match error {
        PdfiumError::PdfiumLibraryInternalError(PdfiumInternalError::PasswordError) if password.is_some() => {
            ReadError::WrongPassword
        }
        PdfiumError::PdfiumLibraryInternalError(PdfiumInternalError::PasswordError) => ReadError::NeedsPassword,
        PdfiumError::PdfiumLibraryInternalError(PdfiumInternalError::SecurityError) => ReadError::Damaged,
        _ if looks_like_one => ReadError::Damaged,
        _ => ReadError::NotThisKind,
    })
}

/// What it says of itself. No pages at all is [`ReadError::Empty`].
pub(super) fn about(document: &PdfDocument<'_>) -> Result<MaterialAbout, ReadError> {
    let count = document.pages().len().max(0) as u32;
    if count == 0 {
        return Err(ReadError::Empty);
    }
    let mut warnings = Vec::new();
    let pages = count.min(PAGES_AT_MOST);
    if pages < count {
        let say = format!("This file has {count} pages. Only the first {pages} are read.");
        warnings.push(Warning { code: "many_pages".into(), say });
    }
    let size = |index| document.pages().page_size(index).ok().map(|rect| (rect.width().value, rect.height().value));
    let mut found: Vec<Option<(f32, f32)>> = (0..pages as i32).map(size).collect();
    let there = found.iter().rposition(Option::is_some).map_or(found.len(), |last| last + 1);
    if found.len() - there > MISSING_AT_MOST {
        let say = format!("This file says that it has {count} pages. Only the first {there} are there.");
        warnings.push(Warning { code: "pages_missing".into(), say });
        found.truncate(there);
    }
    let pages = found.len() as u32;
    let sizes: Vec<(f32, f32)> = found.into_iter().map(Option::unwrap_or_default).collect();
    if sizes.iter().any(|(width, height)| *width > 14_400.0 || *height > 14_400.0) {
        let say = "This file has enormous pages. Their pictures are made smaller.".into();
        warnings.push(Warning { code: "huge_page".into(), say });
    }
    let tag = |kind| document.metadata().get(kind).and_then(|tag| clean(tag.value()));
    let (outline, cut) = outline(document, pages);
    if cut {
        let say = "The table of contents is damaged or very long. Only a part of it is kept.".into();
        warnings.push(Warning { code: "outline_cut".into(), say });
    }
    Ok(MaterialAbout {
        pages,
        sizes,
        title: tag(PdfDocumentMetadataTagType::Title).filter(|title| worth_showing(title)),
        author: tag(PdfDocumentMetadataTagType::Author),
        date: tag(PdfDocumentMetadataTagType::CreationDate).map(|date| day(&date)),
        site: None,
        language: None,
        outline,
        warnings,
    })
}

/// The table of contents in reading order, and whether some of it was left out.
fn outline(document: &PdfDocument<'_>, pages: u32) -> (Vec<OutlineEntry>, bool) {
    let mut entries = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut cut = false;
    // The next bookmark to visit at each level: iterative, so that depth and loops are bounded here.
    let mut stack: Vec<(PdfBookmark<'_>, u32)> =
        document.bookmarks().root().map(|root| (root, 1)).into_iter().collect();
    while let Some((bookmark, level)) = stack.pop() {
        if entries.len() >= OUTLINE_AT_MOST || !seen.insert(bookmark.clone()) {
            cut = true;
            break;
        }
        if let Some(title) = bookmark.title().as_deref().and_then(clean) {
            entries.push(OutlineEntry { title, level, page: target(&bookmark).filter(|page| *page <= pages) });
        }
        if let Some(next) = bookmark.next_sibling() {
            stack.push((next, level));
        }
        match bookmark.first_child() {
            Some(child) if level < OUTLINE_DEPTH => stack.push((child, level + 1)),
            Some(_) => cut = true,
            None => {}
        }
    }
    (entries, cut)
}

fn target(bookmark: &PdfBookmark<'_>) -> Option<u32> {
    let index = match bookmark.destination() {
        Some(destination) => destination.page_index().ok()?,
        None => bookmark.action()?.as_local_destination_action()?.destination().ok()?.page_index().ok()?,
    };
    u32::try_from(index).ok().map(|index| index + 1)
}

fn clean(text: &str) -> Option<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LABEL_AT_MOST).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Programs leave their own words where the title belongs.
fn worth_showing(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file_name = [".doc", ".docx", ".tex", ".dvi", ".ppt", ".pptx", ".indd", ".qxd", ".pdf", ".odt", ".rtf"];
    !(lower.starts_with("untitled")
        || lower.starts_with("microsoft word - ")
        || lower.starts_with("microsoft powerpoint - ")
        || file_name.iter().any(|end| lower.ends_with(end)))
}

/// `D:20161231…` as `2016-12-31`; anything else as it is.
fn day(date: &str) -> String {
    let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    match digits.len() {
        8.. => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]),
        4..=7 => digits[..4].to_string(),
        _ => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_titles_are_made_fit_to_show() {
        assert_eq!(day("D:20230524100131+02'00'"), "2023-05-24");
        assert_eq!(day("D:2019"), "2019");
        assert_eq!(day("last spring"), "last spring");
        assert_eq!(clean(" A\r\n  title\u{0} ").as_deref(), Some("A title"));
        assert!(!worth_showing("Microsoft Word - essay.doc") && worth_showing("Cell biology"));
    }
}
