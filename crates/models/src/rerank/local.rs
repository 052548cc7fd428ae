//! A cross-encoder from a folder, run in ONNX Runtime.

use super::Reranker;
use crate::onnx::{ASLEEP, Folder, Loaded, batches};
use anyhow::{Context, Result, ensure};
use async_trait::async_trait;
use fastembed::{RerankInitOptionsUserDefined, TextRerank, TokenizerFiles, UserDefinedRerankingModel};
use serde_json::json;
use std::{path::Path, sync::Arc};
use tokenizers::Tokenizer;

/// Tokens of question and passage together that the model reads, its marks included.
const LENGTH: usize = 512;
/// Tokens that the model adds: `[CLS]`, and `[SEP]` twice. Others add one more.
const MARKS: usize = 4;
/// Characters of a question that are read: the passage must have room beside it.
const QUESTION: usize = 1_000;
/// What must be in the folder.
pub const FILES: [&str; 2] = ["model.onnx", "tokenizer.json"];
/// How tokenizers call the token that fills up a batch.
const PADDING: [&str; 2] = ["[PAD]", "<pad>"];

/// A BERT-like model with one output, `logits`: ms-marco-MiniLM, bge-reranker and their kin.
pub struct LocalReranker {
    name: String,
    tokenizer: Tokenizer,
    model: Loaded<TextRerank>,
}

impl LocalReranker {
    /// The model in `folder` ([`FILES`]; `config.json`, `tokenizer_config.json` and `special_tokens_map.json` count where
    /// they are there), to be run by the library file `onnxruntime`.
    ///
    /// # Errors
    /// When a file is missing or cannot be read. The weights themselves are read at the first question.
    pub fn at(folder: &Path, onnxruntime: &Path, threads: usize) -> Result<Self> {
        let folder = Folder::at(folder, FILES[0], onnxruntime, threads)?;
        Ok(Self { name: folder.name(), tokenizer: folder.tokenizer()?, model: Loaded::new(folder, load) })
    }

    fn count(&self, text: &str) -> usize {
        self.tokenizer.encode_fast(text, false).map_or(0, |encoding| encoding.len())
    }

    /// Runs one batch.
    async fn run(&self, question: Arc<str>, passages: Vec<String>) -> Result<Vec<f32>> {
        let ranked = self.model.run(move |model| {
            let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
            let ranked = model.rerank(&*question, &passages, false, Some(passages.len().max(1)))?;
            let mut scores = vec![f32::NAN; passages.len()];
            for one in ranked {
                // What a model gives is any number: made one from 0 to 1, in the same order.
                scores[one.index] = 1.0 / (1.0 + (-one.score).exp());
            }
            ensure!(scores.iter().all(|score| score.is_finite()), "the model gave what is no number");
            Ok(scores)
        });
        ranked.await
    }
}

fn load(from: &Folder) -> Result<TextRerank> {
    let model = UserDefinedRerankingModel::new(from.weights()?, tokenizer_files(from)?);
    let options = RerankInitOptionsUserDefined::new()
        .with_environment(from.environment()?)
        .with_max_length(LENGTH)
        .with_intra_threads(from.threads)
        .with_session_config(ASLEEP.0, ASLEEP.1);
    Ok(TextRerank::try_new_from_user_defined(model, options)?)
}

/// The tokenizer, with what the loader wants to know besides where the folder does not say it.
fn tokenizer_files(from: &Folder) -> Result<TokenizerFiles> {
    let or = |file: &str, usual: &dyn Fn() -> Result<serde_json::Value>| match from.has(file) {
        true => from.read(file),
        false => Ok(serde_json::to_vec(&usual()?)?),
    };
    let told = || {
        let tokenizer = from.tokenizer()?;
        let padding = PADDING.into_iter().find(|token| tokenizer.token_to_id(token).is_some());
        let padding = padding.with_context(|| format!("tokenizer.json has none of {}", PADDING.join(", ")))?;
        Ok(json!({ "model_max_length": LENGTH, "pad_token": padding }))
    };
    Ok(TokenizerFiles {
        tokenizer_file: from.read(FILES[1])?,
        config_file: or("config.json", &|| Ok(json!({})))?,
        special_tokens_map_file: or("special_tokens_map.json", &|| Ok(json!({})))?,
        tokenizer_config_file: or("tokenizer_config.json", &told)?,
    })
}

#[async_trait]
impl Reranker for LocalReranker {
    fn name(&self) -> &str {
        &self.name
    }

    async fn score(&self, question: &str, passages: Vec<String>) -> Result<Vec<f32>> {
        let question: Arc<str> = question.chars().take(QUESTION).collect::<String>().into();
        let asked = self.count(&question) + MARKS;
        let tokens: Vec<usize> = passages.iter().map(|passage| (self.count(passage) + asked).min(LENGTH)).collect();
        let mut passages: Vec<Option<String>> = passages.into_iter().map(Some).collect();
        let mut scores = vec![0.0; passages.len()];
        for batch in batches::plan(&tokens) {
            let part = batch.iter().filter_map(|&place| passages[place].take()).collect();
            for (place, score) in batch.into_iter().zip(self.run(question.clone(), part).await?) {
                scores[place] = score;
            }
        }
        Ok(scores)
    }
}
