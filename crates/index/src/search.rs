//! The query path: both halves at once, then one order.

use crate::{
    Fused, Index, Mode, Part, Query, Scored, fuse, mix,
    rows::{CHUNK, MATERIAL, PAGE, TEXT, VECTOR},
    words,
};
use anyhow::{Context, Result};
use arrow_array::{Array, Float32Array, Int32Array, RecordBatch, StringArray, UInt64Array};
use futures::TryStreamExt;
use lancedb::{
    DistanceType, Table,
    index::scalar::FullTextSearchQuery,
    query::{ExecutableQuery, QueryBase, Select},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The dataset's own number of a row.
const ROW: &str = "_rowid";
/// Candidates of each half, at least. More change the order of the first ten by less than chance does.
const POOL: usize = 200;
/// Words of a query that are looked up; a pasted page is not worth more.
const WORDS: usize = 256;
/// Parts of the vector index that are searched; more are, until there are as many candidates as are wanted, so a narrow
/// scope does not lose any.
const PROBES: usize = 24;

/// Candidates of one half by the dataset's own row numbers, best first.
type Half = Vec<(u64, f32)>;

impl Index {
    /// The best passages, best first.
    ///
    /// # Errors
    /// When the vector has other dimensions or the disk fails.
    pub async fn search(&self, query: &Query) -> Result<Vec<Scored>> {
        if query.is_hopeless() {
            return Ok(Vec::new());
        }
        let limit = if query.limit == 0 { 10 } else { query.limit };
        // One version for all three questions: row numbers change when files are joined.
        let table = self.table.query_snapshot().await?;
        let mut found = if query.is_parted() {
            let pool = limit.max(POOL);
            let whole = Part { text: query.text.clone(), vector: query.vector.clone().unwrap_or_default() };
            let parts = std::iter::once(&whole).chain(&query.parts);
            let all = parts.map(|part| one_part(&table, query, &part.text, Some(&part.vector), pool));
            mix(futures::future::try_join_all(all).await?)
        } else {
            let pool = if query.mode == Mode::Hybrid { limit.max(POOL) } else { limit };
            one_part(&table, query, &query.text, query.vector.as_deref(), pool).await?
        };
        found.truncate(limit);
        named(&table, found).await
    }
}

/// The candidates for one text, best first.
async fn one_part(
    table: &Table,
    query: &Query,
    text: &str,
    vector: Option<&[f32]>,
    pool: usize,
) -> Result<Vec<Fused<u64>>> {
    Ok(match query.mode {
        Mode::Hybrid => {
            let halves =
                futures::try_join!(words_half(table, query, text, pool), meaning_half(table, query, vector, pool))?;
            fuse(&halves.0, &halves.1)
        }
        Mode::Words => alone(&words_half(table, query, text, pool).await?, true),
        Mode::Meaning => alone(&meaning_half(table, query, vector, pool).await?, false),
    })
}

/// Rows by their numbers, in the same order.
async fn named(table: &Table, found: Vec<Fused<u64>>) -> Result<Vec<Scored>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let rows = table.take_row_ids(found.iter().map(|one| one.key).collect()).with_row_id();
    let batches: Vec<_> = rows.select(columns(ROW)).execute().await?.try_collect().await?;
    let mut named = HashMap::with_capacity(found.len());
    for batch in &batches {
        let keys: &UInt64Array = typed(batch, ROW)?;
        let chunks: &StringArray = typed(batch, CHUNK)?;
        let materials: &StringArray = typed(batch, MATERIAL)?;
        let pages: &Int32Array = typed(batch, PAGE)?;
        for row in 0..batch.num_rows() {
            let chunk = Uuid::parse_str(chunks.value(row))?;
            let material = Uuid::parse_str(materials.value(row))?;
            named.insert(keys.value(row), (chunk, material, u32::try_from(pages.value(row)).unwrap_or(1)));
        }
    }
    // Two processes that put one chunk at the same moment may leave it twice.
    let mut seen = HashSet::new();
    let scored = found.into_iter().filter_map(|one| {
        let (chunk, material, page) = *named.get(&one.key)?;
        let Fused { score, words, meaning, .. } = one;
        seen.insert(chunk).then_some(Scored { chunk, material, page, score, words, meaning })
    });
    Ok(scored.collect())
}

async fn words_half(table: &Table, query: &Query, text: &str, limit: usize) -> Result<Half> {
    let text = words::folded(text).split(' ').take(WORDS).collect::<Vec<_>>().join(" ");
    if text.trim().is_empty() {
        return Ok(Half::new());
    }
    let full_text = FullTextSearchQuery::new(text).with_column(TEXT.into())?;
    let mut request = table.query().full_text_search(full_text).limit(limit).select(rows("_score")).with_row_id();
    if let Some(filter) = query.filter() {
        request = request.only_if(filter);
    }
    read(&request.execute().await?.try_collect::<Vec<_>>().await?, "_score", |score| score)
}

async fn meaning_half(table: &Table, query: &Query, vector: Option<&[f32]>, limit: usize) -> Result<Half> {
    let Some(vector) = vector else { return Ok(Half::new()) };
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length <= 0.0 || !length.is_finite() {
        return Ok(Half::new());
    }
    let unit: Vec<f32> = vector.iter().map(|x| x / length).collect();
    let mut request = table
        .vector_search(unit)?
        .column(VECTOR)
        .distance_type(DistanceType::Dot)
        .minimum_nprobes(PROBES)?
        .maximum_nprobes(None)?
        .limit(limit)
        .select(rows("_distance"))
        .with_row_id();
    if let Some(filter) = query.filter() {
        // Where a scope holds fewer rows than are wanted, the vector index gives them without a distance: compare them.
        request = request.only_if(filter).refine_factor(1);
    }
    // The distance is one less the dot product, which for vectors of length one is the cosine.
    read(&request.execute().await?.try_collect::<Vec<_>>().await?, "_distance", |distance| 1.0 - distance)
}

fn columns(number: &str) -> Select {
    Select::columns(&[CHUNK, MATERIAL, PAGE, number])
}

fn rows(score: &str) -> Select {
    Select::columns(&[score])
}

/// One half as the whole result. BM25 has no upper end, so its best counts as one; a cosine is itself.
fn alone(half: &[(u64, f32)], of_the_best: bool) -> Vec<Fused<u64>> {
    let best = half.iter().map(|(_, score)| *score).fold(f32::MIN_POSITIVE, f32::max);
    half.iter()
        .map(|&(key, score)| Fused {
            key,
            score: if of_the_best { score / best } else { score.clamp(0.0, 1.0) },
            words: of_the_best.then_some(score),
            meaning: (!of_the_best).then_some(score),
        })
        .collect()
}

fn read(batches: &[RecordBatch], column: &str, score: impl Fn(f32) -> f32) -> Result<Half> {
    let mut half = Half::new();
    for batch in batches {
        let keys: &UInt64Array = typed(batch, ROW)?;
        let scores: &Float32Array = typed(batch, column)?;
        let valid = (0..batch.num_rows()).filter(|row| scores.is_valid(*row) && scores.value(*row).is_finite());
        half.extend(valid.map(|row| (keys.value(row), score(scores.value(row)))));
    }
    half.sort_by(|a, b| b.1.total_cmp(&a.1));
    Ok(half)
}

fn typed<'a, T: Array + 'static>(batch: &'a RecordBatch, name: &str) -> Result<&'a T> {
    let column = batch.column_by_name(name).with_context(|| format!("the index gave no column {name}"))?;
    column.as_any().downcast_ref().with_context(|| format!("column {name} has another type"))
}
