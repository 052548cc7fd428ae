//! Asks a model one tiny question, to see whether it answers.

use super::{ChatModel, ChatRequest, Piece, Turn};
use crate::ModelFault;
use futures::StreamExt;
use std::time::Duration;

/// Tokens of the answer. Those that think first need some for that.
const ENOUGH: u32 = 256;
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
    let answered = async {
        let mut pieces = model.stream(request).await?;
        let mut words = String::new();
        while let Some(piece) = pieces.next().await {
            if let Piece::Text(text) = piece? {
                words.push_str(&text);
            }
            if words.chars().count() > 60 {
                break;
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(words.chars().take(60).collect())
    };
    tokio::time::timeout(LONGEST, answered).await.unwrap_or(Err(ModelFault::TooSlow))
}
