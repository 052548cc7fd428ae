//! A short word from a model beside an answer: a title, a question put in other words. It is a help, never needed:
//! whatever goes wrong, there is none.

use models::chat::{ChatModel, ChatRequest, said};
use std::time::Duration;

/// How long is waited for it.
const PATIENCE: Duration = Duration::from_secs(8);
/// Bytes that are read of it.
const MOST: usize = 1_000;

/// What the model says; `None` when it fails, is slow or says nothing.
pub(super) async fn ask(model: &dyn ChatModel, request: ChatRequest) -> Option<String> {
    match said(model, request, MOST, PATIENCE).await {
        Ok(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Err(fault) => {
            tracing::debug!(model.name = model.name(), error = ?fault, "a model gave no short word");
            None
        }
    }
}
