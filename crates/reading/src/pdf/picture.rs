//! A page as a picture: WebP of a bounded number of pixels.
//!
//! Invariant: however large a page says it is, no more than [`PIXELS_AT_MOST`] pixels are made of it.

use crate::ReadError;
use crate::ocr::Raster;
use image::{ExtendedColorType, ImageEncoder};
use pdfium_render::prelude::*;

/// 16 megapixels.
const PIXELS_AT_MOST: f32 = 16_000_000.0;
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
    let config = PdfRenderConfig::new()
        .set_fixed_size(width, height)
        .set_format(PdfBitmapFormat::BGRx)
        .limit_render_image_cache_size(true);
    let bitmap = page.render_with_config(&config).map_err(|_| ReadError::Damaged)?;
    let (width, height) = (bitmap.width() as u32, bitmap.height() as u32);
    let rgba = bitmap.as_rgba_bytes();
    drop(bitmap);
    let pixels = (width as usize) * (height as usize);
    if rgba.len() < pixels * 4 {
        return Err(ReadError::Damaged);
    }
    let grey = rgba.chunks_exact(4).take(pixels).all(|p| p[0] == p[1] && p[1] == p[2]);
    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    let result = if grey {
        let bytes: Vec<u8> = rgba.chunks_exact(4).take(pixels).map(|p| p[0]).collect();
        encoder.write_image(&bytes, width, height, ExtendedColorType::L8)
    } else {
        let bytes: Vec<u8> = rgba.chunks_exact(4).take(pixels).flat_map(|p| [p[0], p[1], p[2]]).collect();
        encoder.write_image(&bytes, width, height, ExtendedColorType::Rgb8)
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
