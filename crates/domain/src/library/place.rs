//! Where words that a person selected stand on a page.

use super::{Library, search_text::Folded, store, words};
use crate::{Actor, Outcome, Tools, permit};
use ::store::entities::material;
use contract::{MaterialId, PageBox, PassageView, Refusal};
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

/// Bytes of a page's text that read as `quote`, first to last, however lines are broken.
pub(crate) fn places_in(text: &str, quote: &str) -> Vec<Range<usize>> {
    Folded::new(text).find(&Folded::new(quote), ALIKE)
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
    let found = places_in(&stored.text, quote);
    let Some(range) = found.get(nth).or(found.last()).cloned() else { return Ok(None) };
    let boxes = words::boxes(&words::unpack(&stored.words), page, range.start as u32..range.end as u32);
    Ok(Some(Place { text: stored.text[range.clone()].to_owned(), range, boxes }))
}

/// The most words that are looked for, in characters.
const LONGEST: usize = 2_000;

impl Library {
    /// Where words stand on a page, as a passage of their own.
    ///
    /// # Errors
    /// `Missing` where the page does not say them, or is not the actor's.
    pub async fn place(&self, actor: &Actor, id: MaterialId, page: u32, words: &str) -> Outcome<PassageView> {
        let material = permit::material(&self.tools, actor, id).await?;
        let words: String = words.chars().take(LONGEST).collect();
        let found = place_of(&self.tools, &material, page, &words, 0).await?;
        let Place { text, boxes, .. } = found.ok_or(Refusal::Missing)?;
        let (quoted, quoted_boxes) = (Vec::new(), Vec::new());
        Ok(PassageView { page, text, boxes, quoted, quoted_boxes, figure: None, second: None })
    }
}
