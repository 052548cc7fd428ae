//! Where things of a turned, straightened and scaled picture are in the one that was given.
//!
//! Invariant: `back` undoes, in reverse, what was done to the picture.

use super::Raster;
use crate::layout::Rect;
use std::borrow::Cow;

/// What was done to a picture: turned by quarters, then by a small angle, then scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The picture as given, in pixels.
    pub given: (f32, f32),
    pub turn: u8,
    /// Radians, clockwise as seen.
    pub angle: f32,
    pub scale: f32,
}

impl Place {
    /// Does it. A picture to which nothing is done is the one that was given.
    pub fn apply<'p>(&self, picture: &'p Raster) -> Cow<'p, Raster> {
        let mut made = Cow::Borrowed(picture);
        if self.turn != 0 {
            made = Cow::Owned(made.upright(self.turn));
        }
        if self.angle != 0.0 {
            made = Cow::Owned(made.rotated(self.angle));
        }
        if self.scale != 1.0 { Cow::Owned(made.scaled(self.scale)) } else { made }
    }

    /// The box around what a box of the made picture shows, in the picture as given.
    pub fn back(&self, rect: &Rect) -> Rect {
        let corners = [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1)];
        // Of a slanted word the box around its corners would reach into the lines next to it: keep its height.
        let points = corners.map(|point| self.point(point));
        let middle = self.point(((rect.x0 + rect.x1) / 2.0, (rect.y0 + rect.y1) / 2.0));
        let size = (rect.width() / self.scale, rect.height() / self.scale);
        let (width, height) = if self.turn % 2 == 1 { (size.1, size.0) } else { size };
        let span = |values: [f32; 4]| {
            values.into_iter().fold((f32::MAX, f32::MIN), |(least, most), value| (least.min(value), most.max(value)))
        };
        let (x, y) = (span(points.map(|point| point.0)), span(points.map(|point| point.1)));
        let (half_x, half_y) = (width / 2.0, height / 2.0);
        Rect {
            x0: x.0.max(middle.0 - half_x),
            y0: y.0.max(middle.1 - half_y),
            x1: x.1.min(middle.0 + half_x),
            y1: y.1.min(middle.1 + half_y),
        }
    }

    fn point(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (w, h) = self.given;
        let (uw, uh) = if self.turn % 2 == 1 { (h, w) } else { (w, h) };
        let (sin, cos) = self.angle.sin_cos();
        let (rw, rh) = match self.angle {
            0.0 => (uw, uh),
            _ => ((uw * cos.abs() + uh * sin.abs()).ceil(), (uw * sin.abs() + uh * cos.abs()).ceil()),
        };
        let (dx, dy) = (x / self.scale - rw / 2.0, y / self.scale - rh / 2.0);
        let (x, y) = (cos * dx + sin * dy + uw / 2.0, cos * dy - sin * dx + uh / 2.0);
        match self.turn % 4 {
            0 => (x, y),
            1 => (y, h - x),
            2 => (w - x, h - y),
            _ => (w - y, x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dot is found where it was, whatever was done to the picture.
    #[test]
    fn boxes_come_back_to_where_things_are() {
        let mut picture = Raster { width: 300, height: 200, dpi: 100.0, pixels: vec![255; 60_000] };
        for y in 40..48_u32 {
            for x in 220..232_u32 {
                picture.pixels[(y * 300 + x) as usize] = 0;
            }
        }
        for turn in 0..4 {
            for angle in [0.0, 0.1, -0.15] {
                for scale in [1.0, 2.0] {
                    let place = Place { given: (300.0, 200.0), turn, angle, scale };
                    let made = place.apply(&picture);
                    let dark: Vec<(f32, f32)> = (0..made.height)
                        .flat_map(|y| (0..made.width).map(move |x| (x, y)))
                        .filter(|(x, y)| made.row(*y)[*x as usize] < 100)
                        .map(|(x, y)| (x as f32, y as f32))
                        .collect();
                    let count = dark.len() as f32;
                    let sum = dark.iter().fold((0.0, 0.0), |sum, dot| (sum.0 + dot.0, sum.1 + dot.1));
                    let (x, y) = (sum.0 / count + 0.5, sum.1 / count + 0.5);
                    let found = place.back(&Rect { x0: x - 2.0, y0: y - 2.0, x1: x + 2.0, y1: y + 2.0 });
                    let middle = ((found.x0 + found.x1) / 2.0, (found.y0 + found.y1) / 2.0);
                    assert!((middle.0 - 226.0).abs() < 1.0 && (middle.1 - 44.0).abs() < 1.0, "{place:?} {middle:?}");
                }
            }
        }
    }
}
