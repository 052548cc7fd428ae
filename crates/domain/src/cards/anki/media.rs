//! What the fields of a package show and play, kept by what is in it; what else they name is left out.

use super::faces::Faces;
use crate::cards::medium::Medium;
use bytes::Bytes;
use contract::ImportReason;
use std::collections::{BTreeMap, HashMap};
use writing::apkg;
use writing::outline::literal;

/// The media of a package by the names that fields use, and those that cards have named so far.
pub(super) struct KeptMedia<'a> {
    there: HashMap<&'a str, (String, &'a [u8])>,
    /// By the names that they are kept under.
    pub kept: BTreeMap<String, Bytes>,
}

impl<'a> KeptMedia<'a> {
    pub fn of(media: &'a [apkg::Media]) -> Self {
        let known =
            |one: &'a apkg::Media| Some((one.name.as_str(), (Medium::name_of(&one.bytes)?, one.bytes.as_slice())));
        Self { there: media.iter().filter_map(known).collect(), kept: BTreeMap::new() }
    }

    /// Keeps what has this name and tells what it is called then; none for what no page can show or play.
    pub fn keep(&mut self, name: &str) -> Option<String> {
        let (kept, bytes) = self.there.get(name)?;
        self.kept.entry(kept.clone()).or_insert_with(|| Bytes::copy_from_slice(bytes));
        Some(kept.clone())
    }

    /// The same, for a picture alone.
    pub fn keep_picture(&mut self, name: &str) -> Option<String> {
        let (kept, _) = self.there.get(name)?;
        Medium::named(kept).filter(|kind| kind.is_picture())?;
        self.keep(name)
    }

    /// Points the faces at what is kept, takes everything else out of them, and tells what they lose by it.
    pub fn put_into(&mut self, faces: &mut Faces) -> Option<ImportReason> {
        let mut lost = None;
        for name in std::mem::take(&mut faces.media) {
            let shown = format!("![{}](<{name}>)", literal(&name));
            let instead = match self.keep(&name) {
                Some(kept) => format!("![](media:{kept})"),
                None => {
                    lost = Some(ImportReason::Media);
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
