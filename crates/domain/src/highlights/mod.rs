//! Highlights: words of a page that a person marks while reading, with a colour and a note.
//!
//! Invariants: every verb sees its actor's highlights only. A highlight keeps its words and their boxes as they were
//! when it was made, so that it stays when the page is read anew. The same words are marked once: marking them again
//! changes the colour. A deleted one can be taken back for a day.

mod add;
mod change;
mod list;
mod store;
#[cfg(test)]
mod tests;

use crate::{Outcome, Tools};
use ::store::entities::highlight;
use ::store::word;
use contract::HighlightView;
use std::sync::Arc;

/// Highlights of one material.
const MOST: u64 = 5_000;

/// The verbs of highlights.
pub struct Highlights {
    tools: Arc<Tools>,
}

impl Highlights {
    /// Highlights over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { tools }
    }
}

fn view(row: highlight::Model) -> Outcome<HighlightView> {
    Ok(HighlightView {
        id: row.id.into(),
        material: row.material_id.into(),
        page: row.page.max(1) as u32,
        colour: word::read(&row.colour)?,
        boxes: serde_json::from_value(row.boxes).unwrap_or_default(),
        quote: row.quote,
        note: row.note,
    })
}
