//! What parent and child say to each other: frames of a kind, a length and that many bytes.
//!
//! Invariant: no frame is longer than [`FRAME_LIMIT`]; a longer or garbled one ends the conversation.

use crate::ReadError;
use crate::about::MaterialAbout;
use crate::ocr::Raster;
use crate::page::Page;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// The longest frame either side takes, in bytes.
pub(crate) const FRAME_LIMIT: usize = 64 * 1024 * 1024;

/// What is to be opened, and within which limits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Opening {
    /// The PDF library, or the folder that holds it.
    pub pdfium: PathBuf,
    /// Address space.
    pub memory_bytes: u64,
    pub file: PathBuf,
    /// The media type of its kind.
    pub media: String,
    pub password: Option<String>,
    /// Where a web page is from.
    pub address: Option<String>,
}

/// What the parent asks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ask {
    /// First of all, once.
    Open(Box<Opening>),
    /// `avoid`: pages that killed a child before, not to be looked at for comparison.
    Page {
        number: u32,
        avoid: Vec<u32>,
    },
    Render {
        number: u32,
        width_px: u32,
    },
    /// A page without colour, as wide as so many dots to the inch make it.
    Raster {
        number: u32,
        dpi: u32,
    },
    /// A figure of a page.
    Picture {
        number: u32,
        figure: u32,
    },
    /// A part of a page: left, top, right, bottom in points.
    Cut {
        number: u32,
        place: [f32; 4],
    },
}

/// What the child answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tell {
    /// It begins with this page: a sign of life, and the name of the culprit if it dies.
    At(u32),
    Opened(Box<MaterialAbout>),
    Page(Box<Page>),
    Failed(ReadError),
    /// A WebP picture; its bytes travel outside the JSON.
    #[serde(skip)]
    Picture(Vec<u8>),
    /// Pixels, likewise.
    #[serde(skip)]
    Raster(Raster),
}

const JSON: u8 = b'J';
const RAW: u8 = b'R';
const PIXELS: u8 = b'P';

/// Writes one JSON frame.
pub(crate) fn write_json(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(value)?;
    write_frame(output, JSON, &[&bytes])
}

/// Writes what the child tells.
pub(crate) fn write_tell(output: &mut impl Write, tell: &Tell) -> io::Result<()> {
    match tell {
        Tell::Picture(bytes) => write_frame(output, RAW, &[bytes]),
        Tell::Raster(raster) => {
            let size = [raster.width.to_be_bytes(), raster.height.to_be_bytes(), raster.dpi.to_be_bytes()].concat();
            write_frame(output, PIXELS, &[&size, &raster.pixels])
        }
        other => write_json(output, other),
    }
}

fn write_frame(output: &mut impl Write, kind: u8, parts: &[&[u8]]) -> io::Result<()> {
    let length = parts.iter().map(|part| part.len()).sum();
    if length > FRAME_LIMIT {
        return Err(io::Error::other("frame too long"));
    }
    output.write_all(&header(kind, length))?;
    for part in parts {
        output.write_all(part)?;
    }
    output.flush()
}

/// The five bytes before a frame.
pub(crate) fn header(kind: u8, length: usize) -> [u8; 5] {
    let [a, b, c, d] = (length as u32).to_be_bytes();
    [kind, a, b, c, d]
}

/// The bytes of one JSON frame, for the parent to send.
pub(crate) fn frame(ask: &Ask) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_json(&mut bytes, ask)?;
    Ok(bytes)
}

/// The length that a header announces, if it may be.
pub(crate) fn length_of(header: [u8; 5]) -> io::Result<usize> {
    let [_, a, b, c, d] = header;
    let length = u32::from_be_bytes([a, b, c, d]) as usize;
    if length > FRAME_LIMIT { Err(io::Error::other("frame too long")) } else { Ok(length) }
}

/// What a frame's body says.
pub(crate) fn tell_of(header: [u8; 5], body: Vec<u8>) -> io::Result<Tell> {
    match header[0] {
        RAW => Ok(Tell::Picture(body)),
        PIXELS => raster_of(body).map(Tell::Raster).ok_or_else(|| io::Error::other("not a raster")),
        JSON => Ok(serde_json::from_slice(&body)?),
        _ => Err(io::Error::other("not a frame")),
    }
}

/// Width, height and dots to the inch as four bytes each, then the pixels.
fn raster_of(mut body: Vec<u8>) -> Option<Raster> {
    let part = |at: usize| body.get(at..at + 4)?.try_into().ok();
    let (width, height) = (part(0).map(u32::from_be_bytes)?, part(4).map(u32::from_be_bytes)?);
    let dpi = part(8).map(f32::from_be_bytes)?;
    body.drain(..12);
    Raster::new(width, height, dpi, body).ok()
}

/// Reads one question; `None` when the parent is gone.
pub(crate) fn read_ask(input: &mut impl Read) -> io::Result<Option<Ask>> {
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
