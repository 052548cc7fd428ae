//! An OpenAI-compatible server that does one thing at a time: where it is, and why it did not do it, in sentences that a
//! person can read. Carries no key and no provider's page.

use crate::http;
use anyhow::Context;
use futures::StreamExt;
use reqwest::{Client, RequestBuilder, Response};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// Where a model is.
#[derive(Clone, Debug)]
pub struct Provider {
    /// As documented by the server, such as `http://localhost:8000/v1`.
    pub base_url: String,
    /// The server's own name for the model.
    pub model: String,
    pub key: Option<SecretString>,
    /// How long one answer may take.
    pub patience: Duration,
}

/// Why a server did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFault {
    /// Nothing listens at its address.
    #[error("The model's server cannot be reached.")]
    NoRoute,
    #[error("The model's server did not take the key.")]
    WrongKey,
    #[error("The model's server does not know this model.")]
    UnknownModel,
    /// Too many requests, or nothing left to spend.
    #[error("The model's server has had enough requests for now.")]
    Quota,
    #[error("The model took too long.")]
    TooSlow,
    #[error("This is larger than the model's server takes.")]
    TooLarge,
    /// It refused what it was sent; the words are for the log.
    #[error("The model's server cannot read this.")]
    Refused(String),
    /// It broke off or sent what cannot be read; the words are for the log.
    #[error("The model's answer broke off.")]
    Broken(String),
}

impl ProviderFault {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoRoute => "Check that it runs and that its address in the configuration is right.",
            Self::WrongKey => "Check the key in the configuration.",
            Self::UnknownModel => "Check the model's name in the configuration.",
            Self::Quota => "Try again later.",
            Self::TooSlow => "Try again, or choose a smaller model.",
            Self::TooLarge => "Bring it in smaller parts, or use a server that takes larger files.",
            Self::Refused(_) => "Bring it in another format.",
            Self::Broken(_) => "Try again.",
        }
    }

    /// Another try may do.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::NoRoute | Self::Quota | Self::TooSlow | Self::Broken(_))
    }

    fn of(error: &reqwest::Error) -> Self {
        match error {
            error if error.is_connect() => Self::NoRoute,
            error if error.is_timeout() => Self::TooSlow,
            // Without the address, which may hold what nobody should see.
            _ => Self::Broken("the connection broke".into()),
        }
    }

    fn of_status(status: u16, body: &str) -> Self {
        let lower = body.to_lowercase();
        match status {
            401 | 403 => Self::WrongKey,
            404 => Self::UnknownModel,
            400 if lower.contains("model") && lower.contains("not") => Self::UnknownModel,
            402 | 429 => Self::Quota,
            408 | 504 => Self::TooSlow,
            413 => Self::TooLarge,
            400 | 415 | 422 => Self::Refused(format!("status {status}")),
            502 | 503 => Self::NoRoute,
            _ => Self::Broken(format!("status {status}")),
        }
    }
}

/// A client for one provider.
pub(crate) struct Line {
    client: Client,
    provider: Provider,
    remote: bool,
}

impl Line {
    /// Checks the address; asks nothing yet.
    pub fn to(provider: Provider) -> anyhow::Result<Self> {
        let url: reqwest::Url = provider
            .base_url
            .parse()
            .with_context(|| format!("{} is not an address of a model's server", provider.base_url))?;
        anyhow::ensure!(matches!(url.scheme(), "http" | "https"), "a model's address starts with http or https");
        let client = http::client(&url, Duration::from_secs(5).min(provider.patience))?;
        Ok(Self { client, remote: !http::is_local(&url), provider })
    }

    pub fn model(&self) -> &str {
        &self.provider.model
    }

    /// What is sent leaves this machine.
    pub fn is_remote(&self) -> bool {
        self.remote
    }

    /// A POST to a path below the base address.
    pub fn post(&self, path: &str) -> RequestBuilder {
        let url = format!("{}/{path}", self.provider.base_url.trim_end_matches('/'));
        let request = self.client.post(url).timeout(self.provider.patience);
        match &self.provider.key {
            Some(key) => request.bearer_auth(key.expose_secret()),
            None => request,
        }
    }

    /// Sends it and reads the JSON that comes back, of at most `most` bytes.
    pub async fn send<T: DeserializeOwned>(&self, request: RequestBuilder, most: usize) -> Result<T, ProviderFault> {
        let answer = request.send().await.map_err(|error| ProviderFault::of(&error))?;
        let status = answer.status();
        if !status.is_success() {
            let body = whole(answer, 64 << 10).await.unwrap_or_default();
            return Err(ProviderFault::of_status(status.as_u16(), &String::from_utf8_lossy(&body)));
        }
        let body = whole(answer, most).await?;
        serde_json::from_slice(&body).map_err(|_| ProviderFault::Broken("what came back is not what was asked".into()))
    }
}

async fn whole(answer: Response, most: usize) -> Result<Vec<u8>, ProviderFault> {
    let mut body = Vec::new();
    let mut pieces = answer.bytes_stream();
    while let Some(piece) = pieces.next().await {
        body.extend_from_slice(&piece.map_err(|error| ProviderFault::of(&error))?);
        if body.len() > most {
            return Err(ProviderFault::Broken("the answer does not end".into()));
        }
    }
    Ok(body)
}
