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
    encoded(&coloured(page, (width, height), [0, 0, width, height])?)
}

/// Draws a part of a page: left, top, right, bottom in points.
pub(super) fn crop(page: &PdfPage<'_>, place: [f32; 4]) -> Result<Vec<u8>, ReadError> {
    let (width, height) = (page.width().value.max(1.0), page.height().value.max(1.0));
    let wished = (width * FIGURE_DPI / 72.0) as u32;
    let whole = size(width, height, wished);
    let scale = (whole.0 as f32 / width, whole.1 as f32 / height);
    // A float beyond the range of an integer becomes the nearest one.
    let (x0, y0) = ((place[0] * scale.0) as i32, (place[1] * scale.1) as i32);
    let (x1, y1) = ((place[2] * scale.0).ceil() as i32, (place[3] * scale.1).ceil() as i32);
    let (x0, y0) = (x0.clamp(0, whole.0 - 1), y0.clamp(0, whole.1 - 1));
    encoded(&coloured(page, whole, [x0, y0, x1.clamp(x0 + 1, whole.0), y1.clamp(y0 + 1, whole.1)])?)
}

fn coloured(page: &PdfPage<'_>, whole: (i32, i32), part: [i32; 4]) -> Result<RgbImage, ReadError> {
    let (width, height) = ((part[2] - part[0]) as u32, (part[3] - part[1]) as u32);
    let pixels = drawn::<3>(page, whole, part, |p| [p[2], p[1], p[0]])?;
    RgbImage::from_raw(width, height, pixels).ok_or(ReadError::Damaged)
}

/// Draws a part (left, top, right, bottom) of a page that is `whole` pixels large, and no more than that part. Of each
/// pixel (blue, green, red, nothing) as many bytes are kept as wished, in the place where it was drawn: the picture is
/// held once.
fn drawn<const KEPT: usize>(
    page: &PdfPage<'_>,
    whole: (i32, i32),
    part: [i32; 4],
    keep: impl Fn([u8; 4]) -> [u8; KEPT],
) -> Result<Vec<u8>, ReadError> {
    let (width, height) = (part[2] - part[0], part[3] - part[1]);
    let count = width as usize * height as usize;
    // What lies outside of the page is paper, too.
    let mut bytes = vec![255; count * 4];
    let config = PdfRenderConfig::new()
        .set_fixed_size(whole.0, whole.1)
        .set_origin(-part[0], -part[1])
        .set_format(PdfBitmapFormat::BGRx)
        // Else the library asks for red, green, blue by itself.
        .set_reverse_byte_order(false)
        .limit_render_image_cache_size(true);
    let mut bitmap =
        PdfBitmap::from_bytes(width, height, PdfBitmapFormat::BGRx, &mut bytes).map_err(|_| ReadError::Damaged)?;
    page.render_into_bitmap_with_config(&mut bitmap, &config).map_err(|_| ReadError::Damaged)?;
    drop(bitmap);
    for index in 0..count {
        let from = index * 4;
        let kept = keep([bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]]);
        bytes[index * KEPT..(index + 1) * KEPT].copy_from_slice(&kept);
    }
    bytes.truncate(count * KEPT);
    bytes.shrink_to_fit();
    Ok(bytes)
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
    let whole = (side(width), side(height));
    // The weights of luma in 256ths.
    let luma = |p: [u8; 4]| [((u32::from(p[0]) * 29 + u32::from(p[1]) * 150 + u32::from(p[2]) * 77) >> 8) as u8];
    let pixels = drawn::<1>(page, whole, [0, 0, whole.0, whole.1], luma)?;
    Raster::new(whole.0 as u32, whole.1 as u32, dpi, pixels)
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
