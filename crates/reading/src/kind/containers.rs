//! What a container holds: zip archives (office files of today, books) and compound files (office files of old, and
//! encrypted ones of today).
//!
//! Invariant: looks at the first bytes only; where they do not tell, the name does.

use super::Kind;
use super::media::{self, OLD_EXCEL, OLD_POWERPOINT, OLD_WORD, OPEN_SHEET, OPEN_SLIDES, OPEN_TEXT, PROTECTED_OFFICE};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Bytes of a local file header before the name.
const HEADER: usize = 30;

/// The kind of a container; `None` when it is none.
pub(super) fn kind(head: &[u8], extension: &str) -> Option<Kind> {
    if head.starts_with(ZIP) || head.starts_with(EMPTY_ZIP) {
        Some(zip(head, extension))
    } else if head.starts_with(COMPOUND) {
        Some(Kind::of_media_type(compound(head, extension)))
    } else {
        None
    }
}

fn zip(head: &[u8], extension: &str) -> Kind {
    if head.get(HEADER..).is_some_and(|rest| rest.starts_with(b"mimetype")) {
        let says = |media: &[u8]| head[..head.len().min(200)].windows(media.len()).any(|window| window == media);
        if says(b"application/epub+zip") {
            return Kind::Epub;
        }
        let open = [OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES, "application/vnd.oasis.opendocument"];
        if let Some(found) = open.into_iter().find(|media| says(media.as_bytes())) {
            return Kind::Unsupported { what: found.into() };
        }
    }
    let promised = media::by_extension(extension);
    let mut office = false;
    for name in names(head) {
        match name {
            _ if name.starts_with(b"word/") => return Kind::Docx,
            _ if name.starts_with(b"ppt/") => return Kind::Pptx,
            _ if name.starts_with(b"xl/") => return Kind::Xlsx,
            b"META-INF/container.xml" if promised == Some(Kind::Epub) => return Kind::Epub,
            b"[Content_Types].xml" | b"_rels/.rels" => office = true,
            _ if name.starts_with(b"docProps/") => office = true,
            _ => {}
        }
    }
    match promised {
        Some(kind @ (Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::Epub)) => kind,
        // Some are put together with the document behind everything else; Word's are the most.
        _ if office => Kind::Docx,
        _ => Kind::Unsupported { what: "application/zip".into() },
    }
}

/// The names of the files that begin in these bytes.
fn names(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    head.windows(ZIP.len()).enumerate().filter(|(_, window)| *window == ZIP).filter_map(|(at, _)| {
        let length = u16::from_le_bytes([*head.get(at + 26)?, *head.get(at + 27)?]) as usize;
        head.get(at + HEADER..at + HEADER + length)
    })
}

fn compound(head: &[u8], extension: &str) -> &'static str {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") || matches!(extension, "docx" | "docm" | "pptx" | "pptm" | "xlsx" | "xlsm") {
        PROTECTED_OFFICE
    } else if holds("WordDocument") {
        OLD_WORD
    } else if holds("PowerPoint Document") {
        OLD_POWERPOINT
    } else if holds("Workbook") {
        OLD_EXCEL
    } else {
        match extension {
            "doc" | "dot" => OLD_WORD,
            "ppt" | "pps" | "pot" => OLD_POWERPOINT,
            "xls" | "xlt" => OLD_EXCEL,
            _ => "application/x-ole-storage",
        }
    }
}
