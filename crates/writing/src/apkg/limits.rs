//! How much a package may hold.

/// Limits for reading. The default fits the largest shared decks (about 60,000 notes) in a few hundred megabytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the collection, unpacked.
    pub collection: u64,
    /// Bytes of one media file.
    pub media_file: u64,
    /// Bytes of all media files together.
    pub media: u64,
    /// Media files.
    pub media_files: usize,
    pub notes: usize,
    pub cards: usize,
    pub reviews: usize,
    /// Decks, and note types.
    pub decks: usize,
    /// Bytes of one note's fields together; a longer note is left out.
    pub note: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            collection: 256 << 20,
            media_file: 64 << 20,
            media: 512 << 20,
            media_files: 20_000,
            notes: 100_000,
            cards: 300_000,
            reviews: 2_000_000,
            decks: 5_000,
            note: 512 << 10,
        }
    }
}

/// More entries than this no package has, counted before the list is read.
pub(super) const ENTRIES: usize = 50_000;
/// How many times larger than packed a part may be, once it is beyond [`SMALL`].
pub(super) const RATIO: u64 = 500;
/// A part up to this size may be packed as tightly as it likes.
pub(super) const SMALL: u64 = 8 << 20;
/// Bytes of the list of media.
pub(super) const MEDIA_LIST: u64 = 8 << 20;
/// Bytes of one field's, template's or deck's name; longer ones are cut.
pub(super) const NAME: usize = 1_000;
/// Fields, and templates, of one note type.
pub(super) const PARTS: usize = 200;
