//! DuckDuckGo, through the page that it keeps for browsers without scripts. It needs no key, and blocks whom it takes
//! for a robot; that is said as such.

use super::line::Line;
use super::{WebFault, WebFound, WebSearch, results};
use async_trait::async_trait;

/// Where it is.
const ADDRESS: &str = "https://html.duckduckgo.com/html/";

/// DuckDuckGo.
pub struct DuckDuckGo(Line);

impl DuckDuckGo {
    /// At its own address.
    pub fn new() -> anyhow::Result<Self> {
        Self::at(ADDRESS)
    }

    /// At another address, which sends the same pages.
    pub fn at(address: &str) -> anyhow::Result<Self> {
        Ok(Self(Line::to("DuckDuckGo", address)?))
    }
}

#[async_trait]
impl WebSearch for DuckDuckGo {
    fn name(&self) -> &str {
        &self.0.engine
    }

    async fn search(&self, question: &str) -> Result<Vec<WebFound>, WebFault> {
        let form: String =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &results::sent(question)).finish();
        let asked = self
            .0
            .client
            .post(self.0.url.clone())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("user-agent", concat!("Lectern/", env!("CARGO_PKG_VERSION")))
            .body(form);
        let body = self.0.send(asked, |engine| WebFault::Blocked { engine }).await?;
        let shown = results::shown(&String::from_utf8_lossy(&body), &self.0.url);
        if shown.puzzle {
            return Err(WebFault::Blocked { engine: self.0.engine.clone() });
        }
        Ok(results::kept(shown.found))
    }
}
