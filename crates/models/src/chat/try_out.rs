//! Asks a model one tiny question, to see whether it answers.

use super::{ChatModel, ChatRequest, Turn, said};
use crate::ModelFault;
use std::time::Duration;

/// Tokens of the answer. Those that think first need some for that.
const ENOUGH: u32 = 256;
/// Characters of it that are shown.
const WORDS: usize = 60;
/// A model may have to be loaded first; a person waits no longer before a screen.
const LONGEST: Duration = Duration::from_secs(45);

/// The first words of the model's answer.
///
/// # Errors
/// Why it does not answer.
pub async fn try_out(model: &dyn ChatModel) -> Result<String, ModelFault> {
    let request = ChatRequest {
        system: "You are being tested. Answer with one word.".into(),
        turns: vec![Turn::person("Say hello.")],
        max_tokens: ENOUGH,
    };
    let words = said(model, request, WORDS * 4, LONGEST).await?;
    Ok(words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(WORDS).collect())
}
