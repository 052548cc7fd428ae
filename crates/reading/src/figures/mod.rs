//! Figures: pictures and drawings on a page that mean something by themselves, with what stands under them.
//!
//! Invariant: pure and bounded; it sees boxes and text, never pixels. Figures do not overlap each other much, and
//! decorations (rules, backgrounds, logos repeated on every page) are none.

mod captions;
mod cluster;
mod weigh;

pub(crate) use captions::attach;
pub use cluster::Shape;
pub(crate) use weigh::places;

use crate::layout::Rect;

/// A line of text as figures see it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub rect: Rect,
    pub text: String,
}

/// The part of one box that lies in another.
fn share(inner: &Rect, outer: &Rect) -> f32 {
    let shared = inner.shared_x(outer).max(0.0) * inner.shared_y(outer).max(0.0);
    shared / (inner.width() * inner.height()).max(0.01)
}

/// Whether a line belongs to the figure in this box rather than to the text around it.
pub(crate) fn holds(place: &Rect, line: &Rect) -> bool {
    share(line, place) > 0.7
}

fn area(rect: &Rect) -> f32 {
    rect.width() * rect.height()
}
