//! The embedding of a query, remembered for a while, or the reason why there is none.

use models::embed::Embedder;
use moka::future::Cache;
use std::sync::Arc;

/// Queries remembered: paging through results and asking again cost no second run of the model.
const REMEMBERED: u64 = 512;

/// Embeds queries.
pub(super) struct Meaning {
    embedder: Arc<dyn Embedder>,
    remembered: Cache<String, Arc<Vec<f32>>>,
}

impl Meaning {
    pub fn new(embedder: Arc<dyn Embedder>) -> Self {
        Self { embedder, remembered: Cache::new(REMEMBERED) }
    }

    /// The vectors of the parts of a query; `None` when there is no model or it fails, which the log tells. Parts are
    /// seldom looked for again and are not remembered.
    pub async fn of_parts(&self, parts: &[String]) -> Option<Vec<Vec<f32>>> {
        let vectors = self.embedder.embed(parts.to_vec()).await;
        let vectors =
            vectors.inspect_err(|error| tracing::warn!(error = format!("{error:#}"), "parts were not embedded"));
        vectors.ok().filter(|vectors| vectors.len() == parts.len())
    }

    /// The query's vector; `None` when there is no model or it fails, which the log tells.
    pub async fn of(&self, query: &str) -> Option<Vec<f32>> {
        if let Some(vector) = self.remembered.get(query).await {
            return Some(vector.to_vec());
        }
        match self.embedder.embed(vec![query.to_owned()]).await {
            Ok(mut vectors) => {
                let vector = vectors.pop()?;
                self.remembered.insert(query.to_owned(), Arc::new(vector.clone())).await;
                Some(vector)
            }
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), model = self.embedder.name(), "a query was not embedded");
                None
            }
        }
    }
}
