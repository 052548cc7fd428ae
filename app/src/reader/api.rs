//! What the reader asks of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{ChunkId, FigureView, Finding, MaterialId, MaterialOpened, PageView, PassageView};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// A material with the marks of its pages.
#[server(endpoint = "library/open", input = GetUrl)]
pub async fn open(id: MaterialId) -> Result<MaterialOpened, Refused> {
    let actor = actor().await?;
    Ok(told(services().library.open(&actor, id).await?))
}

/// One page, numbered from 1.
#[server(endpoint = "library/page", input = GetUrl)]
pub async fn page(id: MaterialId, number: u32) -> Result<PageView, Refused> {
    let actor = actor().await?;
    Ok(told(services().library.page(&actor, id, number).await?))
}

/// Where a passage stands, and what of it is quoted, written as [`contract::Stretches`] are. Nonsense quotes nothing.
#[server(endpoint = "library/passage", input = GetUrl)]
pub async fn passage(id: MaterialId, chunk: ChunkId, #[server(default)] quote: String) -> Result<PassageView, Refused> {
    let actor = actor().await?;
    Ok(services().library.passage(&actor, id, chunk, &quote.parse().unwrap_or_default()).await?)
}

/// Where words stand on a page, as a passage of their own.
#[server(endpoint = "library/place", input = GetUrl)]
pub async fn place(id: MaterialId, page: u32, words: String) -> Result<PassageView, Refused> {
    let actor = actor().await?;
    Ok(services().library.place(&actor, id, page, &words).await?)
}

/// Where words stand in a material.
#[server(endpoint = "library/find", input = GetUrl)]
pub async fn find(id: MaterialId, #[server(default)] text: String) -> Result<Vec<Finding>, Refused> {
    let actor = actor().await?;
    Ok(services().library.find(&actor, id, &text).await?)
}

/// Remembers where the person left off.
#[server(endpoint = "library/keep_place")]
pub async fn keep_place(id: MaterialId, page: u32) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().library.keep_place(&actor, id, page).await?)
}

/// The figures of a material, in the order of their pages.
#[server(endpoint = "library/figures", input = GetUrl)]
pub async fn figures(id: MaterialId) -> Result<Vec<FigureView>, Refused> {
    let actor = actor().await?;
    Ok(services().library.figures(&actor, id).await?)
}
