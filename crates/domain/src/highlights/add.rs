//! Marking words.

use super::{Highlights, MOST, change, store, view};
use crate::{Actor, Outcome, library, permit};
use ::store::entities::highlight;
use ::store::word;
use contract::{HighlightDraft, HighlightView, MaterialId, Refusal};
use uuid::Uuid;

/// Letters of one highlight.
const LONGEST: usize = 6_000;

impl Highlights {
    /// Marks words of a page. The same words are not marked twice: they get the new colour, and the note if there is one.
    pub async fn add(&self, actor: &Actor, material: MaterialId, draft: HighlightDraft) -> Outcome<HighlightView> {
        let material = permit::material(&self.tools, actor, material).await?;
        let note = change::checked(&draft.note)?;
        if draft.quote.chars().count() > LONGEST {
            let say = "This is too much to highlight at once. Select a shorter part.".to_owned();
            return Err(Refusal::too_much(say).into());
        }
        let placed = library::place_of(&self.tools, &material, draft.page, &draft.quote, draft.nth as usize).await?;
        let placed = placed.ok_or_else(|| {
            Refusal::invalid("quote", "These words were not found on the page. Select them again, within one page.")
        })?;
        let (start, end) = (placed.range.start as i32, placed.range.end as i32);
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        let before = store::at(&tx, &material, draft.page as i32, start, end).await?;
        let row = match before {
            Some(row) => {
                let note = if note.is_empty() { row.note.clone() } else { note };
                let row = highlight::Model { colour: word::of(draft.colour), note, updated_at: now, ..row };
                store::write(&tx, row.clone()).await?;
                row
            }
            None if store::count(&tx, &material).await? >= MOST => {
                let say = format!("A material holds at most {MOST} highlights.");
                return Err(Refusal::too_much(say).into());
            }
            None => {
                let row = highlight::Model {
                    id: Uuid::now_v7(),
                    account_id: material.account_id,
                    material_id: material.id,
                    page: draft.page as i32,
                    start,
                    end_: end,
                    quote: placed.text,
                    note,
                    colour: word::of(draft.colour),
                    boxes: serde_json::to_value(&placed.boxes).unwrap_or_default(),
                    created_at: now,
                    updated_at: now,
                    deleted_at: None,
                };
                store::insert(&tx, row.clone()).await?;
                row
            }
        };
        tx.commit().await?;
        view(row)
    }
}
