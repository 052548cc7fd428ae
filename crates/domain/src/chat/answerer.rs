//! What can answer: one trait, two real ones ([`Extractive`] quotes, [`super::modelled::Modelled`] writes).

use super::{Source, extractive};
use crate::chat::prompt::Earlier;
use async_trait::async_trait;
use futures::{StreamExt, stream};
use models::{ModelFault, chat::Writing, embed::Embedder};
use std::ops::Range;

/// A question as an answerer gets it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// As the person wrote it.
    pub question: String,
    /// The same, so that it can stand alone.
    pub standing: String,
    /// Oldest first.
    pub earlier: Vec<Earlier>,
    /// Turns before those, in short, oldest first.
    pub condensed: Vec<contract::Condensed>,
    /// The person is coached, and this is how they learn.
    pub coach: Option<contract::Learning>,
}

/// A source with the number it is cited by, which is its place from 1.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    /// Index of the source.
    pub source: usize,
    /// What is quoted of it: bytes of its text.
    pub quoted: Vec<Range<usize>>,
}

impl Numbered {
    /// The sources of an extract by their numbers, each with what is quoted of it.
    pub fn of(extract: &extractive::Extract, numbered: Vec<usize>) -> Vec<Self> {
        let quoted = |source: usize| {
            extract.quotes.iter().filter(|quote| quote.source == source).map(|quote| quote.range.clone()).collect()
        };
        numbered.into_iter().map(|source| Self { source, quoted: quoted(source) }).collect()
    }
}

/// An answer that has begun.
pub(super) struct Begun {
    pub cited: Vec<Numbered>,
    /// Markdown with numbers in brackets.
    pub text: Writing,
}

/// Answers from sources and from nothing else.
#[async_trait]
pub(super) trait Answerer: Send + Sync {
    /// The name in the answer's view.
    fn name(&self) -> &str;

    /// Begins. An answer that says nothing fits ([`extractive::says_nothing`]) has found nothing.
    async fn answer(&self, asked: &Asked, sources: &[Source]) -> Result<Begun, ModelFault>;
}

/// Quotes.
pub(super) struct Extractive<'a> {
    pub embedder: &'a dyn Embedder,
}

#[async_trait]
impl Answerer for Extractive<'_> {
    fn name(&self) -> &str {
        super::EXTRACTIVE
    }

    async fn answer(&self, asked: &Asked, sources: &[Source]) -> Result<Begun, ModelFault> {
        let extract = extractive::extract(&asked.standing, sources, Some(self.embedder)).await;
        let (markdown, numbered) = extract.markdown(sources);
        Ok(Begun { cited: Numbered::of(&extract, numbered), text: stream::iter([Ok(markdown)]).boxed() })
    }
}
