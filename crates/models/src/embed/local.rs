//! A sentence model from a folder, run in ONNX Runtime.

use super::{Embedder, to_unit_length};
use crate::onnx::{ASLEEP, Folder, Loaded, batches};
use anyhow::{Context, Result};
use async_trait::async_trait;
use fastembed::{InitOptionsUserDefined, Pooling, TextEmbedding, UserDefinedEmbeddingModel};
use std::path::Path;
use tokenizers::Tokenizer;

/// Tokens that the model reads, its two marks included.
const LENGTH: usize = 256;
/// Tokens that the model adds: `[CLS]` and `[SEP]`.
const MARKS: usize = 2;

/// Mean-pooled sentence embeddings of a BERT-like model (all-MiniLM-L6-v2 and its kin).
pub struct LocalEmbedder {
    name: String,
    dimensions: usize,
    tokenizer: Tokenizer,
    model: Loaded<TextEmbedding>,
}

impl LocalEmbedder {
    /// The model in `folder` (`model.onnx` or `model_int8.onnx`, `tokenizer.json`, `config.json`,
    /// `tokenizer_config.json`, `special_tokens_map.json`), to be run by the library file `onnxruntime`.
    ///
    /// # Errors
    /// When a file is missing or cannot be read. The weights themselves are read at the first text.
    pub fn at(folder: &Path, onnxruntime: &Path, threads: usize, int8: bool) -> Result<Self> {
        let folder = Folder::at(folder, if int8 { "model_int8.onnx" } else { "model.onnx" }, onnxruntime, threads)?;
        let config: serde_json::Value = serde_json::from_slice(&folder.read("config.json")?)?;
        let dimensions = config["hidden_size"].as_u64().context("config.json does not say hidden_size")?;
        let name = folder.name();
        Ok(Self {
            name: if int8 { format!("{name} (int8)") } else { name },
            dimensions: usize::try_from(dimensions)?,
            tokenizer: folder.tokenizer()?,
            model: Loaded::new(folder, load),
        })
    }

    /// Runs one batch.
    async fn run(&self, texts: Vec<String>) -> Result<Vec<Vec<f32>>> {
        let embedded = self.model.run(move |model| {
            let mut vectors = model.embed(&texts, Some(texts.len().max(1)))?;
            vectors.iter_mut().for_each(|vector| to_unit_length(vector));
            Ok(vectors)
        });
        embedded.await
    }
}

fn load(from: &Folder) -> Result<TextEmbedding> {
    let model = UserDefinedEmbeddingModel::new(from.weights()?, from.tokenizer_files()?).with_pooling(Pooling::Mean);
    let options = InitOptionsUserDefined::new()
        .with_environment(from.environment()?)
        .with_max_length(LENGTH)
        .with_intra_threads(from.threads)
        .with_session_config(ASLEEP.0, ASLEEP.1);
    Ok(TextEmbedding::try_new_from_user_defined(model, options)?)
}

#[async_trait]
impl Embedder for LocalEmbedder {
    fn name(&self) -> &str {
        &self.name
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn max_tokens(&self) -> usize {
        LENGTH - MARKS
    }

    fn count(&self, text: &str) -> usize {
        self.tokenizer.encode_fast(text, false).map_or(0, |encoding| encoding.len())
    }

    async fn embed(&self, texts: Vec<String>) -> Result<Vec<Vec<f32>>> {
        let tokens: Vec<usize> = texts.iter().map(|text| (self.count(text) + MARKS).min(LENGTH)).collect();
        let mut texts: Vec<Option<String>> = texts.into_iter().map(Some).collect();
        let mut vectors = vec![Vec::new(); texts.len()];
        for batch in batches::plan(&tokens) {
            let part = batch.iter().filter_map(|&place| texts[place].take()).collect();
            for (place, vector) in batch.into_iter().zip(self.run(part).await?) {
                vectors[place] = vector;
            }
        }
        Ok(vectors)
    }
}
