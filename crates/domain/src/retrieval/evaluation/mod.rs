//! How well retrieval finds, over a test collection: the real chunker, model, index and fusion, in a fresh dataset.
//!
//! A document stands for a material of one page, its title a heading. Passages are what is searched; a hit counts for
//! the document that it is from, by its best passage. It reads no account's library and writes only where it is told.

mod collection;
mod metrics;

pub use collection::{Collection, Document, Judged};
pub use metrics::Figures;

use anyhow::Result;
use index::{Index, Indexes, Mode, Query, Row};
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
    pub words: Figures,
    pub meaning: Figures,
    pub hybrid: Figures,
    /// There is no reranker yet.
    pub reranked: Option<Figures>,
    /// Of a hybrid search for ten, its embedding not counted.
    pub query_ms: Spread,
    /// Of a query's embedding.
    pub embed_ms: Spread,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    pub p50: f64,
    pub p95: f64,
}

/// Evaluates a collection with a model; the dataset is made in `folder`. `progress` is told the documents done.
///
/// # Errors
/// When the model or the disk fails.
pub async fn evaluate(
    collection: &Collection,
    embedder: &dyn Embedder,
    folder: &Path,
    mut progress: impl FnMut(usize),
) -> Result<Evaluation> {
    let index = Indexes::at(folder.to_owned(), embedder.dimensions()).of(Uuid::nil()).await?;
    let begun = Instant::now();
    let (passages, embed_seconds) = fill(&index, collection, embedder, &mut progress).await?;
    index.optimize().await?;
    let index_seconds = begun.elapsed().as_secs_f64();
    let mut figures: HashMap<&str, Vec<Figures>> = HashMap::new();
    let (mut search_times, mut embed_times) = (Vec::new(), Vec::new());
    for judged in &collection.queries {
        let begun = Instant::now();
        let vector = embedder.embed(vec![judged.text.clone()]).await?.pop();
        embed_times.push(begun.elapsed().as_secs_f64() * 1e3);
        for (name, mode) in [("words", Mode::Words), ("meaning", Mode::Meaning), ("hybrid", Mode::Hybrid)] {
            let query =
                Query { text: judged.text.clone(), vector: vector.clone(), mode, limit: PASSAGES, ..Query::default() };
            let found = documents_of(&index, &query).await?;
            let found: Vec<&str> = found.iter().map(|place| collection.documents[*place].id.as_str()).collect();
            figures.entry(name).or_default().extend(metrics::of_query(&found, &judged.grades));
            if mode == Mode::Hybrid {
                let begun = Instant::now();
                index.search(&Query { limit: 10, ..query }).await?;
                search_times.push(begun.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    let mean = |name| metrics::mean(figures.get(name).map(Vec::as_slice).unwrap_or_default());
    Ok(Evaluation {
        collection: collection.name.clone(),
        documents: collection.documents.len(),
        passages,
        queries: collection.queries.len(),
        model: embedder.name().to_owned(),
        index_seconds: rounded(index_seconds),
        embed_seconds: rounded(embed_seconds),
        words: mean("words"),
        meaning: mean("meaning"),
        hybrid: mean("hybrid"),
        reranked: None,
        query_ms: spread(search_times),
        embed_ms: spread(embed_times),
    })
}

/// Puts all documents in. Gives the number of passages and the seconds inside the model.
async fn fill(
    index: &Index,
    collection: &Collection,
    embedder: &dyn Embedder,
    progress: &mut impl FnMut(usize),
) -> Result<(usize, f64)> {
    let count = |text: &str| embedder.count(text);
    let (mut waiting, mut passages, mut seconds) = (Vec::new(), 0, 0.0);
    for (place, document) in collection.documents.iter().enumerate() {
        let (chunks, _) = chunks::of_page(&page(document), &Headings::default(), embedder.max_tokens(), &count);
        for chunk in chunks {
            passages += 1;
            waiting.push((Uuid::from_u128(passages as u128), Uuid::from_u128(place as u128), chunk.with_headings()));
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
async fn documents_of(index: &Index, query: &Query) -> Result<Vec<usize>> {
    let mut seen = HashSet::new();
    let found = index.search(query).await?;
    let places = found.into_iter().map(|hit| hit.material.as_u128() as usize);
    Ok(places.filter(|place| seen.insert(*place)).take(DEPTH).collect())
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
