//! A SearXNG, one's own or another's, asked for JSON.

use super::line::Line;
use super::{WebFault, WebFound, WebSearch, results};
use async_trait::async_trait;
use serde::Deserialize;

/// A SearXNG at an address.
pub struct SearXng(Line);

impl SearXng {
    /// At the address of its front page. Checks it; asks nothing yet.
    pub fn at(address: &str) -> anyhow::Result<Self> {
        let with_slash = format!("{}/", address.trim_end_matches('/'));
        Ok(Self(Line::to("SearXNG", &with_slash)?))
    }
}

#[derive(Deserialize)]
struct Answer {
    results: Vec<One>,
}

#[derive(Deserialize)]
struct One {
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    content: Option<String>,
}

#[async_trait]
impl WebSearch for SearXng {
    fn name(&self) -> &str {
        &self.0.engine
    }

    async fn search(&self, question: &str) -> Result<Vec<WebFound>, WebFault> {
        let mut url = self.0.url.join("search").map_err(|_| self.0.broken("its address"))?;
        url.query_pairs_mut().append_pair("q", &results::sent(question)).append_pair("format", "json");
        let asked = self.0.client.get(url).header("accept", "application/json");
        // It says 403 when JSON is not among its formats.
        let body = self.0.send(asked, |engine| WebFault::NotForPrograms { engine }).await?;
        let answer: Answer = serde_json::from_slice(&body).map_err(|_| {
            let page = body.trim_ascii_start().first() == Some(&b'<');
            let engine = self.0.engine.clone();
            if page { WebFault::NotForPrograms { engine } } else { self.0.broken("not its JSON") }
        })?;
        Ok(results::kept(answer.results.into_iter().map(|one| WebFound {
            title: one.title.unwrap_or_default(),
            address: one.url.unwrap_or_default(),
            snippet: one.content.unwrap_or_default(),
        })))
    }
}
