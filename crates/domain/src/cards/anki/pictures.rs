//! Pictures of a package, kept by what is in them; what else its fields name is left out.

use super::faces::Faces;
use bytes::Bytes;
use contract::ImportReason;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use writing::apkg::Media;
use writing::outline::literal;

/// Endings of what `[sound:…]` plays.
const PLAYED: [&str; 16] =
    ["mp3", "ogg", "oga", "opus", "wav", "m4a", "aac", "flac", "spx", "3gp", "mp4", "webm", "mov", "avi", "mkv", "mpg"];

/// The pictures of a package by the names that fields use, and those that cards have named so far.
pub(super) struct Pictures<'a> {
    there: HashMap<&'a str, (String, &'a [u8])>,
    /// By the names that they are kept under.
    pub kept: BTreeMap<String, Bytes>,
}

impl<'a> Pictures<'a> {
    pub fn of(media: &'a [Media]) -> Self {
        let known = |one: &'a Media| Some((one.name.as_str(), (kept_name(&one.bytes)?, one.bytes.as_slice())));
        Self { there: media.iter().filter_map(known).collect(), kept: BTreeMap::new() }
    }

    /// Keeps the picture of this name and tells what it is called then; none for what is no picture that a page shows.
    pub fn keep(&mut self, name: &str) -> Option<String> {
        let (kept, bytes) = self.there.get(name)?;
        self.kept.entry(kept.clone()).or_insert_with(|| Bytes::copy_from_slice(bytes));
        Some(kept.clone())
    }

    /// Points the faces at kept pictures, takes everything else out of them, and tells what they lose by it.
    pub fn put_into(&mut self, faces: &mut Faces) -> Option<ImportReason> {
        let mut lost = None;
        for name in std::mem::take(&mut faces.media) {
            let shown = format!("![{}](<{name}>)", literal(&name));
            let instead = match self.keep(&name) {
                Some(kept) => format!("![](media:{kept})"),
                None => {
                    lost = Some(if is_played(&name) { ImportReason::Sounds } else { ImportReason::Pictures });
                    String::new()
                }
            };
            for side in [&mut faces.front, &mut faces.back] {
                *side = side.replace(&shown, &instead).trim().to_owned();
            }
        }
        lost
    }
}

fn is_played(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| PLAYED.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The name under which a picture is kept; none for what is no picture that a page can show.
fn kept_name(bytes: &[u8]) -> Option<String> {
    let ending = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ => return None,
    };
    Some(format!("{}.{ending}", hex::encode(Sha256::digest(bytes))))
}
