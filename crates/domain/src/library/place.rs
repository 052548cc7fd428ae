//! Where words that a person selected stand on a page.

use super::{search_text::Folded, store, words};
use crate::{Outcome, Tools};
use ::store::entities::material;
use contract::PageBox;
use std::ops::Range;

/// Places on one page that may read the same.
const ALIKE: usize = 1_000;

/// Words of a page.
pub(crate) struct Place {
    /// Bytes of the page's text.
    pub range: Range<usize>,
    pub text: String,
    pub boxes: Vec<PageBox>,
}

/// The place of `quote` on a page, the one after `nth` others that read the same; the last one where there are fewer.
/// How lines are broken does not matter. Nothing where the page does not say so.
pub(crate) async fn place_of(
    tools: &Tools,
    material: &material::Model,
    page: u32,
    quote: &str,
    nth: usize,
) -> Outcome<Option<Place>> {
    let Some(stored) = store::page(tools.store.reads(), material.id, page).await? else { return Ok(None) };
    let found = Folded::new(&stored.text).find(&Folded::new(quote), ALIKE);
    let Some(range) = found.get(nth).or(found.last()).cloned() else { return Ok(None) };
    let boxes = words::boxes(&words::unpack(&stored.words), page, range.start as u32..range.end as u32);
    Ok(Some(Place { text: stored.text[range.clone()].to_owned(), range, boxes }))
}
