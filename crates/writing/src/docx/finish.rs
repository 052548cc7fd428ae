//! Marks become formulas, and the parts become a file.

use crate::WriteFault;
use docx_rs::Docx;
use std::io::Cursor;

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const MATH: &str = "http://schemas.openxmlformats.org/officeDocument/2006/math";

/// What stands for a formula until the end; no text of an outline can hold these letters.
pub(super) fn mark(place: usize) -> String {
    format!("{OPEN}{place}{CLOSE}")
}

pub(super) fn bytes(docx: Docx, formulas: &[String]) -> Result<Vec<u8>, WriteFault> {
    let mut parts = docx.build();
    if !formulas.is_empty() {
        let xml = String::from_utf8(parts.document).map_err(WriteFault::setting)?;
        parts.document = with_formulas(&xml, formulas)?.into_bytes();
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
