//! Embedding: texts in, vectors of length one out, so that a dot product is their cosine.
//!
//! One trait. The real one runs a sentence model from a folder in ONNX Runtime; the scripted one hashes words, for
//! tests; the absent one stands where no model could be found and says so. None of them downloads anything.

mod absent;
mod local;
pub mod scripted;

pub use absent::{ABSENT, AbsentEmbedder};
pub use local::LocalEmbedder;
pub use scripted::ScriptedEmbedder;

use async_trait::async_trait;

/// Turns texts into vectors.
#[async_trait]
pub trait Embedder: Send + Sync {
    /// The model and the form of its weights. Vectors of different names cannot be compared.
    fn name(&self) -> &str;

    /// Numbers in a vector.
    fn dimensions(&self) -> usize;

    /// Longest text that is read whole, in tokens as [`Self::count`] counts them; what is longer is cut off.
    fn max_tokens(&self) -> usize;

    /// Tokens of a text, without the model's own marks at its ends.
    fn count(&self, text: &str) -> usize;

    /// One vector of length one for each text, in the order of the texts.
    ///
    /// # Errors
    /// When the model cannot be loaded or fails. The next call tries again.
    async fn embed(&self, texts: Vec<String>) -> anyhow::Result<Vec<Vec<f32>>>;
}

/// The cosine of the angle between two vectors of one length; 0 when either is all zeros.
pub fn cosine(left: &[f32], right: &[f32]) -> f32 {
    let dot: f32 = left.iter().zip(right).map(|(a, b)| a * b).sum();
    let length = |v: &[f32]| v.iter().map(|x| x * x).sum::<f32>().sqrt();
    let lengths = length(left) * length(right);
    if lengths > 0.0 { dot / lengths } else { 0.0 }
}

/// Scales a vector to length one; leaves a vector of zeros.
fn to_unit_length(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
}
