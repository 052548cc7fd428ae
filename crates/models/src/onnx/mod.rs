//! Models from a folder, run in ONNX Runtime on this machine: what embedding and ranking share.
//!
//! Cheap to open: only the tokenizer is loaded. The weights follow at the first use, so a server that nobody searches
//! stays small. Runs take turns, so a query waits for one batch of a document that is being read in, not for all.

pub(crate) mod batches;
mod runtime;

use anyhow::{Context, Result, ensure};
use fastembed::TokenizerFiles;
use ort::environment::Environment;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokenizers::Tokenizer;
use tokio::sync::Mutex;

/// Waiting threads sleep: a spinning one takes a whole core from reading and from the pages.
pub(crate) const ASLEEP: (&str, &str) = ("session.intra_op.allow_spinning", "0");

/// What is needed to load a model.
pub(crate) struct Folder {
    folder: PathBuf,
    weights: PathBuf,
    onnxruntime: PathBuf,
    pub threads: usize,
}

impl Folder {
    /// The model in `folder` with these weights, to be run by the library file `onnxruntime`.
    ///
    /// # Errors
    /// When the weights or the library are missing.
    pub fn at(folder: &Path, weights: &str, onnxruntime: &Path, threads: usize) -> Result<Self> {
        let weights = folder.join(weights);
        for file in [weights.as_path(), onnxruntime] {
            ensure!(file.is_file(), "{} is missing", file.display());
        }
        let (folder, onnxruntime) = (folder.to_owned(), onnxruntime.to_owned());
        Ok(Self { folder, weights, onnxruntime, threads: threads.max(1) })
    }

    /// The folder's own name.
    pub fn name(&self) -> String {
        self.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// What counts tokens: it neither pads nor cuts.
    pub fn tokenizer(&self) -> Result<Tokenizer> {
        let file = self.folder.join("tokenizer.json");
        let mut tokenizer =
            Tokenizer::from_file(&file).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(tokenizer)
    }

    pub fn tokenizer_files(&self) -> Result<TokenizerFiles> {
        Ok(TokenizerFiles {
            tokenizer_file: self.read("tokenizer.json")?,
            config_file: self.read("config.json")?,
            special_tokens_map_file: self.read("special_tokens_map.json")?,
            tokenizer_config_file: self.read("tokenizer_config.json")?,
        })
    }

    pub fn weights(&self) -> Result<Vec<u8>> {
        std::fs::read(&self.weights).with_context(|| format!("{}", self.weights.display()))
    }

    pub fn environment(&self) -> Result<Environment> {
        runtime::environment(&self.onnxruntime)
    }

    /// A file of the folder.
    pub fn read(&self, file: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(file);
        std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
    }

    /// Whether a file is in the folder.
    pub fn has(&self, file: &str) -> bool {
        self.folder.join(file).is_file()
    }
}

/// A model that is loaded at its first use and then kept.
pub(crate) struct Loaded<M> {
    from: Arc<Folder>,
    load: fn(&Folder) -> Result<M>,
    model: Arc<Mutex<Option<M>>>,
}

impl<M: Send + 'static> Loaded<M> {
    /// Loads nothing yet.
    pub fn new(from: Folder, load: fn(&Folder) -> Result<M>) -> Self {
        Self { from: Arc::new(from), load, model: Arc::default() }
    }

    /// Does `work` with the model when its turn comes. Blocking work stays off the runtime's own threads.
    ///
    /// # Errors
    /// When the model cannot be loaded, which the next call tries again, or the work fails.
    pub async fn run<R: Send + 'static>(&self, work: impl FnOnce(&mut M) -> Result<R> + Send + 'static) -> Result<R> {
        let mut model = self.model.clone().lock_owned().await;
        let (from, load) = (self.from.clone(), self.load);
        tokio::task::spawn_blocking(move || {
            let model = match &mut *model {
                Some(model) => model,
                empty => empty.insert(load(&from)?),
            };
            work(model)
        })
        .await?
    }
}
