//! What the search page asks of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{SearchFound, SearchRequest};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// Passages for a query.
#[server(endpoint = "retrieval/search", input = GetUrl)]
pub async fn search(#[server(default)] request: SearchRequest) -> Result<SearchFound, Refused> {
    let actor = actor().await?;
    Ok(told(services().retrieval.search(&actor, request).await?))
}
