//! How fast the real query path is on a made-up library of a given size.
//!
//! Texts are drawn from a vocabulary with the long tail of real language, vectors from clusters as real embeddings
//! have them. The same seed makes the same library, so figures of two versions can be compared.

use crate::{Index, Indexes, Mode, Query, Row};
use anyhow::{Context, Result, ensure};
use lancedb::table::Duration;
use std::{path::Path, time::Instant};
use uuid::Uuid;

const DIMENSIONS: usize = 384;
const VOCABULARY: usize = 40_000;
const WORDS: usize = 130;
const CLUSTERS: u64 = 400;
const LOT: usize = 2_048;
const QUERIES: u64 = 200;
const WARM: u64 = 20;

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Speed {
    pub chunks: usize,
    /// Seconds to put all rows in and to bring the indexes up to date.
    pub index_seconds: f64,
    /// On disk, once old versions are gone.
    pub index_mb: f64,
    /// Old versions on disk, which stay for ten minutes for searches that still read them.
    pub old_versions_mb: f64,
    /// Milliseconds of a hybrid search, its embedding not counted.
    pub p50_ms: f64,
    pub p95_ms: f64,
    /// The same by words alone and by meaning alone, in the middle.
    pub words_ms: f64,
    pub meaning_ms: f64,
    /// Share of the ten truly nearest vectors that a search by meaning gives.
    pub nearest_found: f64,
}

/// Makes a library of `chunks` passages in `folder` and searches it.
///
/// # Errors
/// When the disk fails.
pub async fn measure(folder: &Path, chunks: usize) -> Result<Speed> {
    let indexes = Indexes::at(folder.to_owned(), DIMENSIONS);
    let account = Uuid::from_u128(1);
    let index = indexes.of(account).await?;
    let begun = Instant::now();
    for first in (0..chunks).step_by(LOT) {
        index.put((first..chunks.min(first + LOT)).map(row).collect()).await?;
    }
    index.optimize().await?;
    let index_seconds = begun.elapsed().as_secs_f64();
    let with_old_versions = bytes_under(folder)?;
    index.prune(Duration::zero()).await?;
    let bytes = bytes_under(folder)?;
    let hybrid = times(&index, Mode::Hybrid).await?;
    let words = times(&index, Mode::Words).await?;
    let meaning = times(&index, Mode::Meaning).await?;
    Ok(Speed {
        chunks,
        index_seconds,
        index_mb: bytes as f64 / 1e6,
        old_versions_mb: with_old_versions.saturating_sub(bytes) as f64 / 1e6,
        p50_ms: at(&hybrid, 0.5),
        p95_ms: at(&hybrid, 0.95),
        words_ms: at(&words, 0.5),
        meaning_ms: at(&meaning, 0.5),
        nearest_found: nearest_found(&index, chunks).await?,
    })
}

/// Milliseconds of each search, sorted.
async fn times(index: &Index, mode: Mode) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for number in 0..QUERIES + WARM {
        let query = query(number, mode);
        let begun = Instant::now();
        let found = index.search(&query).await?;
        // The first searches read files that all later ones find in memory.
        if number >= WARM {
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        ensure!(!found.is_empty(), "a search found nothing");
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn at(times: &[f64], share: f64) -> f64 {
    times[(times.len().saturating_sub(1) as f64 * share).round() as usize]
}

async fn nearest_found(index: &Index, chunks: usize) -> Result<f64> {
    let queries: Vec<Query> = (0..20).map(|number| query(1_000 + number, Mode::Meaning)).collect();
    let mut nearest: Vec<Vec<(f32, usize)>> = vec![Vec::new(); queries.len()];
    for number in 0..chunks {
        let vector = vector(number as u64);
        for (query, best) in queries.iter().zip(&mut nearest) {
            let wanted = query.vector.as_ref().context("a query has a vector")?;
            best.push((wanted.iter().zip(&vector).map(|(a, b)| a * b).sum(), number));
            if best.len() > 4_096 {
                keep_ten(best);
            }
        }
    }
    let (mut found, mut all) = (0, 0);
    for (query, best) in queries.iter().zip(&mut nearest) {
        keep_ten(best);
        let hits = index.search(query).await?;
        all += best.len();
        found += best.iter().filter(|(_, n)| hits.iter().any(|hit| hit.chunk == chunk(*n))).count();
    }
    Ok(found as f64 / all.max(1) as f64)
}

fn keep_ten(best: &mut Vec<(f32, usize)>) {
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    best.truncate(10);
}

fn bytes_under(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { bytes_under(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}

fn chunk(number: usize) -> Uuid {
    Uuid::from_u128(0x5eed_0000_0000_0000_0000_0000_0000_0000 + number as u128)
}

fn row(number: usize) -> Row {
    Row {
        chunk: chunk(number),
        material: Uuid::from_u128(number as u128 / 400),
        page: number as u32 % 400 / 2 + 1,
        text: words(number as u64, WORDS),
        vector: vector(number as u64),
    }
}

/// The words of a question, as [`measure`] asks them.
pub fn question(number: u64) -> String {
    words(number + (1 << 40), 8)
}

/// A question of eight words that is near one of the clusters.
fn query(number: u64, mode: Mode) -> Query {
    let seed = number + (1 << 40);
    Query { text: question(number), vector: Some(vector(seed)), mode, limit: 10, ..Query::default() }
}

/// Words by rank, the low ranks often (a word's share falls with its rank).
fn words(seed: u64, count: usize) -> String {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xa5a5);
    let mut text = String::with_capacity(count * 8);
    for _ in 0..count {
        let rank = (VOCABULARY as f64).powf(f64::from(chance.share())) as u64;
        let mut word = rank.wrapping_mul(2_654_435_761) | 1;
        for _ in 0..(3 + rank % 6) {
            text.push(char::from(b'a' + (word % 26) as u8));
            word = word / 26 + rank;
        }
        text.push(' ');
    }
    text
}

fn vector(seed: u64) -> Vec<f32> {
    let mut near = Chance(seed % CLUSTERS + 77);
    let mut own = Chance(seed ^ 0x00c0_ffee);
    let mut vector: Vec<f32> =
        (0..DIMENSIONS).map(|_| near.share() + near.share() - 1.0 + 0.8 * (own.share() + own.share() - 1.0)).collect();
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|x| *x /= length);
    vector
}

/// SplitMix64: chance that is the same everywhere.
struct Chance(u64);

impl Chance {
    /// From 0 up to 1.
    fn share(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 40) as f32 / (1u64 << 24) as f32
    }
}
