//! Marks become formulas, pictures are described, and the parts become a file.

use crate::WriteFault;
use crate::markup::plain;
use docx_rs::Docx;
use std::io::Cursor;

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const MATH: &str = "http://schemas.openxmlformats.org/officeDocument/2006/math";

/// How the library writes the properties of every picture; no text of an outline can hold this sign.
const PROPERTIES: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
/// The longest description, in characters.
const DESCRIBED: usize = 2_000;

/// What stands for a formula until the end; no text of an outline can hold these letters.
pub(super) fn mark(place: usize) -> String {
    format!("{OPEN}{place}{CLOSE}")
}

/// The file. `pictures` are what they show, in their order.
pub(super) fn bytes(docx: Docx, formulas: &[String], pictures: &[String]) -> Result<Vec<u8>, WriteFault> {
    let mut parts = docx.build();
    if !formulas.is_empty() || !pictures.is_empty() {
        let mut xml = String::from_utf8(parts.document).map_err(WriteFault::setting)?;
        if !formulas.is_empty() {
            xml = with_formulas(&xml, formulas)?;
        }
        parts.document = described(&xml, pictures)?.into_bytes();
    }
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(WriteFault::setting)?;
    Ok(out.into_inner())
}

/// Replaces every run that holds a mark by its formula.
fn with_formulas(xml: &str, formulas: &[String]) -> Result<String, WriteFault> {
    let broken = || WriteFault::setting("a formula has lost its place");
    let mut out = String::with_capacity(xml.len() * 2);
    let mut rest = xml;
    while let Some(at) = rest.find(OPEN) {
        let start = rest[..at].rfind("<w:r>").ok_or_else(broken)?;
        let close = at + rest[at..].find(CLOSE).ok_or_else(broken)?;
        let place: usize = rest[at + OPEN.len_utf8()..close].parse().map_err(|_| broken())?;
        let end = close + rest[close..].find("</w:r>").ok_or_else(broken)? + "</w:r>".len();
        out.push_str(&rest[..start]);
        out.push_str(formulas.get(place).ok_or_else(broken)?);
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out.replacen("<w:document ", &format!("<w:document xmlns:m=\"{MATH}\" "), 1))
}

/// Gives every picture a number of its own and the words that say what it shows.
fn described(xml: &str, pictures: &[String]) -> Result<String, WriteFault> {
    let mut parts = xml.split(PROPERTIES);
    let mut out = String::with_capacity(xml.len() + pictures.iter().map(|alt| alt.len() + 40).sum::<usize>());
    out.push_str(parts.next().unwrap_or_default());
    let mut described = 0;
    for (number, (alt, rest)) in (1..).zip(pictures.iter().zip(&mut parts)) {
        let alt = plain(&alt.chars().take(DESCRIBED).collect::<String>());
        out.push_str(&format!("<wp:docPr id=\"{number}\" name=\"Figure {number}\" descr=\"{alt}\" />{rest}"));
        described = number;
    }
    // Another library may write them in another way: then a test says so, and nobody gets a broken file.
    if described != pictures.len() || parts.next().is_some() {
        return Err(WriteFault::setting("a picture has lost its description"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{PROPERTIES, described};

    #[test]
    fn every_picture_gets_its_own_words_and_signs_of_xml_stay_signs() {
        let xml = format!("<a>{PROPERTIES}</a><b>{PROPERTIES}</b>");
        let alts = ["a \"b\" <c> & d".to_owned(), String::new()];
        let first = "<wp:docPr id=\"1\" name=\"Figure 1\" descr=\"a &quot;b&quot; &lt;c&gt; &amp; d\" />";
        let second = "<wp:docPr id=\"2\" name=\"Figure 2\" descr=\"\" />";
        assert_eq!(described(&xml, &alts).as_deref(), Ok(&*format!("<a>{first}</a><b>{second}</b>")));
        assert!(described(&xml, &alts[..1]).is_err() && described("<a/>", &alts).is_err());
    }
}
