//! A grey picture, and the few things that are done to one before it is read.
//!
//! Invariant: `pixels` is `width * height` long; nothing in here makes more than [`PIXELS_AT_MOST`] of them.

use crate::ReadError;
use crate::layout::Rect;
use fast_image_resize as resize;

/// An A3 page at 400 dpi.
pub const PIXELS_AT_MOST: u64 = 32_000_000;

/// A grey picture, row by row from the top; 255 is white.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raster {
    pub width: u32,
    pub height: u32,
    /// Pixels to an inch, of the page that it shows.
    pub dpi: f32,
    pub pixels: Vec<u8>,
}

impl Raster {
    /// Refuses what does not fit together or is too large.
    pub fn new(width: u32, height: u32, dpi: f32, pixels: Vec<u8>) -> Result<Self, ReadError> {
        let count = u64::from(width) * u64::from(height);
        if count > PIXELS_AT_MOST {
            return Err(ReadError::TooLarge { what: "this picture".into() });
        }
        if count == 0 || pixels.len() as u64 != count || !dpi.is_finite() || dpi <= 0.0 {
            return Err(ReadError::Damaged);
        }
        Ok(Self { width, height, dpi, pixels })
    }

    pub(crate) fn row(&self, y: u32) -> &[u8] {
        let from = y as usize * self.width as usize;
        &self.pixels[from..from + self.width as usize]
    }

    /// White for black.
    pub(crate) fn inverted(&self) -> Raster {
        Raster { pixels: self.pixels.iter().map(|pixel| 255 - pixel).collect(), ..*self }
    }

    /// Turned by quarters so that text of this direction (see [`crate::layout::Glyph::turn`]) runs to the right.
    pub(crate) fn upright(&self, turn: u8) -> Raster {
        let (w, h) = (self.width as usize, self.height as usize);
        let (width, height) = if turn % 2 == 1 { (self.height, self.width) } else { (self.width, self.height) };
        let mut pixels = Vec::with_capacity(self.pixels.len());
        match turn % 4 {
            0 => pixels.extend_from_slice(&self.pixels),
            2 => pixels.extend(self.pixels.iter().rev()),
            1 => (0..w).for_each(|x| pixels.extend((0..h).rev().map(|y| self.pixels[y * w + x]))),
            _ => (0..w).rev().for_each(|x| pixels.extend((0..h).map(|y| self.pixels[y * w + x]))),
        }
        Raster { width, height, dpi: self.dpi, pixels }
    }

    /// Turned by a small angle (radians, clockwise as seen) about its middle, on a canvas that holds all of it.
    pub(crate) fn rotated(&self, angle: f32) -> Raster {
        let (sin, cos) = angle.sin_cos();
        let (w, h) = (self.width as f32, self.height as f32);
        let (width, height) = ((w * cos.abs() + h * sin.abs()).ceil(), (w * sin.abs() + h * cos.abs()).ceil());
        let mut pixels = vec![255; width as usize * height as usize];
        for (y, row) in pixels.chunks_exact_mut(width as usize).enumerate() {
            let dy = y as f32 + 0.5 - height / 2.0;
            for (x, pixel) in row.iter_mut().enumerate() {
                let dx = x as f32 + 0.5 - width / 2.0;
                let (from_x, from_y) = (cos * dx + sin * dy + w / 2.0 - 0.5, cos * dy - sin * dx + h / 2.0 - 0.5);
                *pixel = self.sample(from_x, from_y);
            }
        }
        Raster { width: width as u32, height: height as u32, dpi: self.dpi, pixels }
    }

    fn sample(&self, x: f32, y: f32) -> u8 {
        if x < 0.0 || y < 0.0 {
            return 255;
        }
        let (left, top) = (x as usize, y as usize);
        if left + 1 >= self.width as usize || top + 1 >= self.height as usize {
            return 255;
        }
        let (fx, fy) = (x - left as f32, y - top as f32);
        let at = top * self.width as usize + left;
        let mix = |a: u8, b: u8| f32::from(a) * (1.0 - fx) + f32::from(b) * fx;
        let upper = mix(self.pixels[at], self.pixels[at + 1]);
        let lower = mix(self.pixels[at + self.width as usize], self.pixels[at + self.width as usize + 1]);
        (upper * (1.0 - fy) + lower * fy).round() as u8
    }

    /// Larger or smaller by a factor, and its `dpi` with it.
    pub fn scaled(&self, factor: f32) -> Raster {
        let side = |length: u32| ((length as f32 * factor).round() as u32).max(1);
        let (width, height) = (side(self.width), side(self.height));
        if (width, height) == (self.width, self.height) || u64::from(width) * u64::from(height) > PIXELS_AT_MOST {
            return self.clone();
        }
        let mut pixels = vec![0; width as usize * height as usize];
        let source = resize::images::ImageRef::new(self.width, self.height, &self.pixels, resize::PixelType::U8);
        let target = resize::images::Image::from_slice_u8(width, height, &mut pixels, resize::PixelType::U8);
        let (Ok(source), Ok(mut target)) = (source, target) else { return self.clone() };
        let filter = if factor > 1.0 { resize::FilterType::CatmullRom } else { resize::FilterType::Bilinear };
        let options = resize::ResizeOptions::new().resize_alg(resize::ResizeAlg::Convolution(filter));
        if resize::Resizer::new().resize(&source, &mut target, &options).is_err() {
            return self.clone();
        }
        Raster { width, height, dpi: self.dpi * factor, pixels }
    }

