//! Finds the models of an Ollama on this machine. Asks once, briefly; no answer means there is none.

use super::{Endpoint, OpenAiCompatible};
use crate::http;
use serde::Deserialize;
use std::time::Duration;

/// Where Ollama listens when nobody says otherwise.
pub const OLLAMA: &str = "http://localhost:11434";

/// The models of the Ollama on this machine; empty when there is none. Takes at most half a second.
pub async fn find_ollama() -> Vec<OpenAiCompatible> {
    find_ollama_at(OLLAMA).await
}

/// The models of the Ollama at `address`, named `ollama/<model>`. Embedding models are left out.
pub async fn find_ollama_at(address: &str) -> Vec<OpenAiCompatible> {
    match list(address).await {
        Ok(names) => names
            .into_iter()
            .filter(|name| !name.contains("embed") && !name.contains("minilm"))
            .filter_map(|model| {
                let base = format!("{}/v1", address.trim_end_matches('/'));
                OpenAiCompatible::new(Endpoint::new(format!("ollama/{model}"), base, model)).ok()
            })
            .collect(),
        Err(error) => {
            tracing::debug!(error = format!("{error:#}"), "no ollama here");
            Vec::new()
        }
    }
}

async fn list(address: &str) -> anyhow::Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Tags {
        models: Vec<Tag>,
    }
    #[derive(Deserialize)]
    struct Tag {
        name: String,
    }
    let url: reqwest::Url = format!("{}/api/tags", address.trim_end_matches('/')).parse()?;
    let limit = Duration::from_millis(500);
    let answer = http::client(&url, limit)?.get(url).timeout(limit).send().await?.error_for_status()?;
    let tags: Tags = answer.json().await?;
    Ok(tags.models.into_iter().map(|tag| tag.name).collect())
}
