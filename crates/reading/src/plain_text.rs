//! Plain text: bytes of any usual encoding to paragraphs.
//!
//! Invariant: what is not text is refused, never shown as garbage. It does not look for headings.

use crate::ReadError;
use crate::flow::TEXT_AT_MOST;
use crate::page::{BlockKind, Page};
use crate::sections::{PIECES_AT_MOST, Piece, pages_of};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that an encoding is guessed by, and of what is before the first that tell.
const SAMPLE: usize = 256 << 10;
const BEFORE: usize = 1024;

/// Reads text: UTF-8, UTF-16 (with a byte order mark, or plainly so), else the encoding that its bytes are most like.
pub fn plain_text(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let too_large = || ReadError::TooLarge { what: "the text of this file".into() };
    if text.len() > TEXT_AT_MOST {
        return Err(too_large());
    }
    Ok(pages_of(paragraphs(&text).ok_or_else(too_large)?))
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
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    if let Some(wide) = wide(bytes) {
        return (wide, 0);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (UTF_8, 0),
        // A character cut at the end of a sample is no reason to doubt the rest.
        Err(error) if error.error_len().is_none() => (UTF_8, 0),
        Err(error) => (guessed(bytes, error.valid_up_to()), 0),
    }
}

/// UTF-16 that does not say so, told by the zeros between Latin letters.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let nul = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    if head.len() >= 8 && nul(1) * 10 > head.len() * 3 && nul(0) == 0 {
        return Some(UTF_16LE);
    }
    if head.len() >= 8 && nul(0) * 10 > head.len() * 3 && nul(1) == 0 {
        return Some(UTF_16BE);
    }
    None
}

/// What bytes that are not sound UTF-8 from `first_fault` on are most like.
pub(crate) fn guessed(bytes: &[u8], first_fault: usize) -> &'static Encoding {
    let from = first_fault.saturating_sub(BEFORE);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    // A few broken bytes in a text that is UTF-8 otherwise.
    let seen = String::from_utf8_lossy(sample);
    let broken = seen.chars().filter(|c| *c == '\u{fffd}').count();
    let beyond_ascii = seen.chars().filter(|c| !c.is_ascii()).count();
    if beyond_ascii - broken > broken * 10 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Paragraphs are apart by blank lines; lines in them stay, since poems, tables and logs live of them. `None` where there
/// are too many.
fn paragraphs(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut current = String::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_end();
        if line.is_empty() {
            if pieces.len() > PIECES_AT_MOST {
                return None;
            }
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
    Some(pieces)
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
    fn other_alphabets_are_told_by_their_bytes() {
        let texts = [
            ("Mитохондрия вырабатывает энергию, а рибосома строит белки клетки.", &["koi8-r", "windows-1251"][..]),
            ("ミトコンドリアはエネルギーを作り、リボソームは細胞のタンパク質を作る。", &["shift_jis", "euc-jp"]),
            ("线粒体产生能量，核糖体合成细胞的蛋白质。", &["gbk", "big5"][..1]),
            ("Τα μιτοχόνδρια παράγουν ενέργεια και τα ριβοσώματα πρωτεΐνες.", &["windows-1253"]),
            ("Komórka żółtego jęczmienia rośnie, gdy świeci słońce.", &["windows-1250"]),
        ];
        for (text, names) in texts {
            let text = text.replace('M', "М");
            for name in names {
                let encoding = Encoding::for_label(name.as_bytes()).expect("an encoding");
                let (bytes, _, unmappable) = encoding.encode(&text);
                assert!(!unmappable, "{name}: {text}");
                assert_eq!(one(&bytes), text, "{name}");
            }
        }
        let mut broken = "Größe, Höhe, Länge, Fläche. ".repeat(5).into_bytes();
        broken.push(0xff);
        assert!(one(&broken).starts_with("Größe, Höhe") && one(&broken).ends_with('\u{fffd}'));
    }

    #[test]
    fn more_paragraphs_than_anyone_wrote_are_refused() {
        assert_eq!(one("a\n\n".repeat(PIECES_AT_MOST + 10).as_bytes()), "too_large");
    }

    #[test]
    fn binary_and_empty_files_are_refused() {
        assert_eq!(one(&[0, 159, 146, 150, 0, 0]), "unsupported");
        assert_eq!(one(b""), "empty");
        assert_eq!(one(b" \n\n "), "empty");
    }
}
