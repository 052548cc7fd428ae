//! The pictures of a flowing document as figures of its pages.
//!
//! Invariant: figures are numbered from 1 on each page, in reading order. What stands on many pages is decoration.

use crate::document::Picture;
use crate::page::{Figure, Page};
use std::collections::HashMap;

/// Pages beyond which the same picture is a logo, where it is on a third of all.
const MANY: usize = 3;

/// Figures where pictures are, by their places in the document; the rest is told by [`describe`].
pub(super) fn placed(pictures: &[u32]) -> Vec<Figure> {
    let mut seen = Vec::new();
    for picture in pictures {
        if !seen.contains(picture) {
            seen.push(*picture);
        }
    }
    seen.into_iter().map(|picture| Figure { picture: Some(picture), ..Figure::default() }).collect()
}

/// Drops decoration and what is not there, numbers the rest and adds what is known of it.
pub(super) fn describe(pages: &mut [Page], pictures: &[Picture]) {
    let mut uses: HashMap<u32, usize> = HashMap::new();
    for picture in pages.iter().flat_map(|page| &page.figures).filter_map(|figure| figure.picture) {
        *uses.entry(picture).or_default() += 1;
    }
    let all = pages.len();
    for page in pages {
        page.figures.retain_mut(|figure| {
            let Some(number) = figure.picture else { return false };
            let Some(picture) = pictures.get(number as usize) else { return false };
            let used = uses.get(&number).copied().unwrap_or_default();
            if used > MANY && used * 3 > all {
                return false;
            }
            figure.alt = picture.alt.clone();
            figure.caption = picture.caption.clone();
            true
        });
        for (number, figure) in (1..).zip(&mut page.figures) {
            figure.number = number;
        }
    }
}
