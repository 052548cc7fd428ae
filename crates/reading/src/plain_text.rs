//! Plain text: bytes of any usual encoding to paragraphs.
//!
//! Invariant: what is not text is refused, never shown as garbage. It does not look for headings.

use crate::ReadError;
use crate::page::{BlockKind, Page};
use crate::sections::{Piece, pages_of};

/// Reads text: UTF-8, UTF-16 (with a byte order mark, or plainly so), else Latin-1 as Windows writes it.
pub fn plain_text(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(pages_of(paragraphs(&text)))
}

/// Bytes as text; binary data is [`ReadError::NotThisKind`].
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if is_binary(bytes) {
        return Err(ReadError::NotThisKind);
    }
    let (encoding, skip) = encoding_of(bytes);
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skip..]);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n").replace('\u{c}', "\n\n"))
}

/// Whether bytes (or the beginning of them) are not text of any encoding known here.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let (encoding, skip) = encoding_of(head);
    let (text, _) = encoding.decode_without_bom_handling(&head[skip..]);
    let control = text.chars().filter(|c| c.is_control() && !"\t\n\r\u{c}\u{b}\u{1b}\u{1a}\u{8}".contains(*c)).count();
    text.contains('\0') || control * 50 > text.chars().count()
}

/// The encoding and the length of its byte order mark.
fn encoding_of(bytes: &[u8]) -> (&'static encoding_rs::Encoding, usize) {
    if let Some(found) = encoding_rs::Encoding::for_bom(bytes) {
        return found;
    }
    let head = &bytes[..bytes.len().min(4096)];
    let nul = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    if head.len() >= 8 && nul(1) * 10 > head.len() * 3 && nul(0) == 0 {
        return (encoding_rs::UTF_16LE, 0);
    }
    if head.len() >= 8 && nul(0) * 10 > head.len() * 3 && nul(1) == 0 {
        return (encoding_rs::UTF_16BE, 0);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (encoding_rs::UTF_8, 0),
        // A character cut at the end of a sample is no reason to doubt the rest.
        Err(error) if error.error_len().is_none() => (encoding_rs::UTF_8, 0),
        Err(_) => (encoding_rs::WINDOWS_1252, 0),
    }
}

/// Paragraphs are apart by blank lines; lines in them stay, since poems, tables and logs live of them.
fn paragraphs(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut current = String::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_end();
        if line.is_empty() {
            if !current.trim().is_empty() {
                let kind = if is_list_item(&current) { BlockKind::ListItem } else { BlockKind::Paragraph };
                pieces.push(Piece { kind, text: current.trim_matches('\n').to_string() });
            }
            current.clear();
        } else {
            if !current.is_empty() {
                current.push('\n');
            }
            current.push_str(line);
        }
    }
    pieces
}

fn is_list_item(text: &str) -> bool {
    !text.contains('\n') && ["- ", "* ", "• "].iter().any(|mark| text.trim_start().starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(bytes: &[u8]) -> String {
        plain_text(bytes).map(|pages| pages[0].text.clone()).unwrap_or_else(|error| error.code().to_string())
    }

    #[test]
    fn usual_encodings_are_read() {
        assert_eq!(one("Grüße\r\n\r\nzwei".as_bytes()), "Grüße\n\nzwei");
        assert_eq!(one("\u{feff}Grüße".as_bytes()), "Grüße");
        assert_eq!(one(b"Gr\xfc\xdfe aus K\xf6ln \x96 bald"), "Grüße aus Köln – bald");
        let utf16: Vec<u8> = "\u{feff}Grüße".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(one(&utf16), "Grüße");
        let bare: Vec<u8> = "A longer line of text".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(one(&bare), "A longer line of text");
    }

    #[test]
    fn binary_and_empty_files_are_refused() {
        assert_eq!(one(&[0, 159, 146, 150, 0, 0]), "unsupported");
        assert_eq!(one(b""), "empty");
        assert_eq!(one(b" \n\n "), "empty");
    }
}
