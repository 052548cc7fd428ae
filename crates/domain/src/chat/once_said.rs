//! A short word from a model beside an answer: a title, a question put in other words. It is a help, never needed:
//! whatever goes wrong, there is none.

use futures::StreamExt;
use models::chat::{ChatModel, ChatRequest, Piece};
use std::time::Duration;

/// How long is waited for it.
const PATIENCE: Duration = Duration::from_secs(8);
/// Bytes that are read of it.
const MOST: usize = 1_000;

/// What the model says; `None` when it fails, is slow or says nothing.
pub(super) async fn ask(model: &dyn ChatModel, request: ChatRequest) -> Option<String> {
    let said = async {
        let mut text = String::new();
        let mut pieces = model.stream(request).await?;
        while let Some(piece) = pieces.next().await {
            if let Piece::Text(piece) = piece? {
                text.push_str(&piece);
            }
            if text.len() > MOST {
                break;
            }
        }
        Ok::<_, models::ModelFault>(text)
    };
    match tokio::time::timeout(PATIENCE, said).await {
        Ok(Ok(text)) => Some(text).filter(|text| !text.trim().is_empty()),
        Ok(Err(fault)) => {
            tracing::debug!(model.name = model.name(), error = ?fault, "a model gave no short word");
            None
        }
        Err(_) => None,
    }
}
