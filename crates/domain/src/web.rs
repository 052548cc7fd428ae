//! The way to the web, as ingest needs it: an address in, bytes out. Behind it stands a guarded client; in tests a
//! scripted one.

use async_trait::async_trait;
use bytes::Bytes;

/// What an address gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where redirects have led.
    pub address: String,
    /// As the server says, without parameters.
    pub media_type: String,
    pub bytes: Bytes,
}

/// Why an address gave nothing, in two sentences.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{say}")]
pub struct NotFetched {
    pub say: String,
    pub hint: String,
}

/// Fetches addresses. Whoever implements it guards every step: http and https only, no private network, bounded in
/// size and time.
#[async_trait]
pub trait Web: Send + Sync {
    /// A page, or a document in its place.
    async fn page(&self, address: &str) -> Result<Fetched, NotFetched>;

    /// A picture of a page.
    async fn picture(&self, address: &str) -> Result<Fetched, NotFetched>;
}

/// No way to the web.
pub struct NoWeb;

#[async_trait]
impl Web for NoWeb {
    async fn page(&self, _address: &str) -> Result<Fetched, NotFetched> {
        Err(NotFetched {
            say: "Pages of the web cannot be fetched here.".into(),
            hint: "Save the page as a file and bring that.".into(),
        })
    }

    async fn picture(&self, address: &str) -> Result<Fetched, NotFetched> {
        self.page(address).await
    }
}