    /// A part of it, as far as it reaches: left, top, right, bottom in pixels.
    pub fn crop(&self, [x0, y0, x1, y1]: [u32; 4]) -> Raster {
        let (x1, y1) = (x1.min(self.width), y1.min(self.height));
        let (x0, y0) = (x0.min(x1.saturating_sub(1)), y0.min(y1.saturating_sub(1)));
        let pixels = (y0..y1).flat_map(|y| &self.row(y)[x0 as usize..x1 as usize]).copied().collect();
        Raster { width: x1 - x0, height: y1 - y0, dpi: self.dpi, pixels }
    }

    /// The grey that most pixels have.
    pub(crate) fn paper(&self) -> u8 {
        let count = self.histogram();
        (0..=255).max_by_key(|grey| count[usize::from(*grey)]).unwrap_or(255)
    }

    /// With paper over these boxes (in points).
    pub(crate) fn covered(self, places: &[Rect]) -> Raster {
        let pixels = self.dpi / 72.0;
        let scaled = |rect: &Rect| Rect {
            x0: rect.x0 * pixels,
            y0: rect.y0 * pixels,
            x1: (rect.x1 + 1.0) * pixels,
            y1: (rect.y1 + 1.0) * pixels,
        };
        let places: Vec<Rect> = places.iter().map(scaled).collect();
        self.painted(&places)
    }

    /// With paper over these boxes (in pixels).
    pub(crate) fn painted(mut self, places: &[Rect]) -> Raster {
        let paper = self.paper();
        for place in places {
            let side = |pixels: f32, end: u32| (pixels.max(0.0) as u32).min(end) as usize;
            let columns = side(place.x0, self.width)..side(place.x1, self.width);
            for y in side(place.y0, self.height)..side(place.y1, self.height) {
                let from = y * self.width as usize;
                self.pixels[from + columns.start..from + columns.end.max(columns.start)].fill(paper);
            }
        }
        self
    }

    /// With the paper made white where it is shaded: each cell's paper is its brightest tenth.
    pub(crate) fn flattened(&self) -> Raster {
        const CELL: u32 = 32;
        let (columns, rows) = (self.width.div_ceil(CELL), self.height.div_ceil(CELL));
        let mut paper = Vec::with_capacity((columns * rows) as usize);
        for row in 0..rows {
            for column in 0..columns {
                let (x, y) = (column * CELL, row * CELL);
                let cell = self.crop([x, y, x + CELL, y + CELL]);
                let count = cell.histogram();
                let mut left = cell.pixels.len() as u32 / 10;
                let brightest = (0..256_usize).rev().find(|grey| {
                    let enough = count[*grey] > left;
                    left = left.saturating_sub(count[*grey]);
                    enough
                });
                paper.push(brightest.unwrap_or(255).max(64) as u8);
            }
        }
        let paper = Raster { width: columns, height: rows, dpi: self.dpi, pixels: paper };
        let at = |value: u32, end: u32| (value as f32 / CELL as f32 - 0.5).clamp(0.0, end as f32 - 1.01).max(0.0);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            let from_y = at(y, rows);
            for (x, pixel) in self.row(y).iter().enumerate() {
                let white = f32::from(paper.sample(at(x as u32, columns), from_y));
                pixels.push((f32::from(*pixel) * 255.0 / white).min(255.0) as u8);
            }
        }
        Raster { pixels, ..*self }
    }

    /// How many pixels have each of the 256 greys.
    pub(crate) fn histogram(&self) -> [u32; 256] {
        let mut count = [0; 256];
        self.pixels.iter().for_each(|pixel| count[usize::from(*pixel)] += 1);
        count
    }

    /// The grey that parts ink from paper best (Otsu).
    pub(crate) fn threshold(&self) -> u8 {
        let count = self.histogram();
        let total: f64 = self.pixels.len() as f64;
        let sum: f64 = count.iter().enumerate().map(|(grey, n)| grey as f64 * f64::from(*n)).sum();
        let (mut below, mut below_sum, mut best, mut grey) = (0.0, 0.0, -1.0, 127);
        for (level, n) in count.iter().enumerate() {
            below += f64::from(*n);
            below_sum += level as f64 * f64::from(*n);
            if below == 0.0 || below == total {
                continue;
            }
            let apart = below_sum / below - (sum - below_sum) / (total - below);
            let variance = below * (total - below) * apart * apart;
            if variance > best {
                (best, grey) = (variance, level as u8);
            }
        }
        grey
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_do_not_fit_together_are_refused() {
        assert_eq!(Raster::new(2, 2, 72.0, vec![0; 3]), Err(ReadError::Damaged));
        assert_eq!(Raster::new(2, 1, 0.0, vec![0; 2]), Err(ReadError::Damaged));
        assert!(matches!(Raster::new(100_000, 100_000, 72.0, Vec::new()), Err(ReadError::TooLarge { .. })));
    }

    #[test]
    fn four_quarters_are_a_whole_turn() {
        let picture = Raster::new(3, 2, 72.0, vec![1, 2, 3, 4, 5, 6]).unwrap();
        assert_eq!(picture.upright(1).pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(picture.upright(3).upright(1), picture);
        assert_eq!(picture.upright(2).upright(2), picture);
        assert_eq!(picture.crop([1, 0, 9, 9]).pixels, [2, 3, 5, 6]);
    }
}
