//! `search_web`: what a search engine finds outside the library. Nothing of it is kept.

use super::Retrieval;
use crate::{Actor, Outcome};
use contract::{Refusal, WebFound};
use models::web::WebFault;

impl Retrieval {
    /// The pages of the web that a search engine finds, best first. Only called where a person asks for it: what they
    /// seek leaves this machine.
    pub async fn search_web(&self, actor: &Actor, query: &str) -> Outcome<Vec<WebFound>> {
        if query.trim().is_empty() {
            return Err(Refusal::invalid("query", "An empty query finds nothing.")
                .with_hint("Say what is sought.")
                .into());
        }
        let Some(engine) = &self.tools.web_search else {
            let say = "Searching the web is switched off here.".into();
            return Err(Refusal::Unavailable { say, hint: "Set web_search.engine in the configuration.".into() }.into());
        };
        let found = engine.search(query).await.map_err(|fault| {
            tracing::info!(account.id = %actor.account, error = ?fault, "the web was not searched");
            refused(&fault)
        })?;
        let one = |found: models::web::WebFound| WebFound {
            title: found.title,
            address: found.address,
            snippet: found.snippet,
        };
        Ok(found.into_iter().map(one).collect())
    }
}

fn refused(fault: &WebFault) -> Refusal {
    Refusal::Unavailable { say: fault.to_string(), hint: fault.hint().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_said_as_such_with_what_to_do() {
        let Refusal::Unavailable { say, hint } = refused(&WebFault::Blocked { engine: "DuckDuckGo".into() }) else {
            panic!("it is another refusal");
        };
        assert_eq!(say, "DuckDuckGo blocked the search.");
        assert!(hint.contains("SearXNG"), "{hint}");
    }
}
