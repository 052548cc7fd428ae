//! What the first page asks of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{MaterialId, SubjectId, Uploaded};

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// A small material to begin with, written for this purpose and free of rights.
#[cfg(feature = "ssr")]
const SAMPLE: &str = include_str!("sample.md");

/// Puts the sample into the library; its page comes next.
#[server(endpoint = "today/load_sample")]
pub async fn load_sample() -> Result<MaterialId, Refused> {
    let actor = actor().await?;
    let id = services().library.write_note(&actor, None, "How remembering works", SAMPLE).await?;
    leptos_axum::redirect(&format!("/materials/{id}"));
    Ok(id)
}

/// Keeps a pasted text as a note; its page comes next.
#[server(endpoint = "today/keep_text")]
pub async fn keep_text(#[server(default)] text: String) -> Result<MaterialId, Refused> {
    let actor = actor().await?;
    let id = services().library.write_note(&actor, None, &super::state::title_of(&text), &text).await?;
    leptos_axum::redirect(&format!("/materials/{id}"));
    Ok(id)
}

/// Keeps a page of the web; its own page comes next.
#[server(endpoint = "today/add_link")]
pub async fn add_link(
    #[server(default)] address: String,
    #[server(default)] subject: Option<SubjectId>,
) -> Result<Uploaded, Refused> {
    let actor = actor().await?;
    let added = services().ingest.add_link(&actor, &address, subject).await?;
    added.material.iter().for_each(|id| leptos_axum::redirect(&format!("/materials/{id}")));
    Ok(told(added))
}
