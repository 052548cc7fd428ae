//! The pages of a TIFF, one by one.
//!
//! Invariant: directories are counted up to a bound, so that a loop of them ends.

use super::decode::{check, turns_sideways};
use super::{MEMORY_AT_MOST, PAGES_AT_MOST, density};
use crate::ReadError;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use std::io::Cursor;
use tiff::decoder::ifd::Value;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

/// How many pages there are.
pub(super) fn count(bytes: &[u8]) -> Result<u32, ReadError> {
    let mut decoder = decoder(bytes)?;
    check(decoder.dimensions().map_err(fault)?)?;
    let mut pages = 1;
    while decoder.more_images() && pages < PAGES_AT_MOST as u32 {
        // A broken directory ends the file; what is before it is kept.
        if decoder.next_image().is_err() {
            break;
        }
        pages += 1;
    }
    Ok(pages)
}

/// What the directory of a page says.
pub(super) struct Head {
    pub size: (u32, u32),
    pub density: Option<f32>,
    /// Width and height change places.
    pub sideways: bool,
}

/// The head of one page, from 0.
pub(super) fn head(bytes: &[u8], index: u32) -> Result<Head, ReadError> {
    head_of(&mut at(bytes, index)?)
}

/// The heads of so many pages. Each is found from the one before it: from the beginning a file of many would take long.
pub(super) fn heads(bytes: &[u8], pages: u32) -> Result<Vec<Result<Head, ReadError>>, ReadError> {
    let mut decoder = decoder(bytes)?;
    let mut heads = vec![head_of(&mut decoder)];
    while heads.len() < pages as usize && decoder.next_image().is_ok() {
        heads.push(head_of(&mut decoder));
    }
    heads.resize_with(pages as usize, || Err(ReadError::Damaged));
    Ok(heads)
}

fn head_of(decoder: &mut Decoder<Cursor<&[u8]>>) -> Result<Head, ReadError> {
    let size = decoder.dimensions().map_err(fault)?;
    let sideways = orientation(decoder).is_some_and(turns_sideways);
    Ok(Head { size, density: density(decoder), sideways })
}

fn at(bytes: &[u8], index: u32) -> Result<Decoder<Cursor<&[u8]>>, ReadError> {
    let mut decoder = decoder(bytes)?;
    decoder.seek_to_image(index as usize).map_err(fault)?;
    Ok(decoder)
}

fn orientation(decoder: &mut Decoder<Cursor<&[u8]>>) -> Option<Orientation> {
    let tag = decoder.get_tag_u32(Tag::Orientation).ok()?;
    Orientation::from_exif(u8::try_from(tag).ok()?)
}

/// One page, from 0, and its density where it names one.
pub(super) fn frame(bytes: &[u8], index: u32) -> Result<(DynamicImage, Option<f32>), ReadError> {
    let mut decoder = at(bytes, index)?;
    let (width, height) = decoder.dimensions().map_err(fault)?;
    check((width, height))?;
    let density = density(&mut decoder);
    let upright = orientation(&mut decoder);
    let colour = decoder.colortype().map_err(fault)?;
    let samples = decoder.read_image().map_err(fault)?;
    let mut image = pixels(colour, samples, width, height).ok_or(ReadError::NotThisKind)?;
    if let Some(upright) = upright {
        image.apply_orientation(upright);
    }
    Ok((image, density))
}

fn decoder(bytes: &[u8]) -> Result<Decoder<Cursor<&[u8]>>, ReadError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MEMORY_AT_MOST as usize;
    Ok(Decoder::new(Cursor::new(bytes)).map_err(fault)?.with_limits(limits))
}

fn density(decoder: &mut Decoder<Cursor<&[u8]>>) -> Option<f32> {
    let value = match decoder.get_tag(Tag::XResolution).ok()? {
        Value::Rational(above, below) => above as f32 / below as f32,
        other => other.into_f32().ok()?,
    };
    let dpi = match decoder.get_tag_u32(Tag::ResolutionUnit).unwrap_or(2) {
        2 => value,
        3 => value * 2.54,
        _ => return None,
    };
    Some(dpi).filter(|dpi| density::believable(*dpi))
}

