//! A sentence model from a folder, run in ONNX Runtime.
//!
//! Cheap to make: only the tokenizer is loaded. The weights follow at the first text, so a server that nobody searches
//! stays small. Batches take turns, so a query waits for one batch of a document that is being read in, not for all.

use super::{Embedder, batches, runtime, to_unit_length};
use anyhow::{Context, Result, ensure};
use async_trait::async_trait;
use fastembed::{InitOptionsUserDefined, Pooling, TextEmbedding, TokenizerFiles, UserDefinedEmbeddingModel};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokenizers::Tokenizer;
use tokio::sync::Mutex;

/// Tokens that the model reads, its two marks included.
const LENGTH: usize = 256;
/// Tokens that the model adds: `[CLS]` and `[SEP]`.
const MARKS: usize = 2;

/// Mean-pooled sentence embeddings of a BERT-like model (all-MiniLM-L6-v2 and its kin).
pub struct LocalEmbedder {
    name: String,
    dimensions: usize,
    tokenizer: Tokenizer,
    load: Arc<Load>,
    model: Arc<Mutex<Option<TextEmbedding>>>,
}

/// What is needed to load the weights.
struct Load {
    folder: PathBuf,
    weights: PathBuf,
    onnxruntime: PathBuf,
    threads: usize,
}

impl LocalEmbedder {
    /// The model in `folder` (`model.onnx` or `model_int8.onnx`, `tokenizer.json`, `config.json`,
    /// `tokenizer_config.json`, `special_tokens_map.json`), to be run by the library file `onnxruntime`.
    ///
    /// # Errors
    /// When a file is missing or cannot be read. The weights themselves are read at the first text.
    pub fn at(folder: &Path, onnxruntime: &Path, threads: usize, int8: bool) -> Result<Self> {
        let weights = folder.join(if int8 { "model_int8.onnx" } else { "model.onnx" });
        for file in [weights.as_path(), onnxruntime] {
            ensure!(file.is_file(), "{} is missing", file.display());
        }
        let mut tokenizer = Tokenizer::from_file(folder.join("tokenizer.json"))
            .map_err(|error| anyhow::anyhow!("{}: {error}", folder.join("tokenizer.json").display()))?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| anyhow::anyhow!("{error}"))?;
        let config: serde_json::Value = serde_json::from_slice(&read(folder, "config.json")?)?;
        let dimensions = config["hidden_size"].as_u64().context("config.json does not say hidden_size")?;
        let folder_name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self {
            name: if int8 { format!("{folder_name} (int8)") } else { folder_name },
            dimensions: usize::try_from(dimensions)?,
            tokenizer,
            load: Arc::new(Load {
                folder: folder.to_owned(),
                weights,
                onnxruntime: onnxruntime.to_owned(),
                threads: threads.max(1),
            }),
            model: Arc::default(),
        })
    }

    /// Runs one batch when its turn comes. Blocking work stays off the runtime's own threads.
    async fn run(&self, texts: Vec<String>) -> Result<Vec<Vec<f32>>> {
        let mut model = self.model.clone().lock_owned().await;
        let load = self.load.clone();
        tokio::task::spawn_blocking(move || {
            let model = match &mut *model {
                Some(model) => model,
                empty => empty.insert(load.weights()?),
            };
            let mut vectors = model.embed(&texts, Some(texts.len().max(1)))?;
            vectors.iter_mut().for_each(|vector| to_unit_length(vector));
            Ok(vectors)
        })
        .await?
    }
}

impl Load {
    fn weights(&self) -> Result<TextEmbedding> {
        let tokenizer = TokenizerFiles {
            tokenizer_file: read(&self.folder, "tokenizer.json")?,
            config_file: read(&self.folder, "config.json")?,
            special_tokens_map_file: read(&self.folder, "special_tokens_map.json")?,
            tokenizer_config_file: read(&self.folder, "tokenizer_config.json")?,
        };
        let weights = std::fs::read(&self.weights).with_context(|| format!("{}", self.weights.display()))?;
        let model = UserDefinedEmbeddingModel::new(weights, tokenizer).with_pooling(Pooling::Mean);
        let options = InitOptionsUserDefined::new()
            .with_environment(runtime::environment(&self.onnxruntime)?)
            .with_max_length(LENGTH)
            .with_intra_threads(self.threads)
            // Waiting threads sleep: a spinning one takes a whole core from reading and from the pages.
            .with_session_config("session.intra_op.allow_spinning", "0");
        Ok(TextEmbedding::try_new_from_user_defined(model, options)?)
    }
}

fn read(folder: &Path, file: &str) -> Result<Vec<u8>> {
    let path = folder.join(file);
    std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
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
