//! A deterministic stand-in for an embedding model, for tests and for a first look without model files.
//!
//! A bag of hashed word stems: texts that share words are near, and it knows no meaning beyond that.

use super::{Embedder, to_unit_length};
use async_trait::async_trait;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// Hashes words into vectors.
pub struct ScriptedEmbedder {
    dimensions: usize,
    name: String,
}

impl ScriptedEmbedder {
    /// Vectors of `dimensions` numbers; 384 fits the index of the usual model.
    pub fn new(dimensions: usize) -> Self {
        Self { dimensions: dimensions.max(1), name: format!("scripted-{dimensions}") }
    }

    fn vector(&self, text: &str) -> Vec<f32> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut vector = vec![0.0; self.dimensions];
        for word in text.unicode_words().map(str::to_lowercase).filter(|word| word.chars().count() > 2) {
            let hash = fnv(stemmer.stem(&word).as_bytes());
            // Two places for each stem, so that two stems rarely look alike.
            for part in [hash, hash.rotate_left(31) ^ 0x9e37_79b9_7f4a_7c15] {
                let place = (part % self.dimensions as u64) as usize;
                vector[place] += if part >> 63 == 0 { 1.0 } else { -1.0 };
            }
        }
        to_unit_length(&mut vector);
        vector
    }
}

/// FNV-1a: the same on every machine and in every version, which the standard hasher does not promise.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[async_trait]
impl Embedder for ScriptedEmbedder {
    fn name(&self) -> &str {
        &self.name
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn max_tokens(&self) -> usize {
        254
    }

    fn count(&self, text: &str) -> usize {
        text.unicode_words().count()
    }

    async fn embed(&self, texts: Vec<String>) -> anyhow::Result<Vec<Vec<f32>>> {
        Ok(texts.iter().map(|text| self.vector(text)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::cosine;

    #[tokio::test]
    async fn texts_that_share_words_are_nearer() {
        let vectors = ScriptedEmbedder::new(384)
            .embed(["The cell divides", "dividing cells", "a sunny day"].map(String::from).to_vec())
            .await
            .expect("the scripted embedder does not fail");
        assert!(cosine(&vectors[0], &vectors[1]) > 0.7);
        assert!(cosine(&vectors[0], &vectors[2]) < 0.3);
    }

    #[tokio::test]
    async fn the_same_text_gives_the_same_vector_of_length_one() {
        let embedder = ScriptedEmbedder::new(64);
        let twice = embedder.embed(vec!["Photosynthesis in plants".into(); 2]).await.expect("does not fail");
        assert_eq!(twice[0], twice[1]);
        assert!((twice[0].iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-5);
    }
}