/// Samples of the kinds that scanners and cameras write, 8 bits each.
fn pixels(colour: ColorType, samples: DecodingResult, width: u32, height: u32) -> Option<DynamicImage> {
    let bytes = match samples {
        DecodingResult::U8(bytes) => bytes,
        DecodingResult::U16(words) => words.into_iter().map(|word| (word >> 8) as u8).collect(),
        _ => return None,
    };
    match colour {
        ColorType::Gray(8 | 16) => GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        ColorType::Gray(bits @ (1 | 2 | 4)) => {
            let grey = unpacked(&bytes, bits, width, height)?;
            GrayImage::from_raw(width, height, grey).map(DynamicImage::ImageLuma8)
        }
        ColorType::RGB(8 | 16) => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        ColorType::RGBA(8 | 16) => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
        ColorType::CMYK(8) => {
            let mix = |part: u8, key: u8| ((255 - u16::from(part)) * (255 - u16::from(key)) / 255) as u8;
            let rgb = bytes.chunks_exact(4).flat_map(|p| [mix(p[0], p[3]), mix(p[1], p[3]), mix(p[2], p[3])]).collect();
            RgbImage::from_raw(width, height, rgb).map(DynamicImage::ImageRgb8)
        }
        _ => None,
    }
}

/// A few bits a pixel, rows filled up to whole bytes, to a byte a pixel.
fn unpacked(bytes: &[u8], bits: u8, width: u32, height: u32) -> Option<Vec<u8>> {
    let row = (width as usize * usize::from(bits)).div_ceil(8);
    let most = (1_u16 << bits) - 1;
    let mut grey = Vec::with_capacity(width as usize * height as usize);
    for line in bytes.chunks_exact(row).take(height as usize) {
        for x in 0..width as usize {
            let at = x * usize::from(bits);
            let value = u16::from(line[at / 8] >> (8 - usize::from(bits) - at % 8)) & most;
            grey.push((value * 255 / most) as u8);
        }
    }
    (grey.len() == width as usize * height as usize).then_some(grey)
}

fn fault(error: TiffError) -> ReadError {
    match error {
        TiffError::LimitsExceeded => ReadError::TooLarge { what: "this picture".into() },
        TiffError::UnsupportedError(_) => ReadError::NotThisKind,
        _ => ReadError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiff::encoder::{Rational, TiffEncoder, colortype};

    #[test]
    fn each_page_of_a_scan_is_read_with_its_density() {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).expect("an encoder");
        for page in 0..3_u8 {
            let mut image = encoder.new_image::<colortype::Gray8>(8, 4).expect("a page");
            image.x_resolution(Rational { n: 300, d: 1 });
            image.resolution_unit(tiff::tags::ResolutionUnit::Inch);
            image.write_data(&[page * 50; 32]).expect("written");
        }
        let bytes = bytes.into_inner();
        assert_eq!(count(&bytes), Ok(3));
        for page in 0..3_u8 {
            let (image, dpi) = frame(&bytes, u32::from(page)).expect("read");
            assert_eq!((image.to_luma8().get_pixel(3, 2).0[0], dpi), (page * 50, Some(300.0)));
        }
        assert!(frame(&bytes, 3).is_err());
    }

    #[test]
    fn bits_are_spread_over_the_greys() {
        assert_eq!(unpacked(&[0b1010_0000, 0b0100_0000], 1, 3, 2), Some(vec![255, 0, 255, 0, 255, 0]));
        assert_eq!(unpacked(&[0b1101_0000], 2, 2, 1), Some(vec![255, 85]));
        assert_eq!(unpacked(&[0], 1, 3, 2), None);
    }
}
