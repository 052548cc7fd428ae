//! The models: the folder of tools they lie in, the one that embeds, and those that answer.

use super::reader::Reader;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::path::PathBuf;

/// A language model behind an OpenAI-compatible address.
#[derive(Clone, Debug)]
pub struct ChatEndpoint {
    /// Under which it is chosen.
    pub name: String,
    /// With the final `/`.
    pub base_url: String,
    /// As the provider names it.
    pub model: String,
    /// Empty where the provider wants none.
    pub key: SecretString,
}

/// The models.
#[derive(Clone, Debug)]
pub struct Models {
    /// The folder with `native/` (pdfium, ONNX Runtime) and `models/`.
    pub tools: PathBuf,
    /// The embedding model's name: a folder inside `models/`, or a path.
    pub embedding: String,
    /// The smaller, faster weights.
    pub int8: bool,
    /// Threads that embedding uses.
    pub threads: usize,
    /// Look for a local Ollama.
    pub ollama: bool,
    pub chat: Vec<ChatEndpoint>,
}

impl Models {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from) as u64;
        let tools = reader.sources().said("LECTERN_TOOLS").map(PathBuf::from);
        let usual = tools.unwrap_or_else(|| reader.sources().home().join(".cache/lectern"));
        let tools = reader.take("models.tools", "The folder with native/ (pdfium, ONNX Runtime) and models/.", usual);
        let embedding = reader.take(
            "models.embedding",
            "The embedding model: a folder's name in models/, or a path. Changing it rebuilds the index.",
            String::from("all-MiniLM-L6-v2"),
        );
        let int8 = reader.take("models.int8", "Use the model's int8 weights: faster, a little less exact.", false);
        let threads = reader.number("models.threads", "Threads that embedding uses.", cores, (1, 1_024));
        let ollama = reader.take("models.ollama", "Look for a local Ollama and offer its models.", true);
        let chat = chat(reader);
        Self { tools, embedding, int8, threads: usize::try_from(threads).unwrap_or(2), ollama, chat }
    }

    /// The folder of the embedding model.
    pub fn embedding_folder(&self) -> PathBuf {
        let named = PathBuf::from(&self.embedding);
        if named.components().count() > 1 { named } else { self.tools.join("models").join(named) }
    }

    /// The library that runs models.
    pub fn onnxruntime(&self) -> PathBuf {
        self.tools.join("native").join("libonnxruntime.so")
    }

    /// The library that reads PDF.
    pub fn pdfium(&self) -> PathBuf {
        self.tools.join("native").join("libpdfium.so")
    }
}

const FIELDS: [&str; 4] = ["name", "base_url", "model", "key"];

/// `[[models.chat]]` of the file; else the one that `LECTERN_CHAT_URL`, `…_MODEL` and `…_KEY` describe.
fn chat(reader: &mut Reader) -> Vec<ChatEndpoint> {
    let mut endpoints = Vec::new();
    for table in reader.tables("models.chat") {
        for strange in table.keys().filter(|field| !FIELDS.contains(&field.as_str())) {
            reader.wrong(format!("models.chat has {strange:?}; it takes name, base_url, model and key."));
        }
        let field = |name: &str| table.get(name).map(ToString::to_string).unwrap_or_default();
        endpoints.push((field("name"), field("base_url"), field("model"), field("key")));
    }
    let said = |name: &str| reader.sources().said(name).unwrap_or_default().to_owned();
    let from_variables =
        ("".to_owned(), said("LECTERN_CHAT_URL"), said("LECTERN_CHAT_MODEL"), said("LECTERN_CHAT_KEY"));
    if !from_variables.1.is_empty() {
        endpoints.push(from_variables);
    }
    let mut checked: Vec<ChatEndpoint> = Vec::new();
    for (name, base_url, model, key) in endpoints {
        let name = if name.is_empty() { model.clone() } else { name };
        if model.is_empty() {
            reader.wrong("A chat model lacks its “model”, the provider's name for it.".into());
        }
        if !(base_url.starts_with("http://") || base_url.starts_with("https://")) {
            reader.wrong(format!("The chat model {name:?} needs a “base_url” that begins with http:// or https://."));
        }
        if name == "extractive" || checked.iter().any(|other| other.name == name) {
            reader.wrong(format!("Two answerers would be called {name:?}; give each model its own “name”."));
        }
        let base_url = format!("{}/", base_url.trim_end_matches('/'));
        checked.push(ChatEndpoint { name, base_url, model, key: SecretString::from(key) });
    }
    let shown: Vec<_> = checked
        .iter()
        .map(|one| {
            let key = if one.key.expose_secret().is_empty() { "" } else { "(hidden)" };
            json!({ "name": one.name, "base_url": one.base_url, "model": one.model, "key": key })
        })
        .collect();
    let about = "Language models behind OpenAI-compatible addresses: name, base_url, model, key. One can also be given \
                 as LECTERN_CHAT_URL, LECTERN_CHAT_MODEL and LECTERN_CHAT_KEY.";
    reader.show("models.chat", about, json!(shown));
    checked
}
