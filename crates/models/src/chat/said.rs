//! A short answer as a whole, for those who cannot use it in pieces.

use super::{ChatModel, ChatRequest, Piece};
use crate::ModelFault;
use futures::StreamExt;
use std::time::Duration;

/// What the model says. It is heard out up to `bytes`; from the piece on that passes them nothing more is read.
///
/// # Errors
/// Why it does not answer, or that it took longer than `patience`.
pub async fn said(
    model: &dyn ChatModel,
    request: ChatRequest,
    bytes: usize,
    patience: Duration,
) -> Result<String, ModelFault> {
    let whole = async {
        let mut text = String::new();
        let mut pieces = model.stream(request).await?;
        while let Some(piece) = pieces.next().await {
            if let Piece::Text(piece) = piece? {
                text.push_str(&piece);
            }
            if text.len() > bytes {
                break;
            }
        }
        Ok(text)
    };
    tokio::time::timeout(patience, whole).await.unwrap_or(Err(ModelFault::TooSlow))
}
