//! Text in pictures: a grey picture in, a page out, as if it had been born digital.
//!
//! A [`Recogniser`] finds words and their boxes; what is done before (upright, straight, large enough) and after
//! (lines, columns, paragraphs, one text) is the same for all of them. Invariant: whatever is recognised ends as a
//! [`crate::Page`] whose words lie where they are seen in the picture that was given.
//! It renders nothing: pages of PDFs come as pictures.

mod cells;
mod engines;
mod figure;
mod ink;
mod lines;
mod merge;
mod noise;
mod ocrs;
mod order;
mod page;
mod pictures;
mod place;
mod raster;
mod read;
pub(crate) mod repeated;
mod skew;
mod tesseract;
mod tsv;

pub(crate) use ink::{Component, components, is_blank};

pub use engines::{OcrSettings, Presence, engine, presence};
pub(crate) use figure::words_of;
pub use noise::is_noise;
pub use ocrs::Ocrs;
pub use raster::{PIXELS_AT_MOST, Raster};
pub use read::read;
pub use tesseract::Tesseract;
pub use tsv::words as words_in_table;

use crate::ReadError;
use crate::layout::Rect;

/// Something that knows letters when it sees them.
pub trait Recogniser: Send + Sync {
    /// `tesseract` or `ocrs`.
    fn name(&self) -> &'static str;

    /// The words of an upright picture. Blocks and lines as far as it tells them; order does not matter.
    ///
    /// Blocks the thread for up to seconds. Errors: [`ReadError::Timeout`], [`ReadError::Crashed`] where this picture
    /// is at fault, [`ReadError::Unavailable`] where the recogniser is.
    fn recognise(&self, picture: &Raster, manner: Manner) -> Result<Vec<Seen>, ReadError>;

    /// Which way the text of a picture runs (see [`crate::layout::Glyph::turn`]), where it can tell cheaply.
    fn turn(&self, _picture: &Raster) -> Option<u8> {
        None
    }
}

/// What is known of a picture before it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    pub spread: Spread,
    /// There may be light text on dark ground.
    pub dark: bool,
}

/// How text is spread over a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    /// Columns, pictures, headings: to be found out.
    #[default]
    Page,
    /// One column, of lines of any size.
    Column,
    /// One block of lines.
    Block,
    /// Words here and there.
    Sparse,
}

/// A word as it was seen, in pixels of the picture that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub text: String,
    /// Around the ink.
    pub rect: Rect,
    /// From 0 to 1.
    pub confidence: f32,
    /// Words of the same line have the same number; lines of different blocks have different ones.
    pub line: u32,
    /// Words of the same block have the same number.
    pub block: u32,
}
