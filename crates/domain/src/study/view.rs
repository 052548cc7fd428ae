//! Rows as their owner sees them.

use crate::Outcome;
use ::store::{
    entities::{attempt, output, output_item},
    word,
};
use anyhow::Context;
use contract::{AttemptView, ItemBody, OutputItem, OutputSettings, OutputView};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn read<T: DeserializeOwned>(stored: &Value, what: &str) -> anyhow::Result<T> {
    T::deserialize(stored).with_context(|| format!("a stored {what} cannot be read"))
}

/// How it was asked for.
pub(super) fn settings(row: &output::Model) -> OutputSettings {
    read(&row.settings, "set of settings").unwrap_or_default()
}

/// An output.
pub(super) fn output(row: &output::Model) -> Outcome<OutputView> {
    Ok(OutputView {
        id: row.id.into(),
        kind: word::read(&row.kind)?,
        title: row.title.clone(),
        state: word::read(&row.state)?,
        scope: read(&row.scope, "scope")?,
        made_of: row.made_of.clone(),
        settings: settings(row),
        items: row.items.max(0) as u32,
        dropped: row.dropped.max(0) as u32,
        say: row.say.clone(),
        hint: row.hint.clone(),
        job: row.job_id.map(Into::into),
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// What an item says.
pub(super) fn body(row: &output_item::Model) -> anyhow::Result<ItemBody> {
    read(&row.body, "item")
}

/// An item.
pub(super) fn item(row: &output_item::Model) -> Outcome<OutputItem> {
    Ok(OutputItem { id: row.id.into(), kept: row.kept, edited: row.edited, body: body(row)? })
}

/// A quiz as it was taken.
pub(super) fn attempt(row: &attempt::Model) -> Outcome<AttemptView> {
    Ok(AttemptView {
        id: row.id.into(),
        output: row.output_id.into(),
        questions: read(&row.questions, "list of questions")?,
        answers: read(&row.answers, "list of answers")?,
        begun_at: row.begun_at,
        ended_at: row.ended_at,
    })
}
