//! How well retrieval finds, over a test collection: the real chunker, model, index and fusion, in a fresh dataset.
//!
//! A document stands for a material of one page, its title a heading. Passages are what is searched; a hit counts for
//! the document that it is from, by its best passage. It reads no account's library and writes only where it is told.

mod collection;
mod metrics;
pub(crate) mod noisy;

pub use collection::{Collection, Document, Judged};
pub use metrics::Figures;

use super::parts;
use anyhow::Result;
use index::{Index, Indexes, Mode, Part, Query, Row, Scored};
use models::embed::Embedder;
use reading::{
    Block, BlockKind, Page,
    chunks::{self, Headings},
};
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    time::Instant,
};
use uuid::Uuid;

/// Documents of a result that are judged.
const DEPTH: usize = 100;
/// Passages asked for, so that they are from [`DEPTH`] documents at least.
const PASSAGES: usize = 300;
/// Passages embedded and indexed together.
const LOT: usize = 256;

/// What was measured, as the command prints it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    pub collection: String,
    pub documents: usize,
    pub passages: usize,
    pub queries: usize,
    pub model: String,
    /// From the documents to the last index.
    pub index_seconds: f64,
    /// Of these, inside the embedding model.
    pub embed_seconds: f64,
    #[serde(flatten)]
    pub ways: Ways,
    /// There is no reranker yet.
    pub reranked: Option<Figures>,
    /// The same queries inside long messages about other things.
    pub long_messages: Option<Ways>,
    /// Of a hybrid search for ten, its embedding not counted.
    pub query_ms: Spread,
    /// Of a query's embedding.
    pub embed_ms: Spread,
}

/// The ways to search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Ways {
    pub words: Figures,
    pub meaning: Figures,
    /// Both halves by their ranks, the whole text at once: what is usual, for comparison. The product does not do it.
    pub plain_fusion: Figures,
    pub hybrid: Figures,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    pub p50: f64,
    pub p95: f64,
}

/// What is tried besides the collection's own queries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trial<'a> {
    /// The queries inside long messages, too: a file of JSON lines, each with a story as `question`.
    pub stories: Option<&'a Path>,
    /// Passages without the headings above them, for comparison. The product does not do it.
    pub bare: bool,
}

/// Evaluates a collection with a model; the dataset is made in `folder`. `progress` is told the documents done.
///
/// # Errors
/// When the model or the disk fails, or the stories cannot be read.
pub async fn evaluate(
    collection: &Collection,
    trial: Trial<'_>,
    embedder: &dyn Embedder,
    folder: &Path,
    mut progress: impl FnMut(usize),
) -> Result<Evaluation> {
    let stories = trial.stories.map(noisy::stories).transpose()?;
    let index = Indexes::at(folder.to_owned(), embedder.dimensions()).of(Uuid::nil()).await?;
    let begun = Instant::now();
    let (passages, embed_seconds) = fill(&index, collection, trial.bare, embedder, &mut progress).await?;
    index.optimize().await?;
    let index_seconds = begun.elapsed().as_secs_f64();
    let mut times = Times::default();
    let texts = collection.queries.iter().map(|query| query.text.clone()).collect();
    let as_asked = ways(&index, collection, embedder, texts, &mut times).await?;
    let long_messages = match &stories {
        Some(stories) => {
            let queries = collection.queries.iter().enumerate();
            let texts = queries.map(|(turn, query)| noisy::message(&query.text, stories, turn)).collect();
            Some(ways(&index, collection, embedder, texts, &mut Times::default()).await?)
        }
        None => None,
    };
    Ok(Evaluation {
        collection: collection.name.clone(),
        documents: collection.documents.len(),
        passages,
        queries: collection.queries.len(),
        model: embedder.name().to_owned(),
        index_seconds: rounded(index_seconds),
        embed_seconds: rounded(embed_seconds),
        ways: as_asked,
        reranked: None,
        long_messages,
        query_ms: spread(times.search),
        embed_ms: spread(times.embed),
    })
}

/// Milliseconds of each query.
#[derive(Default)]
struct Times {
    embed: Vec<f64>,
    search: Vec<f64>,
}

