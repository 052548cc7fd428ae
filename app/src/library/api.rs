//! What the library's pages ask of the server. Each function is one verb of the domain.

use super::deed::Deed;
use crate::Refused;
use crate::prelude::*;
use contract::{MaterialFilter, MaterialId, MaterialList, SubjectId, SubjectView};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// All subjects, archived ones too, in their owner's order.
#[server(endpoint = "library/subjects", input = GetUrl)]
pub async fn subjects() -> Result<Vec<SubjectView>, Refused> {
    let actor = actor().await?;
    Ok(services().library.subjects(&actor).await?)
}

/// A new subject; its page comes next.
#[server(endpoint = "library/create_subject")]
pub async fn create_subject(title: String) -> Result<SubjectView, Refused> {
    let actor = actor().await?;
    let subject = services().library.create_subject(&actor, &title).await?;
    leptos_axum::redirect(&format!("/library?subject={}", subject.id));
    Ok(subject)
}

/// Gives a subject another title.
#[server(endpoint = "library/rename_subject")]
pub async fn rename_subject(id: SubjectId, title: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().library.rename_subject(&actor, id, &title).await?)
}

/// Moves a subject to a place among its owner's, from 0.
#[server(endpoint = "library/move_subject")]
pub async fn move_subject(id: SubjectId, position: u32) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().library.move_subject(&actor, id, position).await?)
}

/// Puts a subject away, or takes it out again.
#[server(endpoint = "library/archive_subject")]
pub async fn archive_subject(id: SubjectId, archived: bool) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().library.archive_subject(&actor, id, archived).await?)
}

/// Deletes a subject; its materials stay, without a subject.
#[server(endpoint = "library/delete_subject")]
pub async fn delete_subject(id: SubjectId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().library.delete_subject(&actor, id).await?;
    leptos_axum::redirect("/library");
    Ok(())
}

/// One part of the list of materials.
#[server(endpoint = "library/materials", input = GetUrl)]
pub async fn materials(#[server(default)] filter: MaterialFilter) -> Result<MaterialList, Refused> {
    let actor = actor().await?;
    Ok(told(services().library.materials(&actor, filter).await?))
}

/// Does one thing to several materials. `subject` and `tag` matter to the deeds that need them.
#[server(endpoint = "library/arrange")]
pub async fn arrange(
    #[server(default)] materials: Vec<MaterialId>,
    deed: Deed,
    #[server(default)] subject: Option<SubjectId>,
    #[server(default)] tag: String,
) -> Result<u32, Refused> {
    let actor = actor().await?;
    Ok(deed.carry_out(&services().library, &actor, &materials, subject, &tag).await?)
}

/// Gives a material another title and other tags, written with commas between.
#[server(endpoint = "library/rename")]
pub async fn rename(id: MaterialId, title: String, #[server(default)] tags: String) -> Result<(), Refused> {
    let actor = actor().await?;
    let library = &services().library;
    library.rename(&actor, id, &title).await?;
    Ok(library.set_tags(&actor, id, super::deed::split_tags(&tags)).await?)
}

/// The password of an encrypted file.
#[server(endpoint = "ingest/give_password")]
pub async fn give_password(id: MaterialId, password: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().ingest.give_password(&actor, id, &password).await?)
}

/// Reads a material in again.
#[server(endpoint = "ingest/retry")]
pub async fn retry(id: MaterialId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().ingest.retry(&actor, id).await?)
}

/// Reads the pages of a material that are pictures of text once more.
#[server(endpoint = "ingest/recognise")]
pub async fn recognise(id: MaterialId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().ingest.recognise(&actor, id).await?)
}

/// Stops reading a material in; pages already read stay.
#[server(endpoint = "ingest/cancel")]
pub async fn cancel(id: MaterialId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().ingest.cancel(&actor, id).await?)
}

/// A new note; it opens next.
#[server(endpoint = "library/write_note")]
pub async fn write_note(
    #[server(default)] subject: Option<SubjectId>,
    #[server(default)] title: String,
    #[server(default)] markdown: String,
) -> Result<MaterialId, Refused> {
    let actor = actor().await?;
    let id = services().library.write_note(&actor, subject, &title, &markdown).await?;
    leptos_axum::redirect(&format!("/materials/{id}"));
    Ok(id)
}

/// A note's new text; it opens next.
#[server(endpoint = "library/change_note")]
pub async fn change_note(
    id: MaterialId,
    #[server(default)] title: String,
    #[server(default)] markdown: String,
) -> Result<(), Refused> {
    let actor = actor().await?;
    services().library.change_note(&actor, id, &title, &markdown).await?;
    leptos_axum::redirect(&format!("/materials/{id}"));
    Ok(())
}

/// Sanitised HTML of Markdown, as the reader would show it.
#[server(endpoint = "library/preview_note")]
pub async fn preview_note(#[server(default)] markdown: String) -> Result<String, Refused> {
    actor().await?;
    Ok(crate::request::markdown::page(&markdown))
}
