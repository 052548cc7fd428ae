//! A picture from a document as one that every browser shows: WebP of a bounded size.
//!
//! Invariant: a picture that says it is enormous is refused before room is made for it. Nothing in it is run.

use crate::ReadError;
use image::{ExtendedColorType, ImageEncoder, ImageReader, Limits};
use std::io::Cursor;

/// Pixels on a side; larger ones are made smaller.
const SIDE_AT_MOST: u32 = 1600;
/// Room for one picture while it is unpacked, in bytes.
const ROOM_AT_MOST: u64 = 400 << 20;
const SIDE_READ_AT_MOST: u32 = 30_000;

/// Unpacks and packs anew.
pub(crate) fn webp(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_READ_AT_MOST);
    limits.max_image_height = Some(SIDE_READ_AT_MOST);
    limits.max_alloc = Some(ROOM_AT_MOST);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => ReadError::TooLarge { what: "this picture".into() },
        image::ImageError::Unsupported(_) => ReadError::NotThisKind,
        _ => ReadError::Damaged,
    })?;
    let large = picture.width().max(picture.height()) > SIDE_AT_MOST;
    let picture = if large { picture.thumbnail(SIDE_AT_MOST, SIDE_AT_MOST) } else { picture };
    let (width, height) = (picture.width(), picture.height());
    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    let packed = if picture.color().has_alpha() {
        encoder.write_image(picture.to_rgba8().as_raw(), width, height, ExtendedColorType::Rgba8)
    } else {
        encoder.write_image(picture.to_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)
    };
    packed.map_err(|_| ReadError::TooLarge { what: "this picture".into() })?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_claims_to_be_enormous_is_refused_at_once() {
        // A PNG's beginning: 100,000 pixels on both sides.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x86\xa0\0\x01\x86\xa0\x08\x02\0\0\0".to_vec();
        png.extend(0xf9fd_7b55_u32.to_be_bytes());
        assert!(webp(&png).is_err());
        assert_eq!(webp(b"no picture").err(), Some(ReadError::NotThisKind));
    }
}
