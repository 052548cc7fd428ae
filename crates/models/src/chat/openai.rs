//! Any server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, LM Studio, OpenAI, routers.
//!
//! genai speaks the protocol; the adapter is forced (its guess by name would send unknown models to a local Ollama)
//! and the name is sent as configured. A stream that ends without its end mark counts as broken.

use super::{ChatFault, ChatModel, ChatRequest, Speaker, Writing};
use crate::http;
use anyhow::Context;
use async_trait::async_trait;
use futures::{StreamExt, stream};
use genai::{
    Client, ModelIden, ServiceTarget,
    adapter::AdapterKind,
    chat::{ChatMessage, ChatOptions, ChatStream, ChatStreamEvent, ReasoningEffort},
    resolver::{AuthData, Endpoint as Address},
    webc::StreamTimeout,
};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;

/// Where a model is, and how it is asked.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// The name under which it is chosen.
    pub name: String,
    /// As documented by the server, such as `http://localhost:11434/v1`.
    pub base_url: String,
    /// The server's own name for the model.
    pub model: String,
    pub key: Option<SecretString>,
    /// How long to wait for the first sign of an answer, and between two pieces.
    pub patience: Duration,
}

impl Endpoint {
    /// An endpoint without a key and with 90 seconds of patience: a local model may have to be loaded first.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            base_url: base_url.into(),
            model: model.into(),
            key: None,
            patience: Duration::from_secs(90),
        }
    }

    /// With a key.
    pub fn with_key(mut self, key: Option<SecretString>) -> Self {
        self.key = key;
        self
    }

    /// With other patience.
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}

/// A model behind an OpenAI-compatible endpoint.
pub struct OpenAiCompatible {
    endpoint: Endpoint,
    client: Client,
    base_url: String,
    remote: bool,
}

impl OpenAiCompatible {
    /// Checks the address; asks nothing yet.
    pub fn new(endpoint: Endpoint) -> anyhow::Result<Self> {
        let url: reqwest::Url = endpoint
            .base_url
            .parse()
            .with_context(|| format!("{} is not an address of a model's server", endpoint.base_url))?;
        anyhow::ensure!(matches!(url.scheme(), "http" | "https"), "a model's address starts with http or https");
        let client = Client::builder()
            .with_reqwest(http::client(&url, Duration::from_secs(5).min(endpoint.patience))?)
            .with_adapter_kind(AdapterKind::OpenAI)
            .build()
            .context("the client of a chat model")?;
        // The path is joined to it: without the final slash the last segment would be lost.
        let base_url = format!("{}/", url.as_str().trim_end_matches('/'));
        Ok(Self { remote: !http::is_local(&url), endpoint, client, base_url })
    }

    fn target(&self) -> ServiceTarget {
        // Servers without keys ignore the header; genai's adapter wants one.
        let key = self.endpoint.key.as_ref().map_or("none", |key| key.expose_secret());
        ServiceTarget {
            endpoint: Address::from_owned(self.base_url.as_str()),
            auth: AuthData::from_single(key),
            model: ModelIden::new(AdapterKind::OpenAI, self.endpoint.model.as_str()),
        }
    }

    fn options(&self, max_tokens: u32) -> ChatOptions {
        ChatOptions::default()
            .with_max_tokens(max_tokens)
            .with_temperature(0.2)
            .with_stream_header_timeout(self.endpoint.patience)
            .with_stream_read_timeout(self.endpoint.patience)
            // A budget is not sent by this adapter; set, it keeps names that end in "-max" or "-high" whole.
            .with_reasoning_effort(ReasoningEffort::Budget(0))
    }
}

#[async_trait]
impl ChatModel for OpenAiCompatible {
    fn name(&self) -> &str {
        &self.endpoint.name
    }

    fn remote(&self) -> bool {
        self.remote
    }

