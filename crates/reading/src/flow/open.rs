//! A flowing file inside the child: opened by its kind, then handed out page by page.

use super::Flow;
use crate::about::MaterialAbout;
use crate::article::{self, Hints};
use crate::child::Open;
use crate::child::protocol::Opening;
use crate::images::PictureFile;
use crate::ocr::Raster;
use crate::page::Page;
use crate::{Kind, Picture, ReadError, epub, notebook, office, plain_text, separated, transcript};
use std::io;

/// Files larger than this are refused, in bytes. They are read whole, and what is in them needs room as well.
const FILE_AT_MOST: u64 = 300 << 20;
/// Files of text larger than this are.
const TEXT_FILE_AT_MOST: u64 = 64 << 20;

/// Refuses what is too large to be read whole.
pub(crate) fn check_size(kind: &Kind, bytes: u64) -> Result<(), ReadError> {
    let most = match kind {
        Kind::Pdf => u64::MAX,
        Kind::Markdown | Kind::PlainText | Kind::Html | Kind::Csv | Kind::Notebook | Kind::Transcript { .. } => {
            TEXT_FILE_AT_MOST
        }
        _ => FILE_AT_MOST,
    };
    if bytes > most { Err(ReadError::TooLarge { what: "this file".into() }) } else { Ok(()) }
}

impl Flow {
    /// Reads a file whole.
    pub fn open(opening: &Opening) -> Result<Self, ReadError> {
        let kind = Kind::of_media_type(&opening.media);
        if let Some(refusal) = kind.refusal() {
            return Err(refusal);
        }
        check_size(&kind, std::fs::metadata(&opening.file)?.len())?;
        Self::of_bytes(&kind, &std::fs::read(&opening.file)?, opening.address.as_deref())
    }

    /// Reads bytes of a kind; `address` is where a web page is from.
    pub fn of_bytes(kind: &Kind, bytes: &[u8], address: Option<&str>) -> Result<Self, ReadError> {
        match kind {
            Kind::Html => Self::of_document(article::article(bytes, Hints { address, charset: None })?),
            Kind::Docx | Kind::Pptx | Kind::Xlsx => Self::of_document(office::read(bytes)?),
            Kind::Epub => Self::of_document(epub::epub(bytes)?),
            Kind::Csv => match separated::table(&plain_text::decode(bytes)?)? {
                Some(table) => Self::of_document(table),
                None => Self::of_plain_text(bytes),
            },
            Kind::Notebook => Self::of_document(notebook::notebook(bytes)?),
            Kind::Markdown => Self::of_markdown(&plain_text::decode(bytes)?),
            Kind::PlainText => Self::of_plain_text(bytes),
            Kind::Transcript { .. } => Ok(Self::of_pages(transcript::read(bytes)?)),
            _ => Err(ReadError::NotThisKind),
        }
    }
}

/// Reads the bytes of a file that flows, here and now. For tests of readers: what people bring goes through
/// [`crate::Readers`], which bounds time and memory.
///
/// # Errors
/// Why it cannot be read; [`ReadError::NotThisKind`] for kinds whose pages have a shape of their own.
pub fn read_bytes(kind: &Kind, bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    Flow::of_bytes(kind, bytes, None).map(|flow| flow.pages)
}

impl Open for Flow {
    fn about(&self) -> &MaterialAbout {
        &self.about
    }

    fn page(&mut self, number: u32, _: &[u32], at: &mut dyn FnMut(u32) -> io::Result<()>) -> Result<Page, ReadError> {
        at(number)?;
        self.page_at(number).cloned()
    }

    fn render(&mut self, number: u32, _: u32) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NoSuchPage(number))
    }

    /// The largest picture of a page that is little else.
    fn raster(&mut self, number: u32, _: u32) -> Result<Raster, ReadError> {
        let places = self.page_at(number)?.figures.iter().filter_map(|figure| figure.picture);
        let pictures = places.filter_map(|place| self.pictures.get(place as usize));
        let largest = pictures.max_by_key(|picture| picture.bytes.len()).ok_or(ReadError::NoSuchPage(number))?;
        PictureFile::of(largest.bytes.clone())?.grey(1)
    }

    fn picture(&mut self, number: u32, figure: u32) -> Result<Vec<u8>, ReadError> {
        let missing = ReadError::NoSuchFigure { page: number, figure };
        let page = self.page_at(number)?;
        let place = page.figures.iter().find(|each| each.number == figure).and_then(|each| each.picture);
        match place.and_then(|place| self.pictures.get(place as usize)) {
            Some(picture) if !picture.bytes.is_empty() => crate::images::shown(&picture.bytes),
            Some(Picture { address: Some(address), .. }) => Err(ReadError::PictureElsewhere(address.clone())),
            _ => Err(missing),
        }
    }
}

impl Flow {
    /// A page, from 1.
    pub fn page_at(&self, number: u32) -> Result<&Page, ReadError> {
        self.pages.get((number as usize).wrapping_sub(1)).ok_or(ReadError::NoSuchPage(number))
    }
}
