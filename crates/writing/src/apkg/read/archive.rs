//! The zip: its parts by their exact names, unpacked one at a time and never beyond what is asked for.
//!
//! Nothing is ever written under a name from the zip, so such names can do no harm.

use super::super::ApkgFault;
use super::super::limits::{ENTRIES, RATIO, SMALL};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ApkgFault> {
        if bytes.is_empty() {
            return Err(ApkgFault::Empty);
        }
        if !bytes.starts_with(b"PK") {
            return Err(ApkgFault::NotAPackage);
        }
        // Counted before the list is read, because reading it takes memory for each.
        if bytes.windows(4).filter(|four| four == b"PK\x01\x02").take(ENTRIES + 1).count() > ENTRIES {
            return Err(ApkgFault::too_large("it holds too many files"));
        }
        Ok(Self { zip: ZipArchive::new(Cursor::new(bytes)).map_err(ApkgFault::damaged)? })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part as it lies in the zip; `None` where there is none of that name.
    pub(super) fn part(&mut self, name: &str, at_most: u64) -> Result<Option<Vec<u8>>, ApkgFault> {
        let Some(place) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(place).map_err(ApkgFault::damaged)?;
        let packed = file.compressed_size();
        unpacked(file, packed, at_most).map(Some)
    }

    /// A part that is packed with zstd inside the zip.
    pub(super) fn packed(&mut self, name: &str, at_most: u64) -> Result<Option<Vec<u8>>, ApkgFault> {
        let Some(bytes) = self.part(name, at_most)? else { return Ok(None) };
        unzstd(&bytes, at_most).map(Some)
    }
}

/// Unpacks zstd within limits; the frame's own idea of its size is not believed.
fn unzstd(bytes: &[u8], at_most: u64) -> Result<Vec<u8>, ApkgFault> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes).map_err(ApkgFault::damaged)?;
    decoder.window_log_max(27).map_err(ApkgFault::damaged)?;
    unpacked(decoder, bytes.len() as u64, at_most)
}

fn unpacked(reader: impl Read, packed: u64, at_most: u64) -> Result<Vec<u8>, ApkgFault> {
    let bound = at_most.min(packed.saturating_mul(RATIO).max(SMALL));
    let mut bytes = Vec::new();
    let read = reader.take(bound + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > at_most {
        return Err(ApkgFault::too_large("a part of it is larger than can be read"));
    }
    if bytes.len() as u64 > bound {
        return Err(ApkgFault::Unsafe { what: format!("a part unpacks to more than {RATIO} times its size") });
    }
    read.map_err(ApkgFault::damaged)?;
    Ok(bytes)
}
