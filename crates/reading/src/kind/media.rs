//! Media types and file name endings of the kinds.
//!
//! Invariant: `Kind::of_media_type(&kind.media_type())` is the kind again.

use super::Kind;
use crate::ReadError;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const OLD_WORD: &str = "application/msword";
pub(super) const OLD_POWERPOINT: &str = "application/vnd.ms-powerpoint";
pub(super) const OLD_EXCEL: &str = "application/vnd.ms-excel";
/// Not registered: an office document inside an encrypted envelope, whichever program it is from.
pub(super) const PROTECTED_OFFICE: &str = "application/x-protected-office";
pub(super) const OPEN_TEXT: &str = "application/vnd.oasis.opendocument.text";
pub(super) const OPEN_SHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";
pub(super) const OPEN_SLIDES: &str = "application/vnd.oasis.opendocument.presentation";

/// Pictures that are opened.
const PICTURES: &[&str] =
    &["image/png", "image/jpeg", "image/webp", "image/tiff", "image/gif", "image/bmp", "image/heif"];

impl Kind {
    /// The media type to keep and to serve it with.
    pub fn media_type(&self) -> &str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Markdown => "text/markdown",
            Self::PlainText => "text/plain",
            Self::Html => "text/html",
            Self::Csv => "text/csv",
            Self::Notebook => "application/x-ipynb+json",
            Self::Docx => DOCX,
            Self::Pptx => PPTX,
            Self::Xlsx => XLSX,
            Self::Epub => "application/epub+zip",
            Self::Image { media } | Self::Recording { media } => media,
            Self::Transcript { vtt: true } => "text/vtt",
            Self::Transcript { vtt: false } => "application/x-subrip",
            Self::Unsupported { what } => what,
        }
    }

    /// The kind with that media type.
    pub fn of_media_type(media: &str) -> Self {
        match media {
            "application/pdf" => Self::Pdf,
            "text/markdown" => Self::Markdown,
            "text/plain" => Self::PlainText,
            "text/html" | "application/xhtml+xml" => Self::Html,
            "text/csv" | "text/tab-separated-values" => Self::Csv,
            "application/x-ipynb+json" => Self::Notebook,
            DOCX => Self::Docx,
            PPTX => Self::Pptx,
            XLSX => Self::Xlsx,
            "application/epub+zip" => Self::Epub,
            "text/vtt" => Self::Transcript { vtt: true },
            "application/x-subrip" => Self::Transcript { vtt: false },
            "image/heic" => Self::Image { media: "image/heif".into() },
            _ if PICTURES.contains(&media) => Self::Image { media: media.into() },
            "audio/midi" => Self::Unsupported { what: media.into() },
            _ if media.starts_with("audio/") || media.starts_with("video/") => Self::Recording { media: media.into() },
            _ => Self::Unsupported { what: media.into() },
        }
    }
}

/// What a name ending promises.
pub(super) fn by_extension(extension: &str) -> Option<Kind> {
    let media = match extension {
        "pdf" => "application/pdf",
        "md" | "markdown" | "mkd" => "text/markdown",
        "html" | "htm" | "xhtml" => "text/html",
        "csv" | "tsv" => "text/csv",
        "ipynb" => "application/x-ipynb+json",
        "docx" | "docm" | "dotx" | "dotm" => DOCX,
        "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" | "potm" => PPTX,
        "xlsx" | "xlsm" | "xltx" | "xltm" => XLSX,
        "epub" => "application/epub+zip",
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "svg" => "image/svg+xml",
        "mht" | "mhtml" => "multipart/related",
        "rtf" => "application/rtf",
        _ => return None,
    };
    Some(Kind::of_media_type(media))
}

/// Why a kind that is not read is not.
pub(super) fn refusal(media: &str) -> ReadError {
    match media {
        OLD_WORD => ReadError::OldOffice { program: "Word".into() },
        OLD_POWERPOINT => ReadError::OldOffice { program: "PowerPoint".into() },
        OLD_EXCEL => ReadError::OldOffice { program: "Excel".into() },
        PROTECTED_OFFICE => ReadError::ProtectedOffice,
        OPEN_TEXT => ReadError::OtherFormat { format: "odt".into() },
        OPEN_SHEET => ReadError::OtherFormat { format: "ods".into() },
        OPEN_SLIDES => ReadError::OtherFormat { format: "odp".into() },
        "application/rtf" | "text/rtf" => ReadError::OtherFormat { format: "rtf".into() },
        "image/svg+xml" => ReadError::OtherFormat { format: "svg".into() },
        _ => ReadError::NotThisKind,
    }
}
