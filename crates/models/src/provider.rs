//! Where a model is: the kind of server, its address, the model's name there, and the key.

use secrecy::SecretString;
use std::time::Duration;

/// How a server is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// OpenAI's chat completions: llama.cpp, vLLM, LM Studio, OpenAI itself, routers.
    #[default]
    OpenAi,
    /// Ollama's own protocol, which lets the length of the context be asked for.
    Ollama,
    /// Google's Gemini.
    Gemini,
    /// The router of Hugging Face's inference providers.
    HuggingFace,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::OpenAi, Self::Ollama, Self::Gemini, Self::HuggingFace];

    /// Where such a server is when nothing else is said; empty where there is no such place.
    pub fn usual_address(self) -> &'static str {
        match self {
            Self::OpenAi => "",
            Self::Ollama => "http://localhost:11434",
            Self::Gemini => "https://generativelanguage.googleapis.com/v1beta",
            Self::HuggingFace => "https://router.huggingface.co/v1",
        }
    }
}

/// Whither a client may connect.
#[derive(Clone, Debug, Default)]
pub enum Reach {
    /// Anywhere: whoever runs the server wrote the address.
    #[default]
    Anywhere,
    /// The open internet and the guard's networks: a person wrote it.
    Guarded(fetch::Guard),
}

/// Where a model is.
#[derive(Clone, Debug)]
pub struct Provider {
    pub kind: Kind,
    /// As documented by the server, such as `http://localhost:8000/v1`.
    pub base_url: String,
    /// The server's own name for the model.
    pub model: String,
    pub key: Option<SecretString>,
    /// How long one answer may take; of one that is streamed, how long to wait for each piece.
    pub patience: Duration,
    pub reach: Reach,
}

impl Provider {
    /// An OpenAI-compatible one without a key and with 90 seconds of patience: a local model may have to be loaded first.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            kind: Kind::OpenAi,
            base_url: base_url.into(),
            model: model.into(),
            key: None,
            patience: Duration::from_secs(90),
            reach: Reach::Anywhere,
        }
    }

    /// Of another kind.
    pub fn of_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// With a key.
    pub fn with_key(self, key: Option<SecretString>) -> Self {
        Self { key, ..self }
    }

    /// With other patience.
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Kept to where this leads.
    pub fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// The same server where it speaks OpenAI's protocol, which all kinds also do: for pictures and recordings.
    pub(crate) fn speaking_openai(self) -> Self {
        let base = trimmed(self.kind, &self.base_url);
        let base_url = match self.kind {
            Kind::OpenAi | Kind::HuggingFace => base,
            Kind::Ollama => format!("{base}/v1"),
            Kind::Gemini => format!("{base}/openai"),
        };
        Self { kind: Kind::OpenAi, base_url, ..self }
    }
}

/// Whether what is sent to an address leaves this machine.
pub fn leaves(address: &str) -> bool {
    !address.parse().is_ok_and(|url| crate::line::is_local(&url))
}

/// A base address without what people leave at its end.
pub(crate) fn trimmed(kind: Kind, address: &str) -> String {
    let address = address.trim().trim_end_matches('/');
    let address = match kind {
        Kind::OpenAi | Kind::HuggingFace => address.trim_end_matches("/chat/completions"),
        // Both protocols live at one Ollama; ours is not below /v1.
        Kind::Ollama => address.trim_end_matches("/v1").trim_end_matches("/api"),
        Kind::Gemini => address.trim_end_matches("/models").trim_end_matches("/openai"),
    };
    address.trim_end_matches('/').to_owned()
}
