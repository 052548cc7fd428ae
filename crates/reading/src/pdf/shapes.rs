//! What is drawn on a page beside its text, as boxes in points from the top left.
//!
//! Invariant: a bounded number of objects is looked at, forms within forms to a bounded depth.

use super::glyphs::Display;
use crate::figures::Shape;
use crate::layout::{Ink, Rect};
use pdfium_render::prelude::*;

/// Objects of a page beyond which the rest is left out.
const OBJECTS_AT_MOST: usize = 4_000;
/// Segments of a path looked at to tell whether it is more than a frame.
const SEGMENTS: u32 = 8;
/// A form that covers so much of the page is its wrapping.
const WRAPPING: f32 = 0.8;
const DEPTH: u8 = 3;

pub(super) fn of(page: &PdfPage<'_>, display: &Display) -> Vec<Shape> {
    let area = page.width().value * page.height().value;
    let mut shapes = Vec::new();
    let objects = page.objects();
    for index in 0..objects.len().min(OBJECTS_AT_MOST) {
        if let Ok(object) = objects.get(index) {
            add(&object, None, display, area, DEPTH, &mut shapes);
        }
        if shapes.len() >= OBJECTS_AT_MOST {
            break;
        }
    }
    shapes
}

/// How much is drawn, and how much of the page is under pictures.
pub(super) fn ink(shapes: &[Shape], width: f32, height: f32) -> Ink {
    let area = (width * height).max(1.0);
    let pictures = shapes.iter().filter(|shape| shape.picture);
    Ink {
        pictures: pictures.clone().count() as u32,
        covered: pictures.map(|shape| shape.rect.width() * shape.rect.height() / area).sum(),
        drawings: shapes.iter().filter(|shape| !shape.picture).count() as u32,
    }
}

fn add(
    object: &PdfPageObject<'_>,
    outer: Option<PdfMatrix>,
    display: &Display,
    area: f32,
    depth: u8,
    shapes: &mut Vec<Shape>,
) {
    let place = |bounds: PdfQuadPoints| {
        let rect = display.rect(&within(&bounds.to_rect(), outer));
        [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|side| side.is_finite()).then_some(rect)
    };
    let Some(rect) = object.bounds().ok().and_then(place) else { return };
    match object {
        PdfPageObject::Image(_) => shapes.push(Shape { rect, picture: true, bent: false }),
        PdfPageObject::Path(path) if is_seen(path) => {
            shapes.push(Shape { rect, picture: false, bent: is_bent(path, &rect) });
        }
        PdfPageObject::Shading(_) => shapes.push(Shape { rect, picture: false, bent: true }),
        PdfPageObject::XObjectForm(form) => {
            let wraps = rect.width() * rect.height() > WRAPPING * area;
            let own = form.matrix().ok();
            let matrix = match (own, outer) {
                (Some(own), Some(outer)) => Some(own.multiply(outer)),
                (own, outer) => own.or(outer),
            };
            let mut inner = Vec::new();
            for index in 0..form.len().min(OBJECTS_AT_MOST) {
                let Ok(part) = form.get(index) else { continue };
                if depth > 0 {
                    add(&part, matrix, display, area, depth - 1, &mut inner);
                }
            }
            let drawn = inner.iter().any(|shape| shape.picture || shape.bent);
            let picture = inner.iter().any(|shape| shape.picture && shape.rect.width() > 0.5 * rect.width());
            shapes.append(&mut inner);
            if drawn && !wraps {
                // A drawing from another program: one thing, whatever is in it.
                shapes.push(Shape { rect, picture, bent: !picture });
            }
        }
        _ => {}
    }
}

/// White ground and invisible paths are not drawn.
fn is_seen(path: &PdfPagePathObject<'_>) -> bool {
    let clear = |colour: PdfColor| {
        colour.alpha() < 8 || [colour.red(), colour.green(), colour.blue()].iter().all(|part| *part > 250)
    };
    let stroked = path.is_stroked().unwrap_or(false);
    let filled = !matches!(path.fill_mode(), Ok(PdfPathFillMode::None));
    stroked && !path.stroke_color().is_ok_and(clear) || filled && !path.fill_color().is_ok_and(clear)
}

/// Curves, slants, many corners: not a rule and not a frame.
fn is_bent(path: &PdfPagePathObject<'_>, rect: &Rect) -> bool {
    let segments = path.segments();
    if segments.len() > SEGMENTS {
        return true;
    }
    if rect.width() < 2.0 || rect.height() < 2.0 {
        return false;
    }
    let mut last: Option<(f32, f32)> = None;
    for index in 0..segments.len() {
        let Ok(segment) = segments.get(index) else { continue };
        let (x, y) = (segment.x().value, segment.y().value);
        let slanted = last.is_some_and(|(a, b)| (a - x).abs() > 0.5 && (b - y).abs() > 0.5);
        match segment.segment_type() {
            PdfPathSegmentType::BezierTo => return true,
            PdfPathSegmentType::LineTo if slanted => return true,
            _ => last = Some((x, y)),
        }
    }
    false
}

/// The box around a box under a form's matrix.
fn within(rect: &PdfRect, matrix: Option<PdfMatrix>) -> PdfRect {
    let Some(matrix) = matrix else { return *rect };
    let corners = [
        (rect.left(), rect.bottom()),
        (rect.right(), rect.bottom()),
        (rect.left(), rect.top()),
        (rect.right(), rect.top()),
    ];
    let points = corners.map(|(x, y)| matrix.apply_to_points(x, y));
    let (mut left, mut right, mut bottom, mut top) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
    for (x, y) in points {
        (left, right) = (left.min(x.value), right.max(x.value));
        (bottom, top) = (bottom.min(y.value), top.max(y.value));
    }
    PdfRect::new_from_values(bottom, left, top, right)
}
