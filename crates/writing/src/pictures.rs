//! Pictures made fit for paper: decoded within limits, turned into PNG or JPEG, no larger than print shows.

use crate::WriteFault;
use crate::outline::Picture;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Bytes of one picture.
const BYTES: usize = 16 << 20;
/// Either side, in points of the picture.
const SIDE: u32 = 20_000;
/// Decoded, in bytes.
const DECODED: u64 = 256 << 20;
/// Wider ones are made smaller: 3.2 inches at 400 points an inch are 1280.
const WIDE: u32 = 1_600;

/// A picture that any of our files can hold.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// `png`: the file can hold nothing else.
pub(crate) fn ready(picture: &Picture, png: bool) -> Result<Ready, WriteFault> {
    let unreadable = || WriteFault::Picture { name: picture.name.clone() };
    if picture.bytes.len() > BYTES {
        return Err(WriteFault::TooLarge { what: format!("the picture {}", picture.name) });
    }
    let mut reader = ImageReader::new(Cursor::new(&picture.bytes)).with_guessed_format().map_err(|_| unreadable())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(DECODED);
    reader.limits(limits);
    let format = reader.format();
    let decoded = reader.decode().map_err(|_| unreadable())?;
    let (width, height) = (decoded.width(), decoded.height());
    if width == 0 || height == 0 {
        return Err(unreadable());
    }
    let kept = width <= WIDE && (format == Some(ImageFormat::Png) || (format == Some(ImageFormat::Jpeg) && !png));
    if kept {
        return Ok(Ready { bytes: picture.bytes.clone(), width, height });
    }
    let shown = if width > WIDE { decoded.thumbnail(WIDE, SIDE) } else { decoded };
    let (width, height) = (shown.width().max(1), shown.height().max(1));
    let opaque = format == Some(ImageFormat::Jpeg) && !png;
    let (shown, to) = if opaque {
        (DynamicImage::ImageRgb8(shown.into_rgb8()), ImageFormat::Jpeg)
    } else {
        (DynamicImage::ImageRgba8(shown.into_rgba8()), ImageFormat::Png)
    };
    let mut bytes = Cursor::new(Vec::new());
    shown.write_to(&mut bytes, to).map_err(|_| unreadable())?;
    Ok(Ready { bytes: bytes.into_inner(), width, height })
}
