//! Rectangles from the top left, and quarter turns of the page.

use serde::{Deserialize, Serialize};

/// A rectangle in points from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Rect {
    /// Never negative.
    pub fn width(&self) -> f32 {
        (self.x1 - self.x0).max(0.0)
    }

    /// Never negative.
    pub fn height(&self) -> f32 {
        (self.y1 - self.y0).max(0.0)
    }

    pub(crate) fn around(&self, other: &Rect) -> Rect {
        Rect {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// The box around all of them; `None` around nothing.
    pub(crate) fn around_all(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        rects.into_iter().reduce(|whole, rect| whole.around(&rect))
    }

    /// How far the two share the horizontal; negative where they are apart.
    pub(crate) fn shared_x(&self, other: &Rect) -> f32 {
        self.x1.min(other.x1) - self.x0.max(other.x0)
    }

    /// How far the two share the vertical; negative where they are apart.
    pub(crate) fn shared_y(&self, other: &Rect) -> f32 {
        self.y1.min(other.y1) - self.y0.max(other.y0)
    }

    /// Turned so that text of this direction (see [`super::Glyph::turn`]) runs to the right.
    pub(crate) fn upright(&self, turn: u8, page: (f32, f32)) -> Rect {
        let (ax, ay) = upright((self.x0, self.y0), turn, page);
        let (bx, by) = upright((self.x1, self.y1), turn, page);
        Rect { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) }
    }
}

/// A point turned so that text of this direction runs to the right.
pub(crate) fn upright((x, y): (f32, f32), turn: u8, (width, height): (f32, f32)) -> (f32, f32) {
    match turn {
        1 => (height - y, x),
        2 => (width - x, height - y),
        3 => (y, width - x),
        _ => (x, y),
    }
}
