//! A page as a picture: WebP of a bounded number of pixels.
//!
//! Invariant: however large a page says it is, no more than [`PIXELS_AT_MOST`] pixels are made of it.

use crate::ReadError;
use crate::ocr::Raster;
use image::{ExtendedColorType, ImageEncoder, RgbImage};
use pdfium_render::prelude::*;

/// 16 megapixels.
const PIXELS_AT_MOST: f32 = 16_000_000.0;
/// Dots to the inch that figures are cut from.
const FIGURE_DPI: f32 = 300.0;
/// WebP ends at 16,383.
const SIDE_AT_MOST: f32 = 16_000.0;

/// The size in pixels of a page of so many points, as wide as wished or smaller.
pub(super) fn size(width: f32, height: f32, width_px: u32) -> (i32, i32) {
    let (width, height) = (width.max(1.0), height.max(1.0));
    let mut scale = (width_px.clamp(16, SIDE_AT_MOST as u32) as f32) / width;
    scale = scale.min(SIDE_AT_MOST / width).min(SIDE_AT_MOST / height);
    scale = scale.min((PIXELS_AT_MOST / (width * height)).sqrt());
    (((width * scale) as i32).max(1), ((height * scale) as i32).max(1))
}

/// Draws a page.
pub(super) fn webp(page: &PdfPage<'_>, width_px: u32) -> Result<Vec<u8>, ReadError> {
    let (width, height) = size(page.width().value, page.height().value, width_px);
    encoded(&drawn(page, (width, height), [0, 0, width, height])?)
}

/// Draws a part of a page: left, top, right, bottom in points.
pub(super) fn crop(page: &PdfPage<'_>, place: [f32; 4]) -> Result<Vec<u8>, ReadError> {
    let (width, height) = (page.width().value.max(1.0), page.height().value.max(1.0));
    let wished = (width * FIGURE_DPI / 72.0) as u32;
    let (across, down) = size(width, height, wished);
    let scale = (across as f32 / width, down as f32 / height);
    // A float beyond the range of an integer becomes the nearest one.
    let (x, y) = ((place[0] * scale.0) as i32, (place[1] * scale.1) as i32);
    let (x, y) = (x.clamp(0, across - 1), y.clamp(0, down - 1));
    let (right, bottom) = ((place[2] * scale.0).ceil() as i32, (place[3] * scale.1).ceil() as i32);
    encoded(&drawn(page, (across, down), [x, y, right.clamp(x + 1, across), bottom.clamp(y + 1, down)])?)
}

/// What lies between left, top, right and bottom of a page that is so many pixels large. No pixel beyond it is made.
fn drawn(page: &PdfPage<'_>, (across, down): (i32, i32), place: [i32; 4]) -> Result<RgbImage, ReadError> {
    let [left, top, right, bottom] = place;
    let config = PdfRenderConfig::new()
        .set_fixed_size(across, down)
        .set_origin(-left, -top)
        .set_format(PdfBitmapFormat::BGRx)
        .set_reverse_byte_order(true)
        .limit_render_image_cache_size(true);
    let mut bitmap =
        PdfBitmap::empty(right - left, bottom - top, PdfBitmapFormat::BGRx).map_err(|_| ReadError::Damaged)?;
    page.render_into_bitmap_with_config(&mut bitmap, &config).map_err(|_| ReadError::Damaged)?;
    let (width, height) = (bitmap.width() as u32, bitmap.height() as u32);
    let mut pixels = bitmap.as_raw_bytes();
    drop(bitmap);
    // Red, green, blue, nothing becomes red, green, blue, in its place: large pictures are held once.
    let count = pixels.len() / 4;
    for pixel in 1..count {
        pixels.copy_within(pixel * 4..pixel * 4 + 3, pixel * 3);
    }
    pixels.truncate(count * 3);
    RgbImage::from_raw(width, height, pixels).ok_or(ReadError::Damaged)
}

fn encoded(picture: &RgbImage) -> Result<Vec<u8>, ReadError> {
    let (width, height) = picture.dimensions();
    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    let result = if picture.pixels().all(|p| p[0] == p[1] && p[1] == p[2]) {
        let bytes: Vec<u8> = picture.pixels().map(|p| p[0]).collect();
        encoder.write_image(&bytes, width, height, ExtendedColorType::L8)
    } else {
        encoder.write_image(picture, width, height, ExtendedColorType::Rgb8)
    };
    result.map_err(|_| ReadError::TooLarge { what: "the page's picture".into() })?;
    Ok(out)
}

/// A page as a grey picture with so many pixels to an inch, or fewer where that would be too many: what text is
/// recognised in.
pub fn grey(page: &PdfPage<'_>, dpi: f32) -> Result<Raster, ReadError> {
    let (width, height) = (page.width().value.max(1.0), page.height().value.max(1.0));
    let dpi = dpi.min(72.0 * (PIXELS_AT_MOST / (width * height)).sqrt()).min(72.0 * SIDE_AT_MOST / width.max(height));
    let side = |points: f32| ((points * dpi / 72.0).round() as i32).max(1);
    let config = PdfRenderConfig::new()
        .set_fixed_size(side(width), side(height))
        .set_format(PdfBitmapFormat::BGRx)
        .limit_render_image_cache_size(true);
    let bitmap = page.render_with_config(&config).map_err(|_| ReadError::Damaged)?;
    let (width, height) = (bitmap.width() as u32, bitmap.height() as u32);
    let bytes = bitmap.as_raw_bytes();
    drop(bitmap);
    // Blue, green, red, nothing; the weights of luma in 256ths.
    let luma = |p: &[u8]| ((u32::from(p[0]) * 29 + u32::from(p[1]) * 150 + u32::from(p[2]) * 77) >> 8) as u8;
    Raster::new(width, height, dpi, bytes.chunks_exact(4).map(luma).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_bounded() {
        assert_eq!(size(595.0, 842.0, 1600), (1600, 2264));
        let (width, height) = size(35_000.0, 35_000.0, 40_000);
        assert!(width as f32 * height as f32 <= PIXELS_AT_MOST && width == height);
        let (width, height) = size(1.0, 14_000.0, 1600);
        assert!(width >= 1 && height <= SIDE_AT_MOST as i32);
    }
}
