//! A picture as WebP of a width, for the reader and for thumbnails.
//!
//! Invariant: never larger than the picture is, never more than a screen can show.

use crate::ReadError;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ExtendedColorType, ImageEncoder};

/// WebP ends at 16,383 pixels to a side.
const SIDE_AT_MOST: u32 = 16_000;
/// Width of pictures inside documents.
const SHOWN_PX: u32 = 1600;
/// 16 megapixels.
const PIXELS_AT_MOST: f32 = 16_000_000.0;

/// As WebP, so many pixels wide or less where the picture is smaller. Clear pixels are white.
pub fn webp(image: DynamicImage, width_px: u32) -> Result<Vec<u8>, ReadError> {
    let image = on_white(image);
    let (width, height) = (image.width().max(1) as f32, image.height().max(1) as f32);
    let scale = (width_px.clamp(16, SIDE_AT_MOST) as f32 / width)
        .min(SIDE_AT_MOST as f32 / height)
        .min((PIXELS_AT_MOST / (width * height)).sqrt())
        .min(1.0);
    let side = |length: f32| ((length * scale).round() as u32).max(1);
    let image = if scale < 1.0 { resized(&image, side(width), side(height))? } else { image };
    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    let size = (image.width(), image.height());
    let written = match &image {
        DynamicImage::ImageLuma8(grey) => encoder.write_image(grey, size.0, size.1, ExtendedColorType::L8),
        other => encoder.write_image(&other.to_rgb8(), size.0, size.1, ExtendedColorType::Rgb8),
    };
    written.map_err(|_| ReadError::TooLarge { what: "this picture".into() })?;
    Ok(out)
}

/// A picture that a document carries, as one that every browser shows.
///
/// Errors as of [`super::PictureFile`].
pub fn shown(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let (image, _) = super::PictureFile::of(bytes.to_vec())?.pixels(1)?;
    webp(image, SHOWN_PX)
}

fn resized(image: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, ReadError> {
    let mut target = match image {
        DynamicImage::ImageLuma8(_) => DynamicImage::new_luma8(width, height),
        _ => DynamicImage::new_rgb8(width, height),
    };
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(image, &mut target, &options).map_err(|_| ReadError::Damaged)?;
    Ok(target)
}

/// Grey where it is grey, else red, green and blue, 8 bits each, on white paper.
pub(super) fn on_white(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => image,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        _ if !image.color().has_alpha() => DynamicImage::ImageRgb8(image.into_rgb8()),
        _ => {
            let clear = image.into_rgba8();
            let mix = |part: u8, alpha: u8| {
                ((u16::from(part) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255) as u8
            };
            let pixel = |x, y| {
                let [r, g, b, a] = clear.get_pixel(x, y).0;
                image::Rgb([mix(r, a), mix(g, a), mix(b, a)])
            };
            DynamicImage::ImageRgb8(image::RgbImage::from_fn(clear.width(), clear.height(), pixel))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_made_smaller_and_never_larger() {
        let size = |image: DynamicImage, width| {
            let bytes = webp(image, width).expect("a picture");
            let image = image::load_from_memory(&bytes).expect("webp");
            (image.width(), image.height(), image.to_rgb8().get_pixel(0, 0).0)
        };
        let clear = DynamicImage::new_rgba8(200, 100);
        assert_eq!(size(clear.clone(), 50), (50, 25, [255; 3]));
        assert_eq!(size(clear, 1600), (200, 100, [255; 3]));
        assert_eq!(size(DynamicImage::new_luma8(64, 2), 32), (32, 1, [0; 3]));
    }
}
