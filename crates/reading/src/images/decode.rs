//! A picture file, opened: how many pages it has, and each as pixels the right way up.
//!
//! Invariant: what a file claims of its size is believed only to refuse it.

use super::frames::Head;
use super::{BYTES_AT_MOST, MEMORY_AT_MOST, PAGES_AT_MOST, PIXELS_AT_MOST, PictureKind, density, frames, heic};
use crate::ReadError;
use crate::ocr::Raster;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use std::path::Path;

/// Longest side in points of a page without a density of its own: pictures of cameras are paper, not posters.
const POINTS_AT_MOST: f32 = 1440.0;

/// An open picture file.
pub struct PictureFile {
    kind: PictureKind,
    bytes: Vec<u8>,
    pages: u32,
}

/// Opens a picture file. Errors: [`ReadError::Empty`], [`ReadError::NotThisKind`] (HEIC without a converter among
/// them), [`ReadError::TooLarge`], [`ReadError::Damaged`].
pub fn open(path: &Path) -> Result<PictureFile, ReadError> {
    let length = std::fs::metadata(path)?.len();
    if length == 0 {
        return Err(ReadError::Empty);
    }
    if length > BYTES_AT_MOST {
        return Err(ReadError::TooLarge { what: "this picture".into() });
    }
    let bytes = std::fs::read(path)?;
    match PictureKind::of(&bytes).ok_or(ReadError::NotThisKind)? {
        PictureKind::Heic => PictureFile::of(heic::converted(path)?),
        _ => PictureFile::of(bytes),
    }
}

impl PictureFile {
    /// From the bytes of a file of any kind but HEIC.
    pub fn of(bytes: Vec<u8>) -> Result<Self, ReadError> {
        let kind = PictureKind::of(&bytes).filter(|kind| *kind != PictureKind::Heic).ok_or(ReadError::NotThisKind)?;
        let pages = match kind {
            PictureKind::Tiff => frames::count(&bytes)?.min(PAGES_AT_MOST as u32),
            _ => {
                check(decoder(&bytes)?.dimensions())?;
                1
            }
        };
        Ok(Self { kind, bytes, pages })
    }

    /// What it is.
    pub fn kind(&self) -> PictureKind {
        self.kind
    }

    /// How many pages it has: more than one only of a TIFF.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// The pixels of one page, from 1, the right way up, and their density.
    pub fn pixels(&self, number: u32) -> Result<(DynamicImage, f32), ReadError> {
        if number == 0 || number > self.pages {
            return Err(ReadError::NoSuchPage(number));
        }
        let (image, found) = match self.kind {
            PictureKind::Tiff => frames::frame(&self.bytes, number - 1)?,
            kind => {
                let mut decoder = decoder(&self.bytes)?;
                check(decoder.dimensions())?;
                let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
                let mut image = DynamicImage::from_decoder(decoder).map_err(fault)?;
                image.apply_orientation(upright);
                (image, density::of(kind, &self.bytes))
            }
        };
        let dpi = dpi(image.width(), image.height(), found);
        Ok((image, dpi))
    }

    /// One page as a grey picture, for [`crate::ocr::read`]; larger ones are made smaller.
    pub fn grey(&self, number: u32) -> Result<Raster, ReadError> {
        let (image, dpi) = self.pixels(number)?;
        let grey = super::render::on_white(image).into_luma8();
        let (width, height) = grey.dimensions();
        let part = (crate::ocr::PIXELS_AT_MOST as f32 * 0.98 / (width as f32 * height as f32)).sqrt();
        if part < 1.0 {
            let small = |side: u32| ((side as f32 * part) as u32).max(1);
            let pixels = image::imageops::thumbnail(&grey, small(width), small(height));
            return Raster::new(pixels.width(), pixels.height(), dpi * part, pixels.into_raw());
        }
        Raster::new(width, height, dpi, grey.into_raw())
    }

    /// Width and height of one page in points, without a look at its pixels.
    pub fn size(&self, number: u32) -> Result<(f32, f32), ReadError> {
        if number == 0 || number > self.pages {
            return Err(ReadError::NoSuchPage(number));
        }
        let head = match self.kind {
            PictureKind::Tiff => frames::head(&self.bytes, number - 1)?,
            kind => {
                let mut decoder = decoder(&self.bytes)?;
                let sideways = decoder.orientation().is_ok_and(turns_sideways);
                Head { size: decoder.dimensions(), density: density::of(kind, &self.bytes), sideways }
            }
        };
        points(&head)
    }

