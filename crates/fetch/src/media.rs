//! What came: by what the server says, checked against the first bytes.
//!
//! Invariant: only kinds that were asked for are let through. It does not parse.

use crate::{FetchFault, Limits};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Something to read: HTML, XHTML, plain text, Markdown, PDF.
    Page,
    /// A picture on a page.
    Picture,
}

/// What came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Html,
    Xhtml,
    PlainText,
    Markdown,
    Pdf,
    Picture,
}

impl Want {
    pub(crate) fn accept(self) -> &'static str {
        match self {
            Self::Page => {
                "text/html,application/xhtml+xml,application/pdf;q=0.9,text/markdown;q=0.8,text/plain;q=0.8,*/*;q=0.1"
            }
            Self::Picture => "image/avif;q=0,image/png,image/jpeg,image/webp,image/gif,image/svg+xml,image/*;q=0.5",
        }
    }
}

impl Media {
    /// By what the server said (`None` when it said nothing, or nothing that means anything) and the first bytes.
    pub(crate) fn of(want: Want, said: Option<&str>, head: &[u8]) -> Result<Self, FetchFault> {
        let wrong = || FetchFault::WrongKind { media_type: said.unwrap_or("unknown").chars().take(80).collect() };
        let vague =
            matches!(said, None | Some("application/octet-stream" | "binary/octet-stream" | "application/x-download"));
        if want == Want::Picture {
            return (said.is_some_and(|said| said.starts_with("image/")) || vague)
                .then_some(Self::Picture)
                .ok_or_else(wrong);
        }
        let begin = head[..head.len().min(1024)].trim_ascii_start().to_ascii_lowercase();
        if head[..head.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
            return Ok(Self::Pdf);
        }
        match said {
            Some("text/html") => Ok(Self::Html),
            Some("application/xhtml+xml") => Ok(Self::Xhtml),
            Some("text/markdown" | "text/x-markdown") => Ok(Self::Markdown),
            Some("text/plain") => Ok(Self::PlainText),
            _ if vague && (begin.starts_with(b"<!doctype html") || begin.starts_with(b"<html")) => Ok(Self::Html),
            _ => Err(wrong()),
        }
    }

    /// Bytes that may come, judged by what the server said before any came.
    pub(crate) fn limit(want: Want, said: Option<&str>, limits: &Limits) -> u64 {
        match (want, said) {
            (Want::Picture, _) => limits.picture,
            (
                Want::Page,
                Some("text/html" | "application/xhtml+xml" | "text/plain" | "text/markdown" | "text/x-markdown"),
            ) => limits.page,
            // May be a PDF; anything else is refused by its first bytes.
            (Want::Page, _) => limits.file,
        }
    }
}
