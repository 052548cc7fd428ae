//! Server functions of study.

use crate::{Refused, prelude::*};
use contract::{
    AttemptId, MaterialId, OutputId, OutputItemId, OutputKind, OutputList, OutputOpened, OutputSettings, OutputView,
    SubjectId,
};

use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{ItemChange, Making, actor, services, told};

/// One's outputs, the newest first.
#[server(endpoint = "study/list", input = GetUrl)]
pub async fn list(kind: Option<OutputKind>, page: Option<u32>) -> Result<OutputList, Refused> {
    let actor = actor().await?;
    Ok(told(services().study.list(&actor, kind, page.unwrap_or(1), 0).await?))
}

/// What was made from a material.
#[server(endpoint = "study/of_material", input = GetUrl)]
pub async fn of_material(id: MaterialId) -> Result<Vec<OutputView>, Refused> {
    let actor = actor().await?;
    Ok(told(services().study.of_material(&actor, id).await?))
}

/// What was made from a subject.
#[server(endpoint = "study/of_subject", input = GetUrl)]
pub async fn of_subject(id: SubjectId) -> Result<Vec<OutputView>, Refused> {
    let actor = actor().await?;
    Ok(told(services().study.of_subject(&actor, id).await?))
}

/// How many of its pages there are pictures of; none for one that is not printed or holds nothing.
#[server(endpoint = "study/drawn_pages", input = GetUrl)]
pub async fn drawn_pages(id: OutputId) -> Result<u32, Refused> {
    let actor = actor().await?;
    Ok(services().study.drawn_pages(&actor, id).await?)
}

/// One with all its items.
#[server(endpoint = "study/open", input = GetUrl)]
pub async fn open(id: OutputId) -> Result<OutputOpened, Refused> {
    let actor = actor().await?;
    Ok(told(services().study.open(&actor, id).await?))
}

/// Has something made; its page comes next. `of` is a subject or a material as [`super::state::scope_of`] reads it.
#[server(endpoint = "study/make")]
pub async fn make(
    kind: OutputKind,
    #[server(default)] of: String,
    #[server(default)] settings: OutputSettings,
) -> Result<(), Refused> {
    let actor = actor().await?;
    let making = Making { kind, scope: super::state::scope_of(&of), settings, title: String::new() };
    let id = services().study.make(&actor, making).await?;
    leptos_axum::redirect(&format!("/study/{id}"));
    Ok(())
}

/// Has it made anew, as it was asked for or with other settings.
#[server(endpoint = "study/remake")]
pub async fn remake(id: OutputId, settings: Option<OutputSettings>) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().study.remake(&actor, id, settings).await?)
}

/// Gives it another title.
#[server(endpoint = "study/rename")]
pub async fn rename(id: OutputId, title: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().study.rename(&actor, id, &title).await?)
}

/// Deletes it; for a day it can be brought back.
#[server(endpoint = "study/delete")]
pub async fn delete(id: OutputId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().study.delete(&actor, id).await?;
    leptos_axum::redirect(&format!("/study?deleted={id}"));
    Ok(())
}

/// Brings it back.
#[server(endpoint = "study/restore")]
pub async fn restore(id: OutputId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().study.restore(&actor, id).await?;
    leptos_axum::redirect(&format!("/study/{id}"));
    Ok(())
}

/// Writes other words into an item.
#[server(endpoint = "study/change_item")]
pub async fn change_item(
    output: OutputId,
    item: OutputItemId,
    #[server(default)] front: Option<String>,
    #[server(default)] back: Option<String>,
    #[server(default)] explanation: Option<String>,
    #[server(default)] choices: Option<Vec<String>>,
    #[server(default)] right: Option<u32>,
) -> Result<(), Refused> {
    let actor = actor().await?;
    let change = ItemChange { front, back, explanation, choices, right };
    Ok(services().study.change_item(&actor, output, item, change).await?)
}

/// Puts an item into what is saved, or leaves it out.
#[server(endpoint = "study/keep_item")]
pub async fn keep_item(output: OutputId, item: OutputItemId, kept: bool) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().study.keep_item(&actor, output, item, kept).await?)
}

/// Moves an item by this many places.
#[server(endpoint = "study/move_item")]
pub async fn move_item(output: OutputId, item: OutputItemId, by: i32) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().study.move_item(&actor, output, item, by).await?)
}

/// Keeps the cards of an output for reviews; its page says how many.
#[server(endpoint = "study/keep_cards")]
pub async fn keep_cards(id: OutputId) -> Result<(), Refused> {
    let actor = actor().await?;
    let kept = services().study.keep_cards(&actor, id).await?;
    leptos_axum::redirect(&format!("/study/{id}?kept={}&known={}", kept.kept.len(), kept.known));
    Ok(())
}

/// Begins a quiz; its first question comes next.
#[server(endpoint = "study/begin_quiz")]
pub async fn begin_quiz(id: OutputId) -> Result<(), Refused> {
    let actor = actor().await?;
    let attempt = services().study.begin_quiz(&actor, id).await?;
    leptos_axum::redirect(&format!("/study/{id}/take?attempt={attempt}"));
    Ok(())
}

/// Answers a question; whether that was right comes next.
#[server(endpoint = "study/answer_quiz")]
pub async fn answer_quiz(
    output: OutputId,
    attempt: AttemptId,
    item: OutputItemId,
    #[server(default)] given: String,
    #[server(default)] confidence: u8,
) -> Result<(), Refused> {
    let actor = actor().await?;
    services().study.answer_quiz(&actor, output, attempt, item, &given, confidence).await?;
    leptos_axum::redirect(&format!("/study/{output}/take?attempt={attempt}&seen={item}"));
    Ok(())
}