/// The figures of each way, where the collection's queries are asked in these words.
async fn ways(
    index: &Index,
    collection: &Collection,
    embedder: &dyn Embedder,
    texts: Vec<String>,
    times: &mut Times,
) -> Result<Ways> {
    let mut figures: [Vec<Figures>; 4] = Default::default();
    for (judged, text) in collection.queries.iter().zip(texts) {
        let begun = Instant::now();
        let vector = embedder.embed(vec![text.clone()]).await?.pop();
        times.embed.push(begun.elapsed().as_secs_f64() * 1e3);
        let query = Query { text, vector, limit: PASSAGES, ..Query::default() };
        let words = index.search(&Query { mode: Mode::Words, ..query.clone() }).await?;
        let meaning = index.search(&Query { mode: Mode::Meaning, ..query.clone() }).await?;
        let parted = parted(query, embedder).await?;
        let hybrid = index.search(&parted).await?;
        let begun = Instant::now();
        index.search(&Query { limit: 10, ..parted }).await?;
        times.search.push(begun.elapsed().as_secs_f64() * 1e3);
        let plain = by_rank(&words, &meaning);
        for (way, found) in [words, meaning, plain, hybrid].into_iter().enumerate() {
            let found: Vec<&str> =
                documents_of(found).into_iter().map(|place| collection.documents[place].id.as_str()).collect();
            figures[way].extend(metrics::of_query(&found, &judged.grades));
        }
    }
    let [words, meaning, plain_fusion, hybrid] = figures.map(|figures| metrics::mean(&figures));
    Ok(Ways { words, meaning, plain_fusion, hybrid })
}

/// The query with its parts, as a person's search has them.
async fn parted(query: Query, embedder: &dyn Embedder) -> Result<Query> {
    let parts = parts::of(&query.text);
    let vectors = if parts.is_empty() { Vec::new() } else { embedder.embed(parts.clone()).await? };
    let parts = parts.into_iter().zip(vectors).map(|(text, vector)| Part { text, vector }).collect();
    Ok(Query { parts, ..query })
}

/// Reciprocal ranks, with the usual constant.
fn by_rank(words: &[Scored], meaning: &[Scored]) -> Vec<Scored> {
    let mut fused: HashMap<Uuid, Scored> = HashMap::new();
    for half in [words, meaning] {
        for (rank, one) in half.iter().enumerate() {
            let held = fused.entry(one.chunk).or_insert_with(|| Scored { score: 0.0, ..one.clone() });
            held.score += 1.0 / (61.0 + rank as f32);
        }
    }
    let mut fused: Vec<Scored> = fused.into_values().collect();
    fused.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.chunk.cmp(&b.chunk)));
    fused
}

/// Puts all documents in. Gives the number of passages and the seconds inside the model.
async fn fill(
    index: &Index,
    collection: &Collection,
    bare: bool,
    embedder: &dyn Embedder,
    progress: &mut impl FnMut(usize),
) -> Result<(usize, f64)> {
    let count = |text: &str| embedder.count(text);
    let (mut waiting, mut passages, mut seconds) = (Vec::new(), 0, 0.0);
    for (place, document) in collection.documents.iter().enumerate() {
        let (chunks, _) = chunks::of_page(&page(document), &Headings::default(), embedder.max_tokens(), &count);
        for chunk in chunks {
            passages += 1;
            let text = if bare { chunk.text } else { chunk.with_headings() };
            waiting.push((Uuid::from_u128(passages as u128), Uuid::from_u128(place as u128), text));
        }
        if waiting.len() >= LOT || place + 1 == collection.documents.len() {
            let begun = Instant::now();
            let vectors = embedder.embed(waiting.iter().map(|(_, _, text)| text.clone()).collect()).await?;
            seconds += begun.elapsed().as_secs_f64();
            let rows = waiting.drain(..).zip(vectors);
            let rows = rows.map(|((chunk, material, text), vector)| Row { chunk, material, page: 1, text, vector });
            index.put(rows.collect()).await?;
            progress(place + 1);
        }
    }
    Ok((passages, seconds))
}

/// A document as a page.
fn page(document: &Document) -> Page {
    let (title, text) = (document.title.trim(), document.text.trim());
    let mut page = Page { number: 1, ..Page::default() };
    for (kind, part) in [(BlockKind::Heading(1), title), (BlockKind::Paragraph, text)] {
        if !part.is_empty() {
            if !page.text.is_empty() {
                page.text.push_str("\n\n");
            }
            let start = page.text.len() as u32;
            page.text.push_str(part);
            page.blocks.push(Block { kind, start, end: page.text.len() as u32, at: None });
        }
    }
    page
}

/// Places of the documents found, best first, each once.
fn documents_of(found: Vec<Scored>) -> Vec<usize> {
    let mut seen = HashSet::new();
    let places = found.into_iter().map(|hit| hit.material.as_u128() as usize);
    places.filter(|place| seen.insert(*place)).take(DEPTH).collect()
}

fn spread(mut times: Vec<f64>) -> Spread {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (times.len().saturating_sub(1) as f64 * share).round() as usize;
        times.get(place).copied().map_or(0.0, rounded)
    };
    Spread { p50: at(0.5), p95: at(0.95) }
}

fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
