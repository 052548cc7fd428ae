//! What parent and child say to each other: frames of a kind, a length and that many bytes.
//!
//! Invariant: no frame is longer than [`FRAME_LIMIT`]; a longer or garbled one ends the conversation.

use crate::ReadError;
use crate::page::{OutlineEntry, Page};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// The longest frame either side takes, in bytes.
pub(super) const FRAME_LIMIT: usize = 64 * 1024 * 1024;

/// What a PDF says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PdfAbout {
    /// How many pages it has.
    pub pages: u32,
    /// Width and height of each in points, page rotation applied.
    pub sizes: Vec<(f32, f32)>,
    /// Its title, when it is worth showing.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was made: `2016-12-31` or as the file says.
    pub date: Option<String>,
    /// Its table of contents.
    pub outline: Vec<OutlineEntry>,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
}

/// Something odd that did not stop the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A short name for programs.
    pub code: String,
    /// A sentence.
    pub say: String,
}

/// What the parent asks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ask {
    /// First of all, once.
    Open {
        pdfium: PathBuf,
        memory_bytes: u64,
        file: PathBuf,
        password: Option<String>,
    },
    /// `avoid`: pages that killed a child before, not to be looked at for comparison.
    Page {
        number: u32,
        avoid: Vec<u32>,
    },
    Render {
        number: u32,
        width_px: u32,
    },
}

/// What the child answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Tell {
    /// It begins with this page: a sign of life, and the name of the culprit if it dies.
    At(u32),
    Opened(Box<PdfAbout>),
    Page(Box<Page>),
    Failed(ReadError),
    /// A WebP picture; its bytes travel outside the JSON.
    #[serde(skip)]
    Picture(Vec<u8>),
}

const JSON: u8 = b'J';
const RAW: u8 = b'R';

/// Writes one JSON frame.
pub(super) fn write_json(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(value)?;
    write_frame(output, JSON, &bytes)
}

/// Writes what the child tells.
pub(super) fn write_tell(output: &mut impl Write, tell: &Tell) -> io::Result<()> {
    match tell {
        Tell::Picture(bytes) => write_frame(output, RAW, bytes),
        other => write_json(output, other),
    }
}

fn write_frame(output: &mut impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    if bytes.len() > FRAME_LIMIT {
        return Err(io::Error::other("frame too long"));
    }
    output.write_all(&header(kind, bytes.len()))?;
    output.write_all(bytes)?;
    output.flush()
}

/// The five bytes before a frame.
pub(super) fn header(kind: u8, length: usize) -> [u8; 5] {
    let [a, b, c, d] = (length as u32).to_be_bytes();
    [kind, a, b, c, d]
}

/// The bytes of one JSON frame, for the parent to send.
pub(super) fn frame(ask: &Ask) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_json(&mut bytes, ask)?;
    Ok(bytes)
}

/// The length that a header announces, if it may be.
pub(super) fn length_of(header: [u8; 5]) -> io::Result<usize> {
    let [_, a, b, c, d] = header;
    let length = u32::from_be_bytes([a, b, c, d]) as usize;
    if length > FRAME_LIMIT { Err(io::Error::other("frame too long")) } else { Ok(length) }
}

/// What a frame's body says.
pub(super) fn tell_of(header: [u8; 5], body: Vec<u8>) -> io::Result<Tell> {
    match header[0] {
        RAW => Ok(Tell::Picture(body)),
        JSON => Ok(serde_json::from_slice(&body)?),
        _ => Err(io::Error::other("not a frame")),
    }
}

/// Reads one question; `None` when the parent is gone.
pub(super) fn read_ask(input: &mut impl Read) -> io::Result<Option<Ask>> {
    let mut header = [0; 5];
    match input.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut body = vec![0; length_of(header)?];
    input.read_exact(&mut body)?;
    Ok(Some(serde_json::from_slice(&body)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_survive_the_way_and_long_ones_are_refused() {
        let bytes = frame(&Ask::Page { number: 7, avoid: vec![3] }).unwrap();
        let read = read_ask(&mut bytes.as_slice()).unwrap();
        assert!(matches!(read, Some(Ask::Page { number: 7, avoid }) if avoid == [3]));
        assert!(read_ask(&mut [].as_slice()).unwrap().is_none());
        assert!(length_of(header(JSON, FRAME_LIMIT + 1)).is_err());
        let mut raw = Vec::new();
        write_tell(&mut raw, &Tell::Picture(vec![1, 2, 3])).unwrap();
        let head = [raw[0], raw[1], raw[2], raw[3], raw[4]];
        assert!(matches!(tell_of(head, raw[5..].to_vec()).unwrap(), Tell::Picture(bytes) if bytes == [1, 2, 3]));
    }
}
