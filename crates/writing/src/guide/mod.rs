//! Study guides, summaries, glossaries and outlines: the same blocks as Markdown, PDF and DOCX.

mod docx;
mod markdown;
mod pdf;
#[cfg(test)]
mod tests;

pub(crate) use docx::PAPER;
pub use docx::docx;
pub use markdown::markdown;
pub use pdf::pdf;

use crate::WriteFault;
use crate::outline::{Entry, Guide};

/// Blocks of one document.
const BLOCKS: usize = 20_000;
/// Inches.
const FIGURE_WIDTH: f64 = 4.5;
/// Inches; a taller figure is made narrower.
const FIGURE_HEIGHT: f64 = 6.0;

fn checked(guide: &Guide) -> Result<(), WriteFault> {
    match guide.blocks.len() {
        0 => Err(WriteFault::Empty),
        count if count > BLOCKS => Err(WriteFault::TooLarge { what: "the number of paragraphs".into() }),
        _ => Ok(()),
    }
}

/// A figure's width in inches: small pictures are not blown up.
fn figure_width(width: u32, height: u32) -> f64 {
    let wide = FIGURE_WIDTH.min(f64::from(width) / 96.0).max(1.0);
    let tall = wide * f64::from(height) / f64::from(width.max(1));
    if tall <= FIGURE_HEIGHT { wide } else { wide * FIGURE_HEIGHT / tall }
}

/// Entries with depths that never skip one, each with its mark: "1.2." or a bullet.
fn marked(entries: &[Entry], numbered: bool) -> Vec<(usize, String, &Entry)> {
    let mut counts: Vec<usize> = Vec::new();
    entries
        .iter()
        .map(|entry| {
            let depth = usize::from(entry.depth.min(5)).min(counts.len());
            counts.truncate(depth + 1);
            if counts.len() == depth {
                counts.push(0);
            }
            counts[depth] += 1;
            let mark = if numbered {
                counts.iter().map(|count| format!("{count}.")).collect::<String>()
            } else {
                ["•", "–", "·"][depth % 3].to_owned()
            };
            (depth, mark, entry)
        })
        .collect()
}
