//! Rows as their owner sees them.

use crate::Outcome;
use ::store::{
    entities::{conversation, exchange},
    word,
};
use anyhow::Context;
use contract::{AnswerView, Branch, ConversationView, ExchangeView};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn read<T: DeserializeOwned>(stored: &Value, what: &str) -> anyhow::Result<T> {
    T::deserialize(stored).with_context(|| format!("a stored {what} cannot be read"))
}

/// A conversation.
pub(super) fn conversation(row: &conversation::Model) -> Outcome<ConversationView> {
    Ok(ConversationView {
        id: row.id.into(),
        title: row.title.clone(),
        scope: read(&row.scope, "scope")?,
        coach: row.coach,
        created_at: row.created_at,
        updated_at: row.updated_at,
        found: None,
    })
}

/// An answer.
pub(super) fn answer(row: &exchange::Model) -> anyhow::Result<AnswerView> {
    Ok(AnswerView {
        state: word::read(&row.state)?,
        answerer: row.answerer.clone(),
        found: row.found,
        markdown: row.markdown.clone(),
        html: row.html.clone(),
        citations: read(&row.citations, "list of citations")?,
        sentences: read(&row.sentences, "list of sentences")?,
        refusal: row.refusal.as_ref().map(|refusal| read(refusal, "refusal")).transpose()?,
        still_reading: row.still_reading.max(0) as u32,
        basis: read(&row.basis, "basis")?,
    })
}

/// A question with its answer, at its place among its siblings.
pub(super) fn exchange(row: &exchange::Model, branch: Branch) -> Outcome<ExchangeView> {
    Ok(ExchangeView {
        id: row.id.into(),
        position: row.position.max(0) as u32,
        branch,
        question: row.question.clone(),
        scope: read(&row.scope, "scope")?,
        answer: answer(row)?,
        asked_at: row.asked_at,
    })
}
