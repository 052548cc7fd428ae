//! `search`: the passages that a person looks for.

use super::{
    Retrieval,
    boxes::Pages,
    found::{Lack, headings},
    marks::marks,
};
use crate::{Actor, Outcome};
use contract::{Hit, SearchFound, SearchMode, SearchRequest, Why};
use std::time::Instant;

/// Results when none are asked for.
const USUAL: u32 = 10;

impl Retrieval {
    /// The passages of the actor's library that fit best, best first. An empty query finds nothing.
    ///
    /// # Errors
    /// `Missing` when the scope names what is not the actor's.
    pub async fn search(&self, actor: &Actor, request: SearchRequest) -> Outcome<SearchFound> {
        let begun = Instant::now();
        let SearchRequest { query, scope, mode, kind, limit } = request;
        let limit = if limit == 0 { USUAL } else { limit.min(SearchRequest::MOST) } as usize;
        let (found, lack) = self.find(actor.account, &query, mode, &scope, kind, limit).await?;
        let chunks: Vec<_> = found.iter().map(|one| &one.chunk).collect();
        let pages = Pages::of(self.tools.store.reads(), &chunks).await?;
        let mut hits = Vec::with_capacity(found.len());
        for one in found {
            let marks = marks(&query, &one.chunk.text);
            hits.push(Hit {
                chunk: one.chunk.id.into(),
                material: one.material.id.into(),
                title: one.material.title,
                kind: ::store::word::read(&one.material.kind)?,
                page: u32::try_from(one.chunk.page).unwrap_or(1),
                headings: headings(&one.chunk),
                second: pages.second(&one.chunk, marks.first().map_or(0, |(start, _)| *start)),
                marks,
                score: one.scored.score,
                why: Why { words: one.scored.words, meaning: one.scored.meaning },
                boxes: pages.boxes(&one.chunk),
                figure: pages.figure(&one.chunk),
                pictured: reading::Kind::of_media_type(&one.material.media_type).has_page_pictures(),
                passage: one.chunk.text,
            });
        }
        let milliseconds = begun.elapsed().as_secs_f64() * 1_000.0;
        Ok(SearchFound { hits, milliseconds, say: lack.map(|lack| say(lack, mode).into()) })
    }
}

fn say(lack: Lack, mode: SearchMode) -> &'static str {
    match (lack, mode) {
        (Lack::Meaning, SearchMode::Meaning) => {
            "Search by meaning needs the embedding model, which is not there. These were found by their words."
        }
        (Lack::Meaning, _) => "The embedding model is not there, so only words were compared.",
    }
}
