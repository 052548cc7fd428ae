//! Searching the web: a question in, addresses with titles and snippets out. One trait, two real ones, a scripted twin.
//!
//! Invariant: what comes back is data of bounded size, and every address is one of `http` or `https`. The pages
//! themselves are fetched elsewhere, through the guarded fetcher.

mod duckduckgo;
mod fault;
mod line;
mod results;
mod scripted;
mod searxng;
#[cfg(test)]
mod tests;

pub use duckduckgo::DuckDuckGo;
pub use fault::WebFault;
pub use scripted::ScriptedWeb;
pub use searxng::SearXng;

use async_trait::async_trait;

/// Characters of a question that are sent.
pub const QUESTION_AT_MOST: usize = 400;
/// Results that are kept of one search.
pub const FOUND_AT_MOST: usize = 10;

/// One thing found on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebFound {
    pub title: String,
    /// Of `http` or `https`.
    pub address: String,
    /// What the search engine shows of the page, as plain text; often empty.
    pub snippet: String,
}

/// Something that searches the web.
#[async_trait]
pub trait WebSearch: Send + Sync {
    /// As a person knows it, such as `DuckDuckGo`.
    fn name(&self) -> &str;

    /// The best first, at most [`FOUND_AT_MOST`]; empty when nothing was found.
    async fn search(&self, question: &str) -> Result<Vec<WebFound>, WebFault>;
}
