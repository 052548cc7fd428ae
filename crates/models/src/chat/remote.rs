//! A chat model behind an address, of any kind; and those of the Ollama on this machine.

use super::openai::Refused;
use super::{ChatModel, ChatRequest, Pieces, gemini, ollama, openai};
use crate::line::Line;
use crate::{Kind, ModelFault, Provider, models_of};
use async_trait::async_trait;
use std::time::Duration;

/// Where Ollama listens when nobody says otherwise.
pub const OLLAMA: &str = "http://localhost:11434";

/// A model behind an address.
pub struct Remote {
    name: String,
    kind: Kind,
    line: Line,
    refused: Refused,
}

impl Remote {
    /// One that is chosen by `name`. Checks the address; asks nothing yet.
    pub fn new(name: impl Into<String>, provider: Provider) -> anyhow::Result<Self> {
        Ok(Self { name: name.into(), kind: provider.kind, line: Line::to(provider)?, refused: Refused::default() })
    }
}

#[async_trait]
impl ChatModel for Remote {
    fn name(&self) -> &str {
        &self.name
    }

    fn model(&self) -> &str {
        self.line.model()
    }

    fn remote(&self) -> bool {
        self.line.is_remote()
    }

    async fn stream(&self, request: ChatRequest) -> Result<Pieces, ModelFault> {
        let asked = match self.kind {
            Kind::OpenAi | Kind::HuggingFace => openai::ask(&self.line, &self.refused, &request).await,
            Kind::Ollama => ollama::ask(&self.line, &request).await,
            Kind::Gemini => gemini::ask(&self.line, &request).await,
        };
        // A question is text: where there is too much of it, it is too long.
        asked.map_err(|fault| if fault == ModelFault::TooLarge { ModelFault::TooLong } else { fault })
    }
}

/// The models of the Ollama on this machine; empty when there is none. Takes at most half a second.
pub async fn find_ollama() -> Vec<Remote> {
    find_ollama_at(OLLAMA).await
}

/// The models of the Ollama at `address`, named `ollama/<model>`. Embedding models are left out.
pub async fn find_ollama_at(address: &str) -> Vec<Remote> {
    let provider = |model: &str| Provider::new(address, model).of_kind(Kind::Ollama);
    match models_of(provider("").with_patience(Duration::from_millis(500))).await {
        Ok(names) => {
            names.iter().filter_map(|model| Remote::new(format!("ollama/{model}"), provider(model)).ok()).collect()
        }
        Err(fault) => {
            tracing::debug!(error = ?fault, "no ollama here");
            Vec::new()
        }
    }
}
