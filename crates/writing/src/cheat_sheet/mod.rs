//! Cheat sheets: two columns, Arial, 9 points for text and 11 for headings, margins of half an inch, figures 3.2 inches
//! wide, and a number of sides that is kept.
//!
//! [`fit`] decides what stands on it, by setting it; [`docx()`] writes the sheet that `fit` returned, so that both files
//! say the same.

mod docx;
mod fit;
mod pdf;
#[cfg(test)]
mod tests;

pub use docx::docx;
pub use fit::{Dropped, Fitted, fit};
pub use pdf::pdf;

use crate::WriteFault;
use crate::outline::{CheatSheet, Content};

/// Items on one sheet before it is fitted.
const ITEMS: usize = 5_000;
/// Inches.
const FIGURE_WIDTH: f64 = 3.2;
/// Inches; a taller figure is made narrower.
const FIGURE_HEIGHT: f64 = 4.5;

/// A figure's width in inches: 3.2 unless that would make it too tall.
fn figure_width(width: u32, height: u32) -> f64 {
    let tall = FIGURE_WIDTH * f64::from(height) / f64::from(width.max(1));
    if tall <= FIGURE_HEIGHT { FIGURE_WIDTH } else { FIGURE_WIDTH * FIGURE_HEIGHT / tall }
}

fn checked(sheet: &CheatSheet) -> Result<(), WriteFault> {
    let items: usize = sheet.sections.iter().map(|section| section.items.len()).sum();
    if items == 0 {
        return Err(WriteFault::Empty);
    }
    if items > ITEMS {
        return Err(WriteFault::TooLarge { what: "the number of items".into() });
    }
    Ok(())
}

/// About how many letters' room an item takes.
fn room(content: &Content) -> usize {
    let length = |text: &str| text.chars().count();
    60 + match content {
        Content::Term { term, definition } => length(term) + length(definition),
        Content::Sentence { text } => length(text),
        Content::List { intro, entries } => {
            length(intro) + entries.iter().map(|entry| length(entry) + 30).sum::<usize>()
        }
        Content::Formula { name, formula } => length(name) + length(formula) + 120,
        Content::Figure { caption, .. } => length(caption) + 800,
    }
}
