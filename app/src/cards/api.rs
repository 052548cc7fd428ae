//! What the pages of cards ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{
    CardDraft, CardFilter, CardId, CardImportId, CardKind, CardList, CardOrigin, CardProposal, CardView, FigureCover,
    FigureId, ImportDetail, ImportView, Mask,
};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// One part of the list of cards.
#[server(endpoint = "cards/list", input = GetUrl)]
pub async fn list(#[server(default)] filter: CardFilter) -> Result<CardList, Refused> {
    let actor = actor().await?;
    Ok(services().cards.list(&actor, filter).await?)
}

/// One card, for its form.
#[server(endpoint = "cards/open", input = GetUrl)]
pub async fn open(id: CardId) -> Result<CardView, Refused> {
    let actor = actor().await?;
    Ok(services().cards.card(&actor, id).await?)
}

/// What the form for a card from there begins with; as its usual kind where none is named.
#[server(endpoint = "cards/propose", input = GetUrl)]
pub async fn propose(from: CardOrigin, #[server(default)] kind: Option<CardKind>) -> Result<CardProposal, Refused> {
    let actor = actor().await?;
    Ok(services().cards.propose(&actor, &from, kind).await?)
}

/// Makes a card; of a text with gaps one for each. Tags are written with commas between. Where it is made `from`
/// something, it keeps the place of that.
#[server(endpoint = "cards/add")]
pub async fn add(
    #[server(default)] draft: CardDraft,
    #[server(default)] labels: String,
    #[server(default)] from: Option<CardOrigin>,
) -> Result<u32, Refused> {
    let actor = actor().await?;
    let draft = CardDraft { tags: super::state::labels(&labels), ..draft };
    let made = services().cards.add_from(&actor, from.as_ref(), draft).await?;
    Ok(made.len() as u32)
}

/// A figure, and what in it could be covered.
#[server(endpoint = "cards/cover", input = GetUrl)]
pub async fn cover(id: FigureId) -> Result<FigureCover, Refused> {
    let actor = actor().await?;
    Ok(services().cards.cover(&actor, id).await?)
}

/// Makes a card for each word that was picked and each part that was drawn. Returns how many.
#[server(endpoint = "cards/cover_figure")]
pub async fn cover_figure(
    id: FigureId,
    #[server(default)] picked: Vec<u32>,
    #[server(default)] drawn: Vec<Mask>,
    #[server(default)] front: String,
    #[server(default)] labels: String,
) -> Result<u32, Refused> {
    let actor = actor().await?;
    let tags = super::state::labels(&labels);
    Ok(services().cards.cover_figure(&actor, id, (&picked, drawn), front, tags).await?.len() as u32)
}

/// Changes both sides and the tags of a card.
#[server(endpoint = "cards/edit")]
pub async fn edit(
    id: CardId,
    #[server(default)] front: String,
    #[server(default)] back: String,
    #[server(default)] labels: String,
) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.edit_sides(&actor, id, front, back, super::state::labels(&labels)).await?)
}

/// Deletes cards; they can be brought back for a day.
#[server(endpoint = "cards/delete")]
pub async fn delete(ids: Vec<CardId>) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.delete(&actor, &ids).await?)
}

/// Brings deleted cards back.
#[server(endpoint = "cards/restore")]
pub async fn restore(ids: Vec<CardId>) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.restore(&actor, &ids).await?)
}

/// Holds cards back, or lets them come again.
#[server(endpoint = "cards/hold")]
pub async fn hold(ids: Vec<CardId>, #[server(default)] suspended: bool) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.suspend(&actor, &ids, suspended).await?)
}

/// The latest imports.
#[server(endpoint = "cards/imports", input = GetUrl)]
pub async fn imports() -> Result<Vec<ImportView>, Refused> {
    let actor = actor().await?;
    Ok(services().cards.imports(&actor).await?)
}

/// An import with what it did, or would do.
#[server(endpoint = "cards/import_report", input = GetUrl)]
pub async fn import_report(id: CardImportId) -> Result<ImportDetail, Refused> {
    let actor = actor().await?;
    Ok(told(services().cards.import_report(&actor, id).await?))
}

/// Takes in a package that was looked at.
#[server(endpoint = "cards/take_import")]
pub async fn take_import(id: CardImportId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.take_import(&actor, id).await?)
}

/// Takes an import back, or forgets one that waits.
#[server(endpoint = "cards/undo_import")]
pub async fn undo_import(id: CardImportId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().cards.undo_import(&actor, id).await?;
    leptos_axum::redirect("/cards/import");
    Ok(())
}
