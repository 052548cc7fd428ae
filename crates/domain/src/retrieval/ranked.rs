//! `ranked`: passages for an answer, the best of the search in the order of a model that reads question and passage
//! together, where there is one.
//!
//! Invariant: it only orders. What is not in scope stays out, and where the model fails the order of the search stands.

use super::{
    Passage, Retrieval,
    found::{Found, headings},
};
use crate::Outcome;
use contract::{AccountId, Scope, SearchMode};
use std::time::Duration;

/// Hits of the search that are read by the model.
const READ: usize = 32;
/// For how long an answer waits for it.
const PATIENCE: Duration = Duration::from_secs(15);

impl Retrieval {
    /// As [`Retrieval::passages`], ordered by the reranker where one is configured.
    ///
    /// # Errors
    /// `Missing` when the scope names what is not the account's.
    pub async fn ranked(&self, account: AccountId, query: &str, scope: &Scope, limit: usize) -> Outcome<Vec<Passage>> {
        let read = if self.tools.reranker.is_some() { limit.max(READ) } else { limit };
        let (mut found, _) = self.find(account, query, SearchMode::Hybrid, scope, None, read).await?;
        self.order(query, &mut found).await;
        found.truncate(limit);
        self.with_surroundings(found).await
    }

    /// Puts the best first, by the model's own scores.
    async fn order(&self, query: &str, found: &mut [Found]) {
        let Some(reranker) = self.tools.reranker.as_ref().filter(|_| found.len() > 1) else { return };
        let texts: Vec<String> = found.iter().map(told).collect();
        let scored = tokio::time::timeout(PATIENCE, reranker.score(query, texts)).await;
        let scores = match scored {
            Ok(Ok(scores)) if scores.len() == found.len() => scores,
            Ok(Ok(_)) => return tracing::warn!(model = reranker.name(), "a reranker gave another number of scores"),
            Ok(Err(error)) => {
                let error = format!("{error:#}");
                return tracing::warn!(error, model = reranker.name(), "passages keep the order of the search");
            }
            Err(_) => return tracing::warn!(model = reranker.name(), "a reranker took too long; the order stands"),
        };
        for (one, score) in found.iter_mut().zip(scores) {
            one.scored.score = score;
        }
        found.sort_by(|a, b| b.scored.score.total_cmp(&a.scored.score));
    }
}

/// A passage below its headings.
fn told(one: &Found) -> String {
    let above = headings(&one.chunk);
    if above.is_empty() { one.chunk.text.clone() } else { format!("{}\n{}", above.join(" › "), one.chunk.text) }
}