    async fn stream(&self, request: ChatRequest) -> Result<Writing, ChatFault> {
        let turns = request.turns.into_iter().map(|turn| match turn.speaker {
            Speaker::Person => ChatMessage::user(turn.text),
            Speaker::Model => ChatMessage::assistant(turn.text),
        });
        let messages = genai::chat::ChatRequest::new(turns.collect()).with_system(request.system);
        let options = self.options(request.max_tokens);
        let answer = self
            .client
            .exec_chat_stream(self.target(), messages, Some(&options))
            .await
            .map_err(|error| fault(&error))?;
        let mut pieces = Box::pin(pieces(answer.stream));
        // The request goes out with the first poll: wait for it here, so that a caller can still turn elsewhere.
        match pieces.next().await {
            Some(Ok(first)) => Ok(stream::iter([Ok(first)]).chain(pieces).boxed()),
            Some(Err(fault)) => Err(fault),
            None => Err(ChatFault::Broken("an empty answer".into())),
        }
    }
}

/// The text of a stream, ended by its end mark or by one fault.
fn pieces(stream: ChatStream) -> impl futures::Stream<Item = Result<String, ChatFault>> + Send {
    stream::unfold(Some(stream), |state| async move {
        let mut stream = state?;
        loop {
            return match stream.next().await {
                Some(Ok(ChatStreamEvent::Chunk(chunk))) if chunk.content.is_empty() => continue,
                Some(Ok(ChatStreamEvent::Chunk(chunk))) => Some((Ok(chunk.content), Some(stream))),
                Some(Ok(ChatStreamEvent::End(_))) => None,
                Some(Ok(_)) => continue,
                Some(Err(error)) => Some((Err(fault(&error)), None)),
                None => Some((Err(ChatFault::Broken("no end mark".into())), None)),
            };
        }
    })
}

/// What went wrong, in our words.
fn fault(error: &genai::Error) -> ChatFault {
    match error {
        genai::Error::HttpError { status, body, headers, .. } => refused(status.as_u16(), body, wait(headers)),
        genai::Error::WebStream { error, cause, .. } => {
            if let Some(inner) = error.downcast_ref::<genai::Error>() {
                return fault(inner);
            }
            if error.downcast_ref::<StreamTimeout>().is_some() {
                return ChatFault::TooSlow;
            }
            match error.downcast_ref::<reqwest::Error>() {
                Some(error) if error.is_timeout() && !error.is_connect() => ChatFault::TooSlow,
                Some(error) if error.is_connect() => ChatFault::NoRoute,
                _ => ChatFault::Broken(cause.clone()),
            }
        }
        // Some servers answer 200 and put the refusal into the stream.
        genai::Error::ChatResponse { body, .. } => {
            let code = ["code", "status"].iter().find_map(|key| body.get(*key)?.as_u64()).unwrap_or_default();
            refused(code as u16, &body.to_string(), None)
        }
        other => ChatFault::Broken(other.to_string()),
    }
}

/// What a server means by a status and a body.
fn refused(status: u16, body: &str, wait: Option<Duration>) -> ChatFault {
    let body = body.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| body.contains(word));
    match status {
        _ if says(&["context_length", "context length", "maximum context", "too many tokens"]) => ChatFault::TooLong,
        413 => ChatFault::TooLong,
        401 | 403 => ChatFault::WrongKey,
        404 => ChatFault::UnknownModel,
        400 if says(&["model_not_found", "unknown model", "invalid model"]) => ChatFault::UnknownModel,
        402 | 429 => ChatFault::Quota { wait },
        408 | 504 => ChatFault::TooSlow,
        502 | 503 => ChatFault::NoRoute,
        _ => ChatFault::Broken(format!("status {status}")),
    }
}

/// `Retry-After` in seconds; its form as a date is rare and left out. More than an hour counts as an hour.
fn wait(headers: &reqwest::header::HeaderMap) -> Option<Duration> {
    let seconds: f64 = headers.get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(3600.0)))
}
