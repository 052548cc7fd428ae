//! Bytes of a web page to text: byte order mark, what the server said, what the page says, what the bytes look like.
//!
//! Invariant: any bytes become some text; what does not fit becomes a replacement character. It reads no tags.

use crate::plain_text;
use encoding_rs::{Encoding, UTF_8};

/// How far a page's own declaration is looked for.
const HEAD: usize = 4096;

/// The text. `charset` is what the server said, if anything.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (without_mark(bytes, charset), 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skip..]);
    text.replace('\0', "")
}

fn without_mark(bytes: &[u8], charset: Option<&str>) -> &'static Encoding {
    if let Some(wide) = plain_text::wide(bytes) {
        return wide;
    }
    let said = charset.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    let declared = said.or_else(|| declared(bytes));
    // What is valid UTF-8 beyond ASCII is UTF-8, whatever it was declared as: pages are saved anew without their
    // declaration being changed.
    match (std::str::from_utf8(bytes), declared) {
        (Ok(_), Some(other)) if bytes.is_ascii() => other,
        (Ok(_), _) => UTF_8,
        // Declared as UTF-8, with a few broken bytes: still that.
        (Err(_), Some(declared)) => declared,
        (Err(error), None) if error.valid_up_to() > 200_000 => UTF_8,
        (Err(error), None) => plain_text::guessed(bytes, error.valid_up_to()),
    }
}

/// What the page says in `<meta charset>`, `<meta http-equiv … charset=…>` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(HEAD).map(u8::to_ascii_lowercase).collect();
    for key in [b"charset".as_slice(), b"encoding"] {
        for at in 0..head.len().saturating_sub(key.len()) {
            if !head[at..].starts_with(key) {
                continue;
            }
            let rest = head[at + key.len()..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
            let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)));
            let found = Encoding::for_label(&rest[..end.unwrap_or(rest.len())]);
            // A page that could be read so far is not in UTF-16, as the standard has it.
            match found {
                Some(wide) if wide == encoding_rs::UTF_16LE || wide == encoding_rs::UTF_16BE => return Some(UTF_8),
                Some(found) => return Some(found),
                None => {}
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_charset_is_found_where_it_stands() {
        assert_eq!(decode("\u{feff}Grüße".as_bytes(), Some("latin1")), "Grüße");
        assert_eq!(decode(b"Gr\xfc\xdfe", Some("iso-8859-1")), "Grüße");
        assert_eq!(decode(b"<meta charset='koi8-r'>\xf0\xd2\xc9", None), "<meta charset='koi8-r'>При");
        assert_eq!(
            decode(b"<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">\x93\xfa", None),
            "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">日"
        );
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='iso-8859-2'?>\xb3", None),
            "<?xml version='1.0' encoding='iso-8859-2'?>ł"
        );
        assert_eq!(decode(b"Gr\xfc\xdfe \x96", None), "Grüße –");
    }

    #[test]
    fn what_is_said_nowhere_is_told_by_the_bytes() {
        let wide: Vec<u8> = "<html><p>“Grüße”</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, None), "<html><p>“Grüße”</p>");
        let text = "<p>Митохондрия вырабатывает энергию, а рибосома строит белки.</p>";
        let bytes = encoding_rs::KOI8_R.encode(text).0;
        assert_eq!(decode(&bytes, None), text);
    }

    #[test]
    fn broken_bytes_stay_readable() {
        assert_eq!(decode("<meta charset=latin1>Grüße".as_bytes(), None), "<meta charset=latin1>Grüße");
        assert_eq!(decode(b"<meta charset=utf-8>a\xffb\0c", None), "<meta charset=utf-8>a\u{fffd}bc");
        assert_eq!(decode(b"<meta charset=utf-16>ab", None), "<meta charset=utf-16>ab");
        assert_eq!(decode(b"<meta charset=nonsense>ab", None), "<meta charset=nonsense>ab");
    }
}
