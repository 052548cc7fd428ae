//! The zip: its parts by name, unpacked one at a time and never beyond the limits.

use super::tree::Tree;
use crate::ReadError;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More parts than this no document has; a zip that claims more is not opened.
const PARTS: usize = 50_000;
/// In bytes; longer names are nobody's.
const NAME: usize = 1_024;
/// Unpacked bytes of all parts that are read, together.
const ALTOGETHER: u64 = 512 * 1024 * 1024;
/// Unpacked bytes of one part of XML.
const XML: u64 = 64 * 1024 * 1024;
/// Unpacked bytes of one picture.
const PICTURE: u64 = 64 * 1024 * 1024;

/// An open package.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// By name in lower case, because names are compared without case.
    places: HashMap<String, usize>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Reads the list of parts and nothing else.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if !bytes.starts_with(b"PK") {
            return Err(ReadError::NotThisKind);
        }
        // Counted before the list is read, because reading it takes memory for each.
        let entries = bytes.windows(4).filter(|four| four == b"PK\x01\x02").take(PARTS + 1).count();
        if entries > PARTS {
            return Err(ReadError::TooLarge { what: "the number of parts in the file".into() });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
        let mut places = HashMap::new();
        for (place, name) in zip.file_names_raw().enumerate() {
            if name.len() <= NAME {
                places.entry(folded(&String::from_utf8_lossy(name))).or_insert(place);
            }
        }
        Ok(Self { zip, places, unpacked: 0 })
    }

    /// Whether a part is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&folded(name))
    }

    /// A part as XML; `None` where there is none of that name.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Tree>, ReadError> {
        Ok(self.text(name)?.map(|text| Tree::parse(&text)))
    }

    /// A part as XML, and of one that is too large its beginning.
    pub(crate) fn xml_beginning(&mut self, name: &str) -> Result<Option<Tree>, ReadError> {
        let Some((mut bytes, whole)) = self.unpacked(name, XML)? else { return Ok(None) };
        if !whole {
            // The tag that was cut through is no tag.
            bytes.truncate(bytes.iter().rposition(|byte| *byte == b'<').unwrap_or_default());
        }
        Ok(Some(Tree::parse(&text(bytes))))
    }

    /// A part as text; `None` where there is none of that name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.part(name, XML)?.map(text))
    }

    /// A page of HTML as it is: it says itself how its text is written.
    pub(crate) fn page(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.part(name, XML)
    }

    /// A picture's bytes as they are.
    pub(crate) fn picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.part(name, PICTURE)
    }

    fn part(&mut self, name: &str, at_most: u64) -> Result<Option<Vec<u8>>, ReadError> {
        match self.unpacked(name, at_most)? {
            Some((_, false)) => Err(ReadError::TooLarge { what: "a part of the file".into() }),
            found => Ok(found.map(|(bytes, _)| bytes)),
        }
    }

    /// A part's bytes up to so many, and whether that is all of it.
    fn unpacked(&mut self, name: &str, at_most: u64) -> Result<Option<(Vec<u8>, bool)>, ReadError> {
        let Some(place) = self.places.get(&folded(name)) else { return Ok(None) };
        let left = ALTOGETHER.saturating_sub(self.unpacked);
        let file = self.zip.by_index(*place).map_err(|_| ReadError::Damaged)?;
        let mut bytes = Vec::new();
        // The size that the zip states is not believed.
        let read = file.take(at_most.min(left) + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > left {
            return Err(ReadError::TooLarge { what: "the unpacked content of the file".into() });
        }
        if bytes.len() as u64 > at_most {
            return Ok(Some((bytes, false)));
        }
        read.map_err(|_| ReadError::Damaged)?;
        Ok(Some((bytes, true)))
    }
}

fn text(bytes: Vec<u8>) -> String {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|wrong| String::from_utf8_lossy(wrong.as_bytes()).into()),
    }
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
