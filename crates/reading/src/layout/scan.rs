//! Whether a page is a picture of text.
//!
//! It does not look at the picture; it weighs what little text there is against what is drawn.

use super::Sheet;

/// Letters below which a page with pictures or drawings says nothing.
const NOTHING: u32 = 20;
/// Letters below which a page that is nearly all picture says too little.
const LITTLE: u32 = 80;

pub(super) fn needed(sheet: &Sheet) -> bool {
    let ink = &sheet.ink;
    if sheet.garbage > 10 && sheet.garbage * 2 > sheet.letters {
        return true;
    }
    if sheet.letters < NOTHING {
        return ink.pictures > 0 && ink.covered > 0.03 || ink.drawings > 40;
    }
    sheet.letters < LITTLE && ink.covered > 0.7
}
