//! A picture of a page to a page: made upright and straight, read, put in order.
//!
//! Invariant: a picture that reads well at the first try is read once; others cost a bounded number of tries.

use super::lines;
use super::place::Place;
use super::{Manner, Raster, Recogniser, page, skew};
use crate::ReadError;
use crate::page::Page;

/// Reads a picture. The page is as large as the picture is by its dpi, and has the number 1.
///
/// Blocks the thread for seconds. Errors as of [`Recogniser::recognise`]; a picture without text is an empty page.
pub fn read(picture: &Raster, engine: &dyn Recogniser) -> Result<Page, ReadError> {
    let lean = skew::lean(picture);
    let place = Place { given: (picture.width as f32, picture.height as f32), turn: 0, angle: lean.angle, scale: 1.0 };
    let made = place.apply(picture);
    let words = engine.recognise(&made, Manner::default())?;
    let lines = lines::of(words);
    Ok(page::of(&lines, (made.width, made.height), &place, picture.dpi, engine.name()))
}
