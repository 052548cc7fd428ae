//! A mutator for zips: takes one apart, has libFuzzer bend one part, and packs it again without compression. Bent as a
//! whole, a zip would hardly ever unpack.

use libfuzzer_sys::fuzzer_mutate;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Unpacked bytes of all parts; larger zips are bent as a whole.
const AT_MOST: u64 = 4 << 20;
/// Bytes that a part may gain.
const ROOM: usize = 4 << 10;
/// Of so many bent files one is bent as a whole.
const WHOLE: u32 = 16;

/// Bends `data[..size]` in place, to at most `max_size` bytes; gives the new size.
pub fn bend_a_part(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    if !seed.is_multiple_of(WHOLE)
        && let Some(bent) = bent(&data[..size], seed / WHOLE)
        && bent.len() <= max_size
    {
        data[..bent.len()].copy_from_slice(&bent);
        return bent.len();
    }
    fuzzer_mutate(data, size, max_size)
}

fn bent(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut parts = unpacked(bytes)?;
    // Pictures have a target of their own.
    let places: Vec<usize> = (0..parts.len()).filter(|place| !is_picture(&parts[*place].0)).collect();
    let place = *places.get(seed as usize % places.len().max(1))?;
    let part = &mut parts[place].1;
    let length = part.len();
    part.resize(length + ROOM, 0);
    let length = fuzzer_mutate(part, length, length + ROOM);
    part.truncate(length);
    packed(&parts)
}

fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    ["png", "jpg", "jpeg", "gif", "emf", "wmf", "tif", "tiff"].contains(&ending.as_str())
}

fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = AT_MOST;
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let file = zip.by_index(place).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut part = Vec::new();
        file.take(left + 1).read_to_end(&mut part).ok()?;
        left = left.checked_sub(part.len() as u64)?;
        parts.push((name, part));
    }
    Some(parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(name.as_str(), options).ok()?;
        zip.write_all(part).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
