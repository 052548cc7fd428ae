//! From what the index scored to rows of the database, in the same order.

use super::{Retrieval, duplicates, parts, scope, store};
use crate::Outcome;
use ::store::entities::chunk;
use contract::{AccountId, MaterialKind, Scope, SearchMode};
use index::{Mode, Part, Query, Scored};

/// Characters of a query that are read.
const QUERY: usize = 4_000;
/// Candidates for each result that is wanted: what is stale or says the same falls away.
const SPARE: usize = 3;

/// A passage with its score and its material.
pub(super) struct Found {
    pub scored: Scored,
    pub chunk: chunk::Model,
    pub material: store::Shown,
}

/// Why the result is not what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// There was no embedding, so only words were compared.
    Meaning,
}

impl Retrieval {
    /// The best passages of an account in a scope, best first, those that say the same folded into the best of them.
    pub(super) async fn find(
        &self,
        account: AccountId,
        query: &str,
        mode: SearchMode,
        scope: &Scope,
        kind: Option<MaterialKind>,
        limit: usize,
    ) -> Outcome<(Vec<Found>, Option<Lack>)> {
        let query: String = query.trim().chars().take(QUERY).collect();
        let database = self.tools.store.reads();
        let bounds = scope::bounds(database, account, scope, kind).await?;
        if query.is_empty() {
            return Ok((Vec::new(), None));
        }
        let vector = if mode == SearchMode::Words { None } else { self.meaning.of(&query).await };
        let lack = (mode != SearchMode::Words && vector.is_none()).then_some(Lack::Meaning);
        let mode = match mode {
            _ if vector.is_none() => Mode::Words,
            SearchMode::Hybrid => Mode::Hybrid,
            SearchMode::Words => Mode::Words,
            SearchMode::Meaning => Mode::Meaning,
        };
        let parts = if vector.is_some() && mode != Mode::Words { parts::of(&query) } else { Vec::new() };
        let vectors = if parts.is_empty() { None } else { self.meaning.of_parts(&parts).await };
        let parts = parts.into_iter().zip(vectors.unwrap_or_default());
        let question = Query {
            text: query,
            vector,
            mode,
            parts: parts.map(|(text, vector)| Part { text, vector }).collect(),
            materials: bounds.materials,
            without: bounds.without,
            page: bounds.page,
            limit: limit.saturating_mul(SPARE),
        };
        let scored = self.tools.index.of(account.0).await?.search(&question).await?;
        let mut chunks = store::chunks(database, account, scored.iter().map(|one| one.chunk).collect()).await?;
        let shown = store::shown(database, account, chunks.values().map(|chunk| chunk.material_id)).await?;
        let mut found: Vec<Found> = scored
            .into_iter()
            .filter_map(|scored| {
                let chunk = chunks.remove(&scored.chunk)?;
                let material = shown.get(&chunk.material_id)?.clone();
                Some(Found { scored, chunk, material })
            })
            .collect();
        let texts: Vec<&str> = found.iter().map(|one| one.chunk.text.as_str()).collect();
        let mut distinct = duplicates::distinct(&texts, limit).into_iter().peekable();
        let mut place = 0;
        found.retain(|_| {
            let keep = distinct.next_if_eq(&place).is_some();
            place += 1;
            keep
        });
        Ok((found, lack))
    }
}

/// The headings of a chunk, outermost first.
pub(super) fn headings(chunk: &chunk::Model) -> Vec<String> {
    serde_json::from_value(chunk.headings.clone()).unwrap_or_default()
}
