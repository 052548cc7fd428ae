//! What a file is: by its first bytes where they tell, by its name where text is text.
//!
//! Invariant: the bytes win over the name. It does not read the whole file, so a reader may still find that a file is
//! not what it seemed.

mod containers;
mod media;

use crate::ReadError;
use std::path::Path;

/// A kind of file, as far as reading cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    /// Text with Markdown's marks.
    Markdown,
    PlainText,
    /// A page of the web.
    Html,
    /// A table as text: values apart by commas, semicolons or tabs.
    Csv,
    /// A Jupyter notebook.
    Notebook,
    /// A Word document.
    Docx,
    /// A PowerPoint presentation.
    Pptx,
    /// An Excel workbook.
    Xlsx,
    /// An electronic book.
    Epub,
    /// A picture that can be opened.
    Image {
        /// Its media type, `image/png`.
        media: String,
    },
    /// Sound, or film with sound. It is kept; its text comes from a transcript.
    Recording {
        /// Its media type, `audio/mpeg`.
        media: String,
    },
    /// What was said and when.
    Transcript {
        /// WebVTT; else SubRip.
        vtt: bool,
    },
    /// Something that cannot be read.
    Unsupported {
        /// Its media type, or "unknown".
        what: String,
    },
}

impl Kind {
    /// Its name in the reports of the command line.
    pub fn name(&self) -> &str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "markdown",
            Self::PlainText => "text",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Notebook => "notebook",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Epub => "epub",
            Self::Image { .. } => "image",
            Self::Recording { .. } => "recording",
            Self::Transcript { .. } => "transcript",
            Self::Unsupported { what } => what,
        }
    }

    /// Whether its pages have a shape of their own; everything else flows and is cut into pages here.
    pub fn has_page_pictures(&self) -> bool {
        matches!(self, Self::Pdf | Self::Image { .. })
    }

    /// Why it cannot be read, where that is certain from the kind alone.
    pub fn refusal(&self) -> Option<ReadError> {
        match self {
            Self::Recording { .. } => Some(ReadError::Recording),
            Self::Unsupported { what } => Some(media::refusal(what)),
            _ => None,
        }
    }
}

/// How far into a file a PDF may begin; readers everywhere accept that much rubbish in front.
const PDF_SLACK: usize = 1024;

/// Bytes of a file that are looked at.
const HEAD: usize = 8 << 10;

/// Tells the kind from the first bytes and the name. Of a whole file it looks at the first 8 KiB.
pub fn sniff(head: &[u8], file_name: &str) -> Kind {
    let head = &head[..head.len().min(HEAD)];
    let slack = &head[..head.len().min(PDF_SLACK + 5)];
    if slack.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    let extension = file_name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if head.is_empty() {
        return media::by_extension(&extension).unwrap_or(Kind::PlainText);
    }
    if let Some(kind) = containers::kind(head, &extension) {
        return kind;
    }
    if let Some(found) = infer::get(head).map(|found| found.mime_type()).filter(|found| !found.starts_with("text/")) {
        return Kind::of_media_type(found);
    }
    if extension == "pdf" {
        return Kind::Pdf; // says it is one: the PDF reader gives the right sentence
    }
    // A page of the web says itself how its text is written.
    if crate::plain_text::is_binary(head) && !is_page(head, &extension) {
        return Kind::Unsupported { what: "unknown".into() };
    }
    let text = String::from_utf8_lossy(&head[..head.len().min(2048)]).replace('\0', "");
    of_text(&text, &extension)
}

/// Whether bytes that seem not to be text are a page of the web in an encoding of its own.
fn is_page(head: &[u8], extension: &str) -> bool {
    let begin = head[..head.len().min(2048)].to_ascii_lowercase();
    let says = |mark: &[u8]| begin.windows(mark.len()).any(|window| window == mark);
    !head.contains(&0)
        && (media::by_extension(extension) == Some(Kind::Html) || says(b"<html") || says(b"<meta charset"))
}

/// Tells the kind of a file.
///
/// # Errors
/// When it is no file or cannot be opened.
pub async fn sniff_file(path: &Path) -> Result<Kind, ReadError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    sniff_named(path, &name).await
}

/// Tells the kind of a file that was called otherwise where it comes from.
///
/// # Errors
/// When it is no file or cannot be opened.
pub async fn sniff_named(path: &Path, name: &str) -> Result<Kind, ReadError> {
    use tokio::io::AsyncReadExt;
    if !tokio::fs::metadata(path).await?.is_file() {
        return Err(ReadError::NotThisKind);
    }
    let mut head = Vec::new();
    tokio::fs::File::open(path).await?.take(HEAD as u64).read_to_end(&mut head).await?;
    Ok(sniff(&head, name))
}

/// Tells kinds of text apart: by how they begin where that is plain, then by name.
fn of_text(text: &str, extension: &str) -> Kind {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    if begin.starts_with("WEBVTT") {
        return Kind::Transcript { vtt: true };
    }
    if begin.starts_with("{\\rtf") {
        return Kind::Unsupported { what: "application/rtf".into() };
    }
    let lower = begin.to_ascii_lowercase();
    match media::by_extension(extension) {
        Some(kind @ (Kind::Markdown | Kind::Html | Kind::Csv | Kind::Notebook | Kind::Transcript { .. })) => {
            return kind;
        }
        Some(Kind::Unsupported { what }) => return Kind::Unsupported { what },
        _ => {}
    }
    let declared = ["<?xml", "<!--", "<!doctype"].iter().any(|mark| lower.starts_with(mark));
    if lower.starts_with("<svg") || declared && lower.contains("<svg") && !lower.contains("<html") {
        return Kind::Unsupported { what: "image/svg+xml".into() };
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || declared && lower.contains("<html") {
        return Kind::Html;
    }
    Kind::PlainText
}

#[cfg(test)]
mod tests;
