//! `passages`: what an answer may rest on, with what stands around it.

use super::{
    Retrieval,
    boxes::Pages,
    found::{Found, headings},
    store,
};
use crate::{Outcome, library::words};
use contract::{AccountId, ChunkId, MaterialId, MaterialKind, PageBox, Scope, SearchMode, Why};
use std::ops::Range;

/// A passage of an account's library. Its text is data: nothing in it is ever followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub chunk: ChunkId,
    pub material: MaterialId,
    /// Of the material.
    pub title: String,
    pub kind: MaterialKind,
    /// From 1.
    pub page: u32,
    /// Outermost first.
    pub headings: Vec<String>,
    pub text: String,
    /// The passage right before it, when there is one on its page or the one before.
    pub before: Option<String>,
    /// The passage right after it, when there is one on its page or the next.
    pub after: Option<String>,
    /// 0 to 1.
    pub score: f32,
    pub why: Why,
    /// One box for each line of the passage; none where the page has no picture.
    pub boxes: Vec<PageBox>,
    /// Where it begins in a recording, in seconds.
    pub second: Option<u32>,
    /// Of a page of the web: it is of no material then, and `chunk` and `material` name nothing.
    pub address: Option<String>,
    /// Byte offset of `text` in its page's text.
    start: u32,
    /// Byte offsets of `text` and the seconds at which they are said.
    seconds: Vec<(u32, u32)>,
    words: Vec<words::Placed>,
}

impl Passage {
    /// A passage of a page of the web.
    pub fn of_web(address: String, title: String, text: String, score: f32, meaning: Option<f32>) -> Self {
        Self {
            chunk: ChunkId(uuid::Uuid::nil()),
            material: MaterialId(uuid::Uuid::nil()),
            title,
            kind: MaterialKind::Link,
            page: 1,
            headings: Vec::new(),
            text,
            before: None,
            after: None,
            score,
            why: Why { words: None, meaning },
            boxes: Vec::new(),
            second: None,
            address: Some(address),
            start: 0,
            seconds: Vec::new(),
            words: Vec::new(),
        }
    }

    /// The boxes of a part of the passage: one for each line of `range`, in bytes of `text`.
    pub fn boxes_of(&self, range: Range<usize>) -> Vec<PageBox> {
        let at = |offset: usize| self.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        words::boxes(&self.words, self.page, at(range.start)..at(range.end))
    }

    /// When a recording says what stands at this byte of `text`.
    pub fn second_of(&self, offset: usize) -> Option<u32> {
        let said = self.seconds.iter().take_while(|(start, _)| *start as usize <= offset).last();
        said.map(|(_, second)| *second).or(self.second)
    }
}

impl Retrieval {
    /// The passages of an account in a scope that fit a question best, best first.
    ///
    /// # Errors
    /// `Missing` when the scope names what is not the account's.
    pub async fn passages(
        &self,
        account: AccountId,
        query: &str,
        scope: &Scope,
        limit: usize,
    ) -> Outcome<Vec<Passage>> {
        let (found, _) = self.find(account, query, SearchMode::Hybrid, scope, None, limit).await?;
        self.with_surroundings(found).await
    }

    /// What was found with what stands around it, in the same order.
    pub(super) async fn with_surroundings(&self, found: Vec<Found>) -> Outcome<Vec<Passage>> {
        let database = self.tools.store.reads();
        let chunks: Vec<_> = found.iter().map(|one| &one.chunk).collect();
        let pages = Pages::of(database, &chunks).await?;
        let mut passages = Vec::with_capacity(found.len());
        for one in found {
            let (before, after) = store::neighbours(database, &one.chunk).await?;
            let offset = |offset: i32| u32::try_from(offset).unwrap_or_default();
            let (start, end) = (offset(one.chunk.start), offset(one.chunk.end_));
            let of_passage = |word: &&words::Placed| word.start < end && word.end > start;
            passages.push(Passage {
                chunk: one.chunk.id.into(),
                material: one.material.id.into(),
                title: one.material.title,
                kind: ::store::word::read(&one.material.kind)?,
                page: offset(one.chunk.page),
                headings: headings(&one.chunk),
                before,
                after,
                score: one.scored.score,
                why: Why { words: one.scored.words, meaning: one.scored.meaning },
                boxes: pages.boxes(&one.chunk),
                second: one.chunk.second.map(|second| second.max(0) as u32),
                address: None,
                seconds: pages.seconds(&one.chunk),
                start,
                words: pages.words(&one.chunk).iter().filter(of_passage).copied().collect(),
                text: one.chunk.text,
            });
        }
        Ok(passages)
    }
}
