//! What highlights ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{HighlightColour, HighlightDraft, HighlightId, HighlightView, MaterialId};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services};

/// The highlights of a material, in the order of its pages.
#[server(endpoint = "highlights/list", input = GetUrl)]
pub async fn list(id: MaterialId) -> Result<Vec<HighlightView>, Refused> {
    let actor = actor().await?;
    Ok(services().highlights.of_material(&actor, id).await?)
}

/// Marks words.
#[server(endpoint = "highlights/add")]
pub async fn add(id: MaterialId, draft: HighlightDraft) -> Result<HighlightView, Refused> {
    let actor = actor().await?;
    Ok(services().highlights.add(&actor, id, draft).await?)
}

/// Gives a highlight another colour.
#[server(endpoint = "highlights/set_colour")]
pub async fn set_colour(id: HighlightId, colour: HighlightColour) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().highlights.set_colour(&actor, id, colour).await?)
}

/// Writes a highlight's note.
#[server(endpoint = "highlights/set_note")]
pub async fn set_note(id: HighlightId, #[server(default)] note: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().highlights.set_note(&actor, id, &note).await?)
}

/// Deletes a highlight.
#[server(endpoint = "highlights/delete")]
pub async fn delete(id: HighlightId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().highlights.delete(&actor, id).await?)
}

/// Brings a deleted highlight back.
#[server(endpoint = "highlights/restore")]
pub async fn restore(id: HighlightId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().highlights.restore(&actor, id).await?)
}
