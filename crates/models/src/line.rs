//! The line to one provider: requests with its key, answers bounded in time and size, refusals as faults.
//!
//! Short to connect, patient to answer; follows no redirect, since a key must not; no proxy for this machine itself.

use crate::provider::trimmed;
use crate::{Kind, ModelFault, Provider, Reach, fault};
use anyhow::Context;
use futures::StreamExt;
use reqwest::{Client, ClientBuilder, Method, RequestBuilder, Response, Url, redirect::Policy};
use secrecy::ExposeSecret;
use serde::de::DeserializeOwned;
use std::{
    net::IpAddr,
    time::{Duration, Instant},
};

/// Of what a server says when it refuses.
const LONGEST_REFUSAL: usize = 64 << 10;

/// A client for one provider.
pub(crate) struct Line {
    client: Client,
    provider: Provider,
    base: String,
    remote: bool,
    private: bool,
}

impl Line {
    /// Checks the address; asks nothing yet.
    pub fn to(provider: Provider) -> anyhow::Result<Self> {
        let base = trimmed(provider.kind, &provider.base_url);
        let url: Url = base.parse().with_context(|| format!("{base:?} is not an address of a model's server"))?;
        anyhow::ensure!(matches!(url.scheme(), "http" | "https"), "a model's address starts with http or https");
        let mut client = client(Duration::from_secs(5).min(provider.patience));
        let local = is_local(&url);
        let mut private = false;
        match &provider.reach {
            Reach::Guarded(guard) => {
                private = guard.check(&url).is_err();
                client = guard.around(client);
            }
            Reach::Anywhere if local => client = client.no_proxy(),
            Reach::Anywhere => {}
        }
        Ok(Self { client: client.build()?, remote: !local, private, base, provider })
    }

    pub fn model(&self) -> &str {
        &self.provider.model
    }

    pub fn patience(&self) -> Duration {
        self.provider.patience
    }

    /// What is sent leaves this machine.
    pub fn is_remote(&self) -> bool {
        self.remote
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    /// A request to a path below the base address.
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}/{path}", self.base));
        match &self.provider.key {
            Some(key) if self.provider.kind == Kind::Gemini => request.header("x-goog-api-key", key.expose_secret()),
            Some(key) => request.bearer_auth(key.expose_secret()),
            None => request,
        }
    }

    /// Sends it and reads the JSON that comes back, of at most `most` bytes. All of it is to come within the patience.
    pub async fn send<T: DeserializeOwned>(&self, request: RequestBuilder, most: usize) -> Result<T, ModelFault> {
        let read = async {
            let answer = self.open(request).await?;
            let page = is_page(&answer);
            let body = whole(answer, most).await?;
            // What is no JSON at all is another kind of server; JSON of another shape is this kind's mistake.
            serde_json::from_slice(&body).map_err(|error| match error.classify() {
                serde_json::error::Category::Data => ModelFault::Broken("another shape than was asked for".into()),
                _ if page || body.trim_ascii_start().starts_with(b"<") => ModelFault::NotAServer,
                _ => ModelFault::Broken("what came back is not JSON".into()),
            })
        };
        within(self.patience(), read).await
    }

    /// Sends it and waits for the head of a good answer, as long as the patience is.
    pub async fn open(&self, request: RequestBuilder) -> Result<Response, ModelFault> {
        if self.private {
            return Err(ModelFault::Private);
        }
        let answer = async { request.send().await.map_err(|error| ModelFault::of(&error)) };
        let answer = within(self.patience(), answer).await?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let wait = fault::retry_after(answer.headers());
        let body = tokio::time::timeout(Duration::from_secs(5), refusal(answer)).await.unwrap_or_default();
        let body = String::from_utf8_lossy(&body).into_owned();
        let wait = wait.or_else(|| retry_delay(&body));
        let fault = ModelFault::refused(status.as_u16(), &body, wait);
        // 400 may name one of our fields, which the caller can leave out.
        Err(match fault {
            ModelFault::Refused(status) => ModelFault::Refused(format!("{status}{}", refused_field(&body))),
            other => other,
        })
    }
}

/// What all lines begin with. `connect` bounds the connection only.
pub(crate) fn client(connect: Duration) -> ClientBuilder {
    // The program installs it at start; commands and tests may come here first. A second install is refused: fine.
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
    Client::builder().connect_timeout(connect).redirect(Policy::none()).tcp_nodelay(true)
}

/// What servers differ on, where a refusal names it: ` for max_tokens`.
fn refused_field(body: &str) -> String {
    let named = ["stream_options", "max_tokens", "temperature"].into_iter().find(|field| body.contains(field));
    named.map(|field| format!(" for {field}")).unwrap_or_default()
}

/// `"retryDelay": "7s"`, Google's way to ask for patience.
fn retry_delay(body: &str) -> Option<Duration> {
    let (_, after) = body.split_once("\"retryDelay\"")?;
    let seconds = after.split('"').nth(1)?.strip_suffix('s')?.parse::<f64>().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(3600.0)))
}

async fn within<T>(patience: Duration, work: impl Future<Output = Result<T, ModelFault>>) -> Result<T, ModelFault> {
    tokio::time::timeout(patience, work).await.unwrap_or(Err(ModelFault::TooSlow))
}

/// A page for people.
pub(crate) fn is_page(answer: &Response) -> bool {
    media_type(answer).starts_with("text/html")
}

pub(crate) fn media_type(answer: &Response) -> String {
    let said = answer.headers().get(reqwest::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    said.unwrap_or_default().trim().to_lowercase()
}

/// The body, if it has an end.
pub(crate) async fn whole(answer: Response, most: usize) -> Result<Vec<u8>, ModelFault> {
    let mut body = Vec::new();
    let mut pieces = answer.bytes_stream();
    while let Some(piece) = pieces.next().await {
        body.extend_from_slice(&piece.map_err(|error| ModelFault::of(&error))?);
        if body.len() > most {
            return Err(ModelFault::Broken("the answer does not end".into()));
        }
    }
    Ok(body)
}

/// The beginning of what a server says when it refuses.
async fn refusal(answer: Response) -> Vec<u8> {
    let begun = Instant::now();
    let mut body = Vec::new();
    let mut pieces = answer.bytes_stream();
    while let Some(Ok(piece)) = pieces.next().await {
        body.extend_from_slice(&piece[..piece.len().min(LONGEST_REFUSAL - body.len())]);
        if body.len() == LONGEST_REFUSAL || begun.elapsed() > Duration::from_secs(4) {
            break;
        }
    }
    body
}

/// Whether `url` is this machine.
pub(crate) fn is_local(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
