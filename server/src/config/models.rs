//! The models: the folder of tools they lie in, the one that embeds, and those that answer.

use super::reader::Reader;
use super::values::Network;
use models::Kind;
use secrecy::SecretString;
use serde_json::json;
use std::path::PathBuf;

/// A language model behind an address.
#[derive(Clone, Debug)]
pub struct ChatEndpoint {
    /// Under which it is chosen.
    pub name: String,
    pub kind: Kind,
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
    /// The model that orders passages for answers: a folder inside `models/`, or a path. Empty for none.
    pub reranker: String,
    /// The embedding model's smaller, faster weights.
    pub int8: bool,
    /// Threads that embedding uses, and ordering passages.
    pub threads: usize,
    /// Look for a local Ollama.
    pub ollama: bool,
    pub chat: Vec<ChatEndpoint>,
    /// Networks in which persons' own models may be although they are private.
    pub allowed_networks: Vec<Network>,
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
        let reranker = reader.take(
            "models.reranker",
            "A cross-encoder that orders the passages of an answer anew: the name of a folder in models/, or a path, with \
             model.onnx and tokenizer.json. Empty: the order of the search stands.",
            String::new(),
        );
        let int8 =
            reader.take("models.int8", "Use the embedding model's int8 weights: faster, a little less exact.", false);
        let threads =
            reader.number("models.threads", "Threads that embedding uses, and ordering passages.", cores, (1, 1_024));
        let ollama = reader.take("models.ollama", "Look for a local Ollama and offer its models.", true);
        let allowed_networks = reader.take(
            "models.allowed_networks",
            "Private addresses or networks, like 10.1.0.0/16 or 127.0.0.1, where models that people enter for themselves \
             may be. Empty: public addresses only. Models that are set here may be anywhere.",
            Vec::new(),
        );
        let chat = chat(reader);
        let threads = usize::try_from(threads).unwrap_or(2);
        Self { tools, embedding, reranker, int8, threads, ollama, chat, allowed_networks }
    }

    /// The folder of the embedding model.
    pub fn embedding_folder(&self) -> PathBuf {
        self.folder(&self.embedding)
    }

    /// The folder of the model that orders passages; `None` where there is to be none.
    pub fn reranker_folder(&self) -> Option<PathBuf> {
        (!self.reranker.is_empty()).then(|| self.folder(&self.reranker))
    }

    fn folder(&self, named: &str) -> PathBuf {
        let named = PathBuf::from(named);
        if named.components().count() > 1 { named } else { self.tools.join("models").join(named) }
    }

    /// The library that runs models.
    pub fn onnxruntime(&self) -> PathBuf {
        self.tools.join("native").join(models::library_name())
    }

    /// The library that reads PDF.
    pub fn pdfium(&self) -> PathBuf {
        self.tools.join("native").join(reading::pdf::library_name())
    }
}

const FIELDS: [&str; 5] = ["name", "kind", "base_url", "model", "key"];
/// How the kinds of server are written.
const KINDS: [(&str, Kind); 4] =
    [("openai", Kind::OpenAi), ("ollama", Kind::Ollama), ("gemini", Kind::Gemini), ("huggingface", Kind::HuggingFace)];

/// `[[models.chat]]` of the file; else the one that `LECTERN_CHAT_URL`, `…_MODEL` and `…_KEY` describe.
fn chat(reader: &mut Reader) -> Vec<ChatEndpoint> {
    let mut endpoints = Vec::new();
    for table in reader.tables("models.chat") {
        for strange in table.keys().filter(|field| !FIELDS.contains(&field.as_str())) {
            reader.wrong(format!("models.chat has {strange:?}; it takes name, kind, base_url, model and key."));
        }
        let field = |name: &str| table.get(name).map(ToString::to_string).unwrap_or_default();
        endpoints.push((field("name"), field("kind"), field("base_url"), field("model"), field("key")));
    }
    let said = |name: &str| reader.sources().said(name).unwrap_or_default().to_owned();
    let (kind, address) = (said("LECTERN_CHAT_KIND"), said("LECTERN_CHAT_URL"));
    if !address.is_empty() || !kind.is_empty() {
        endpoints.push((String::new(), kind, address, said("LECTERN_CHAT_MODEL"), said("LECTERN_CHAT_KEY")));
    }
    let (mut checked, mut shown): (Vec<ChatEndpoint>, Vec<_>) = Default::default();
    for (name, kind, base_url, model, key) in endpoints {
        let name = if name.is_empty() { model.clone() } else { name };
        let known = KINDS.iter().find(|(word, _)| kind.is_empty() || *word == kind);
        let (word, kind) = known.copied().unwrap_or_else(|| {
            reader.wrong(format!("The chat model {name:?} has the kind {kind:?}; it must be {}.", kinds()));
            KINDS[0]
        });
        let base_url = if base_url.is_empty() { kind.usual_address().to_owned() } else { base_url };
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
        shown.push(json!({
            "name": name, "kind": word, "base_url": base_url, "model": model,
            "key": if key.is_empty() { "" } else { "(hidden)" },
        }));
        checked.push(ChatEndpoint { name, kind, base_url, model, key: SecretString::from(key) });
    }
    let about = "Language models that are offered to all: name, kind (openai for all that speak its protocol, ollama, \
                 gemini, huggingface), base_url, model, key. One can also be given as LECTERN_CHAT_KIND, \
                 LECTERN_CHAT_URL, LECTERN_CHAT_MODEL and LECTERN_CHAT_KEY.";
    reader.show("models.chat", about, json!(shown));
    checked
}

fn kinds() -> String {
    KINDS.map(|(word, _)| word).join(", ")
}
