//! What the pages of reviews ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{CardId, DaySummary, GivenGrade, Grade, GradesTaken, ReviewCard, ReviewQueue, ReviewSettings};
use server_fn::codec::GetUrl;
use uuid::Uuid;

#[cfg(feature = "ssr")]
use crate::request::{actor, services};

/// What is asked today.
#[server(endpoint = "review/queue", input = GetUrl)]
pub async fn queue() -> Result<ReviewQueue, Refused> {
    let actor = actor().await?;
    Ok(services().cards.queue(&actor).await?)
}

/// Takes answers; those that are known already change nothing.
#[server(endpoint = "review/answer")]
pub async fn answer(#[server(default)] answers: Vec<GivenGrade>) -> Result<GradesTaken, Refused> {
    let actor = actor().await?;
    Ok(services().cards.answer(&actor, answers).await?)
}

/// One answer from a plain form; the next card comes next.
#[server(endpoint = "review/give")]
pub async fn give(card: CardId, grade: Grade, client: Uuid) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.answer_now(&actor, card, grade, client).await?)
}

/// Takes the last answer back; its card comes next.
#[server(endpoint = "review/undo")]
pub async fn undo() -> Result<ReviewCard, Refused> {
    let actor = actor().await?;
    Ok(services().cards.undo(&actor).await?)
}

/// Holds a card back until it is let in again.
#[server(endpoint = "review/hold")]
pub async fn hold(card: CardId) -> Result<CardId, Refused> {
    let actor = actor().await?;
    services().cards.suspend(&actor, &[card], true).await?;
    Ok(card)
}

/// Lets a card come again.
#[server(endpoint = "review/resume")]
pub async fn resume(card: CardId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().cards.suspend(&actor, &[card], false).await?;
    Ok(services().cards.unbury(&actor, &[card]).await?)
}

/// Holds a card back until tomorrow.
#[server(endpoint = "review/bury")]
pub async fn bury(card: CardId) -> Result<CardId, Refused> {
    let actor = actor().await?;
    services().cards.bury(&actor, &[card]).await?;
    Ok(card)
}

/// What today came to, and the month ahead.
#[server(endpoint = "review/summary", input = GetUrl)]
pub async fn summary() -> Result<DaySummary, Refused> {
    let actor = actor().await?;
    Ok(services().cards.summary(&actor).await?)
}

/// How the person reviews.
#[server(endpoint = "review/settings", input = GetUrl)]
pub async fn settings() -> Result<ReviewSettings, Refused> {
    let actor = actor().await?;
    Ok(services().cards.settings(&actor).await?)
}

/// Changes how the person reviews. What is not all of it is refused: nothing falls back to what is usual.
#[server(endpoint = "review/set_settings")]
pub async fn set_settings(settings: ReviewSettings) -> Result<(), Refused> {
    let actor = actor().await?;
    services().cards.set_settings(&actor, settings).await?;
    leptos_axum::redirect("/review/settings?done=saved");
    Ok(())
}

/// The zone of the person's browser, kept where they have said none.
#[server(endpoint = "review/suggest_zone")]
pub async fn suggest_zone(zone: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().cards.suggest_zone(&actor, &zone).await?)
}
