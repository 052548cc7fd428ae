//! One request to a search engine: short, bounded, and its refusals in our words.

use super::WebFault;
use crate::ModelFault;
use crate::line::{client, is_local, whole};
use anyhow::Context;
use reqwest::{Client, RequestBuilder, Url};
use std::time::Duration;

/// How long one search may take.
const PATIENCE: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER_AT_MOST: usize = 2 << 20;

/// A client for one search engine.
pub(super) struct Line {
    pub client: Client,
    pub url: Url,
    pub engine: String,
}

impl Line {
    /// Checks the address; asks nothing yet.
    pub fn to(engine: &str, address: &str) -> anyhow::Result<Self> {
        let url: Url = address.parse().with_context(|| format!("{address} is not an address of a search engine"))?;
        anyhow::ensure!(
            matches!(url.scheme(), "http" | "https"),
            "a search engine's address starts with http or https"
        );
        let client = client(CONNECT);
        let client = if is_local(&url) { client.no_proxy() } else { client };
        Ok(Self { client: client.build()?, url, engine: engine.to_owned() })
    }

    /// Sends it and reads the whole answer. `forbidden` says what this engine means by 403.
    pub async fn send(&self, request: RequestBuilder, forbidden: fn(String) -> WebFault) -> Result<Vec<u8>, WebFault> {
        let answer = request.timeout(PATIENCE).send().await.map_err(|error| self.fault(ModelFault::of(&error)))?;
        let status = answer.status().as_u16();
        let body = whole(answer, ANSWER_AT_MOST).await.map_err(|fault| self.fault(fault))?;
        match status {
            403 => Err(forbidden(self.engine.clone())),
            // DuckDuckGo answers 202 with a puzzle.
            202 | 418 | 429 | 451 | 503 => Err(WebFault::Blocked { engine: self.engine.clone() }),
            200..300 => Ok(body),
            502 | 504 => Err(WebFault::NoRoute { engine: self.engine.clone() }),
            status => Err(self.broken(&format!("status {status}"))),
        }
    }

    pub fn broken(&self, why: &str) -> WebFault {
        WebFault::Broken { engine: self.engine.clone(), why: why.to_owned() }
    }

    /// What went wrong on the way, without the address, which holds the question.
    fn fault(&self, fault: ModelFault) -> WebFault {
        let engine = self.engine.clone();
        match fault {
            ModelFault::NoRoute => WebFault::NoRoute { engine },
            ModelFault::TooSlow => WebFault::TooSlow { engine },
            ModelFault::Broken(why) => WebFault::Broken { engine, why },
            other => self.broken(&other.to_string()),
        }
    }
}
