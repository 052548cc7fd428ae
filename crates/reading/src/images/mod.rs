//! Picture files as materials: each becomes pages with a picture of themselves, to be recognised like scans.
//!
//! Invariant: the size that a file claims is checked before a pixel is decoded; nothing makes more than
//! [`PIXELS_AT_MOST`] pixels or takes more than [`MEMORY_AT_MOST`] bytes.
//! Decoders of strangers' pictures belong into a child process: this is what such a child calls.

mod decode;
mod density;
mod frames;
mod heic;
mod open;
mod render;

pub use decode::{PictureFile, open};
pub use heic::program as heic_program;
pub(crate) use open::OpenPicture;
pub use render::{shown, webp};

/// Files larger than this are refused, in bytes.
pub const BYTES_AT_MOST: u64 = 200 * 1024 * 1024;
/// Pixels of one page; a scan of A2 at 400 dpi has half as many.
pub const PIXELS_AT_MOST: u64 = 100_000_000;
/// What a decoder may take for itself, in bytes.
pub const MEMORY_AT_MOST: u64 = 512 * 1024 * 1024;
/// Pages of one file (TIFF).
pub const PAGES_AT_MOST: usize = 2_000;

/// The kinds of picture that are read, by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Png,
    Jpeg,
    Webp,
    Tiff,
    Gif,
    Bmp,
    Heic,
}

impl PictureKind {
    /// Tells the kind from the first bytes (32 are enough); `None` for anything else.
    pub fn of(head: &[u8]) -> Option<Self> {
        let brand = head.get(4..8) == Some(b"ftyp");
        Some(match head {
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Self::Tiff,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'B', b'M', ..] if head.len() > 26 => Self::Bmp,
            _ if brand && head.get(8..12).is_some_and(|brand| heic::BRANDS.contains(&brand)) => Self::Heic,
            _ => return None,
        })
    }

    /// Its name in reports: `png`, `jpeg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Heic => "heic",
        }
    }
}
