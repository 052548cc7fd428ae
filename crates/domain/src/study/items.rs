//! Items changed by hand: their words, whether they are kept, and their order.

use super::{Study, store, view};
use crate::{Actor, Outcome, permit};
use contract::{ItemBody, ItemKind, OutputId, OutputItemId, Refusal};
use serde_json::json;

/// The longest text of an item, in characters.
const LONGEST: usize = 10_000;
/// A choice of a question.
const LONGEST_CHOICE: usize = 500;

/// What a person writes into an item; `None` stays.
#[derive(Clone, Debug, Default)]
pub struct ItemChange {
    pub front: Option<String>,
    pub back: Option<String>,
    pub explanation: Option<String>,
    pub choices: Option<Vec<String>>,
    pub right: Option<u32>,
}

impl Study {
    /// Writes other words into an item.
    ///
    /// # Errors
    /// `Invalid` for what is empty or too long, and for a right choice that is not among the choices.
    pub async fn change_item(
        &self,
        actor: &Actor,
        output: OutputId,
        item: OutputItemId,
        change: ItemChange,
    ) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, output).await?;
        let tx = self.tools.store.begin().await?;
        let mut row = store::item(&tx, held.id, item.0).await?.ok_or(Refusal::Missing)?;
        let mut body = view::body(&row)?;
        apply(&mut body, change)?;
        row.edited = true;
        row.body = json!(body);
        store::put_item(&tx, row).await?;
        store::touch(&tx, held.id, self.tools.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Puts an item into what is saved, or leaves it out.
    pub async fn keep_item(&self, actor: &Actor, output: OutputId, item: OutputItemId, kept: bool) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, output).await?;
        let tx = self.tools.store.begin().await?;
        let mut row = store::item(&tx, held.id, item.0).await?.ok_or(Refusal::Missing)?;
        row.kept = kept;
        store::put_item(&tx, row).await?;
        store::touch(&tx, held.id, self.tools.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Moves an item by this many places; one that would leave the list stays at its end.
    pub async fn move_item(&self, actor: &Actor, output: OutputId, item: OutputItemId, by: i32) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, output).await?;
        let tx = self.tools.store.begin().await?;
        let rows = store::items(&tx, held.id).await?;
        let at = rows.iter().position(|row| row.id == item.0).ok_or(Refusal::Missing)?;
        let to = (at as i64 + i64::from(by)).clamp(0, rows.len() as i64 - 1) as usize;
        let mut order: Vec<_> = rows.iter().map(|row| (row.id, row.position)).collect();
        let moved = order.remove(at);
        order.insert(to, moved);
        for (place, (id, position)) in order.into_iter().enumerate() {
            let place = i32::try_from(place).unwrap_or(i32::MAX);
            if position != place {
                store::set_position(&tx, id, place).await?;
            }
        }
        store::touch(&tx, held.id, self.tools.now()).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn apply(body: &mut ItemBody, change: ItemChange) -> Result<(), Refusal> {
    if let Some(front) = change.front {
        body.front = text("front", &front, LONGEST)?;
    }
    if let Some(back) = change.back {
        // A cloze carries its answer in its front, a picture needs no other side.
        body.back = match body.kind {
            ItemKind::Cloze | ItemKind::Figure | ItemKind::Sentence | ItemKind::Quote | ItemKind::TrueFalse => {
                bounded("back", &back, LONGEST)?
            }
            _ => text("back", &back, LONGEST)?,
        };
    }
    if let Some(explanation) = change.explanation {
        body.explanation = bounded("explanation", &explanation, LONGEST)?;
    }
    if let Some(choices) = change.choices {
        let choices: Vec<String> =
            choices.iter().map(|choice| text("choices", choice, LONGEST_CHOICE)).collect::<Result<_, _>>()?;
        if !(2..=8).contains(&choices.len()) {
            return Err(Refusal::invalid("choices", "A question has two to eight choices."));
        }
        body.choices = choices;
    }
    if let Some(right) = change.right {
        let choices = if body.kind == ItemKind::TrueFalse { 2 } else { body.choices.len() };
        if right as usize >= choices {
            return Err(Refusal::invalid("right", "Choose which one is right."));
        }
        body.right = Some(right);
    }
    if body.kind == ItemKind::MultipleChoice {
        let right = body.right.unwrap_or_default() as usize;
        body.back =
            body.choices.get(right).cloned().ok_or_else(|| Refusal::invalid("right", "Choose which one is right."))?;
    }
    // It is a person's word now: what the check said of the former one says nothing of this.
    body.support = None;
    Ok(())
}

fn text(field: &str, typed: &str, most: usize) -> Result<String, Refusal> {
    let kept = bounded(field, typed, most)?;
    if kept.is_empty() { Err(Refusal::invalid(field, "This cannot be empty.")) } else { Ok(kept) }
}

fn bounded(field: &str, typed: &str, most: usize) -> Result<String, Refusal> {
    let kept: String =
        typed.replace("\r\n", "\n").trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if kept.chars().count() > most {
        return Err(Refusal::invalid(field, format!("This is too long. {most} characters are the most.")));
    }
    Ok(kept)
}
