//! One request, followed through its redirects to bytes.

use crate::address;
use crate::media::{Media, Want};
use crate::names::{self, Guarded, LookUp, Private, Unknown};
use crate::refusal;
use crate::{FetchFault, Settings};
use bytes::Bytes;
use futures::StreamExt;
use reqwest::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, LAST_MODIFIED, LOCATION};
use reqwest::{Client, Response, redirect};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use url::Url;

/// Pictures of one page that are fetched at a time.
const AT_A_TIME: usize = 4;

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it was in the end, after all redirects; without a fragment.
    pub address: String,
    pub media: Media,
    /// As the server said, without parameters: `text/html`. Empty when it said nothing.
    pub media_type: String,
    /// As the server said.
    pub charset: Option<String>,
    /// Unpacked.
    pub bytes: Bytes,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// Fetches. Cheap to clone; one serves the whole program.
#[derive(Clone)]
pub struct Fetcher {
    client: Client,
    settings: Arc<Settings>,
}

impl Fetcher {
    /// Needs no network yet. Fails only where TLS cannot be set up.
    pub fn new(settings: Settings) -> Result<Self, FetchFault> {
        Self::with_names(settings, names::system())
    }

    pub(crate) fn with_names(settings: Settings, look_up: LookUp) -> Result<Self, FetchFault> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may have been faster, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let guarded = Guarded::new(look_up, settings.allowed_networks.clone());
        let client = Client::builder()
            .user_agent(&settings.user_agent)
            // A proxy would connect to what was never checked.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .referer(false)
            .dns_resolver(guarded)
            .connect_timeout(settings.limits.silence)
            .read_timeout(settings.limits.silence)
            .pool_idle_timeout(Duration::from_secs(10))
            .build()
            .map_err(|error| FetchFault::Broken(error.to_string()))?;
        Ok(Self { client, settings: Arc::new(settings) })
    }

    /// Fetches what is at an address, as a person gave it or as a page has it.
    pub async fn get(&self, address: &str, want: Want) -> Result<Fetched, FetchFault> {
        let whole = self.settings.limits.whole;
        let url = address::given(address, &self.settings)?;
        timeout(whole, self.follow(url, want)).await.unwrap_or(Err(FetchFault::TookTooLong(seconds(whole))))
    }

    /// Fetches the pictures of a page, in their order: at most `most` of them, until `bytes` are there or the time of
    /// one request is over. What is beyond is left out; what fails says why.
    pub async fn pictures(&self, addresses: &[String], most: usize, bytes: u64) -> Vec<Result<Fetched, FetchFault>> {
        let mut left = bytes;
        let mut all = Vec::new();
        let fetching = futures::stream::iter(addresses.iter().take(most))
            .map(|address| self.get(address, Want::Picture))
            .buffered(AT_A_TIME);
        let gathering = async {
            futures::pin_mut!(fetching);
            while let Some(one) = fetching.next().await {
                if let Ok(fetched) = &one {
                    let size = fetched.bytes.len() as u64;
                    if size > left {
                        break;
                    }
                    left -= size;
                }
                all.push(one);
            }
        };
        // What came until then is kept.
        let _ = timeout(self.settings.limits.whole, gathering).await;
        all
    }

    async fn follow(&self, mut url: Url, want: Want) -> Result<Fetched, FetchFault> {
        let most = self.settings.limits.redirects;
        for _ in 0..=most {
            let request = self.client.get(url.clone()).header(ACCEPT, want.accept());
            let response = request.send().await.map_err(|error| self.fault(&error))?;
            let Some(next) = redirected(&response) else { return self.receive(url, response, want).await };
            let next = url.join(next).map_err(|_| FetchFault::Broken("it redirects to no address".into()))?;
            url = address::checked(next, &self.settings)?;
        }
        Err(FetchFault::TooManyRedirects(most))
    }

    async fn receive(&self, url: Url, response: Response, want: Want) -> Result<Fetched, FetchFault> {
        let headers = response.headers().clone();
        if !response.status().is_success() {
            return Err(refusal::of_status(response.status(), &headers));
        }
        if headers.contains_key(CONTENT_ENCODING) {
            return Err(FetchFault::Broken("it is packed in a way that was not asked for".into()));
        }
        let (media_type, charset) = content_type(&headers);
        let limit = Media::limit(want, media_type.as_deref(), &self.settings.limits);
        let bytes = self.body(response, want, media_type.as_deref(), limit).await?;
        let media = Media::of(want, media_type.as_deref(), &bytes)?;
        if matches!(media, Media::Html | Media::Xhtml) && refusal::is_puzzle(&headers, &bytes) {
            return Err(FetchFault::Blocked { status: 200 });
        }
        Ok(Fetched {
            address: url.into(),
            media,
            media_type: media_type.unwrap_or_default(),
            charset,
            bytes,
            etag: text_of(&headers, &ETAG),
            last_modified: text_of(&headers, &LAST_MODIFIED),
        })
    }

    /// The bytes, counted as they are unpacked; the wrong kind is refused by its first ones.
    async fn body(&self, response: Response, want: Want, said: Option<&str>, limit: u64) -> Result<Bytes, FetchFault> {
        if response.content_length().is_some_and(|length| length > limit) {
            return Err(FetchFault::TooLarge { limit });
        }
        let mut body = Vec::new();
        let mut judged = false;
        let mut stream = response.bytes_stream();
        while let Some(piece) = stream.next().await {
            let piece = piece.map_err(|error| self.fault(&error))?;
            if (body.len() + piece.len()) as u64 > limit {
                return Err(FetchFault::TooLarge { limit });
            }
            body.extend_from_slice(&piece);
            if !judged && body.len() >= 1024 {
                Media::of(want, said, &body)?;
                judged = true;
            }
        }
        if body.is_empty() { Err(FetchFault::Empty) } else { Ok(body.into()) }
    }

    fn fault(&self, error: &reqwest::Error) -> FetchFault {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        let mut deepest = error.to_string();
        while let Some(one) = cause {
            if one.is::<Private>() {
                return FetchFault::PrivateNetwork;
            }
            if one.is::<Unknown>() {
                return FetchFault::UnknownName;
            }
            if one.is::<rustls::Error>() {
                return FetchFault::NotSafe(one.to_string());
            }
            deepest = one.to_string();
            // An I/O error hides what it carries from `source`.
            let carried = one.downcast_ref::<std::io::Error>().and_then(|io| io.get_ref());
            cause = match carried {
                Some(carried) => Some(carried),
                None => one.source(),
            };
        }
        if error.is_timeout() {
            FetchFault::TookTooLong(seconds(self.settings.limits.silence))
        } else if error.is_connect() {
            FetchFault::NoConnection(deepest)
        } else {
            FetchFault::Broken(deepest)
        }
    }
}

fn redirected(response: &Response) -> Option<&str> {
    let redirects = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    response.headers().get(LOCATION).filter(|_| redirects)?.to_str().ok()
}

/// Media type (in small letters) and charset.
fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(said) = text_of(headers, &CONTENT_TYPE) else { return (None, None) };
    let mut parts = said.split(';');
    let media = parts.next().map(|media| media.trim().to_ascii_lowercase()).filter(|media| !media.is_empty());
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_string())
    });
    (media, charset.filter(|charset| !charset.is_empty()))
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_string)
}

fn seconds(duration: Duration) -> u64 {
    duration.as_secs_f64().ceil() as u64
}

#[cfg(test)]
#[path = "fetcher_tests.rs"]
mod tests;
