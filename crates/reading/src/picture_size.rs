//! How large a picture is, told from its first bytes. It is not decoded.

use image::ImageReader;
use std::io::Cursor;

/// Width and height in pixels; `None` where the bytes are no picture.
pub fn picture_size(picture: &[u8]) -> Option<(u32, u32)> {
    ImageReader::new(Cursor::new(picture)).with_guessed_format().ok()?.into_dimensions().ok()
}