    /// Those of all pages, in order.
    pub fn sizes(&self) -> Vec<Result<(f32, f32), ReadError>> {
        match self.kind {
            PictureKind::Tiff => match frames::heads(&self.bytes, self.pages) {
                Ok(heads) => heads.into_iter().map(|head| points(&head?)).collect(),
                Err(fault) => vec![Err(fault)],
            },
            _ => (1..=self.pages).map(|number| self.size(number)).collect(),
        }
    }
}

fn points(head: &Head) -> Result<(f32, f32), ReadError> {
    check(head.size)?;
    let dpi = dpi(head.size.0, head.size.1, head.density);
    let (width, height) = (head.size.0 as f32 * 72.0 / dpi, head.size.1 as f32 * 72.0 / dpi);
    Ok(if head.sideways { (height, width) } else { (width, height) })
}

/// Whether width and height change places.
pub(super) fn turns_sideways(orientation: Orientation) -> bool {
    use Orientation::*;
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn dpi(width: u32, height: u32, found: Option<f32>) -> f32 {
    found.unwrap_or(density::USUAL).max(width.max(height) as f32 * 72.0 / POINTS_AT_MOST)
}

/// The decoder for the bytes, which has read the head and no pixel.
fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ReadError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| ReadError::Damaged)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_AT_MOST);
    reader.limits(limits);
    reader.into_decoder().map_err(fault)
}

/// Refuses a size before anything of it is made.
pub(super) fn check((width, height): (u32, u32)) -> Result<(), ReadError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(ReadError::Damaged),
        pixels if pixels > PIXELS_AT_MOST => Err(ReadError::TooManyPixels),
        _ => Ok(()),
    }
}

fn fault(error: image::ImageError) -> ReadError {
    match error {
        image::ImageError::Limits(_) => ReadError::TooLarge { what: "this picture".into() },
        image::ImageError::Unsupported(_) => ReadError::NotThisKind,
        _ => ReadError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, ImageFormat};

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let image = DynamicImage::ImageLuma8(GrayImage::from_fn(40, 20, |x, _| image::Luma([x as u8 * 5])));
        let image = if format == ImageFormat::Jpeg { image } else { DynamicImage::ImageRgb8(image.into_rgb8()) };
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("encoded");
        bytes.into_inner()
    }

    #[test]
    fn every_kind_of_picture_is_a_page() {
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::WebP,
            ImageFormat::Tiff,
            ImageFormat::Gif,
            ImageFormat::Bmp,
        ] {
            let file = PictureFile::of(encoded(format)).expect("opens");
            assert_eq!(file.pages(), 1, "{format:?}");
            assert_eq!(file.size(1), Ok((30.0, 15.0)), "{format:?}");
            let grey = file.grey(1).expect("pixels");
            assert!(grey.pixels[39].abs_diff(195) < 8 && grey.pixels[0] < 8, "{format:?}");
            assert_eq!(file.grey(2).err(), Some(ReadError::NoSuchPage(2)));
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_enormous_is_refused_at_once() {
        let mut bytes = encoded(ImageFormat::Png);
        // Width and height of the header, and the checksum that goes with them.
        bytes[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        let sum = checksum(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        let begun = std::time::Instant::now();
        let refused = PictureFile::of(bytes).err();
        assert_eq!(refused, Some(ReadError::TooManyPixels));
        assert!(begun.elapsed().as_millis() < 100);
    }

    #[test]
    fn a_photo_of_more_pixels_than_are_looked_at_is_refused_at_once() {
        let mut bytes = encoded(ImageFormat::Jpeg);
        let head = bytes.windows(2).position(|marker| marker == [0xff, 0xc0]).expect("a frame's head");
        // Height and width: 20,000 each.
        bytes[head + 5..head + 9].copy_from_slice(&[0x4e, 0x20, 0x4e, 0x20]);
        assert_eq!(PictureFile::of(bytes.clone()).err(), Some(ReadError::TooManyPixels));
        assert_eq!(crate::images::shown(&bytes).err(), Some(ReadError::TooManyPixels));
    }

    #[test]
    fn broken_pictures_are_refused_in_words() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff, ImageFormat::Gif, ImageFormat::Bmp] {
            let whole = encoded(format);
            for length in [30, whole.len() / 3, whole.len() / 2] {
                if let Ok(file) = PictureFile::of(whole[..length].to_vec()) {
                    let _ = file.grey(1);
                }
            }
        }
        assert_eq!(PictureFile::of(b"no picture".to_vec()).err(), Some(ReadError::NotThisKind));
    }

    fn checksum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }
}
