//! What the pages of models ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{ModelsView, PriceView, ProviderForm, ProviderId, ProviderView, TestView, UsageView, Work};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// One's own models, those on offer, and which one does what.
#[server(endpoint = "providers/settings", input = GetUrl)]
pub async fn settings() -> Result<ModelsView, Refused> {
    let actor = actor().await?;
    Ok(told(services().providers.settings(&actor).await?))
}

/// One of one's own.
#[server(endpoint = "providers/open", input = GetUrl)]
pub async fn open(id: ProviderId) -> Result<ProviderView, Refused> {
    let actor = actor().await?;
    Ok(told(services().providers.open(&actor, id).await?))
}

/// Keeps a new one; its page comes next.
#[server(endpoint = "providers/add")]
pub async fn add(#[server(default)] form: ProviderForm) -> Result<(), Refused> {
    let actor = actor().await?;
    let id = services().providers.add(&actor, &form).await?;
    leptos_axum::redirect(&format!("/settings/models/{id}?done=added"));
    Ok(())
}

/// Changes one.
#[server(endpoint = "providers/change")]
pub async fn change(id: ProviderId, #[server(default)] form: ProviderForm) -> Result<(), Refused> {
    let actor = actor().await?;
    services().providers.change(&actor, id, &form).await?;
    leptos_axum::redirect(&format!("/settings/models/{id}?done=saved"));
    Ok(())
}

/// Removes one with its key.
#[server(endpoint = "providers/remove")]
pub async fn remove(id: ProviderId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().providers.remove(&actor, id).await?;
    leptos_axum::redirect("/settings/models?done=removed");
    Ok(())
}

/// Asks one a tiny question; how it went is kept and shown.
#[server(endpoint = "providers/try_out")]
pub async fn try_out(id: ProviderId) -> Result<TestView, Refused> {
    let actor = actor().await?;
    Ok(told(services().providers.try_out(&actor, id).await?))
}

/// Uses the one of this name for a kind of work; an empty name leaves it to the order.
#[server(endpoint = "providers/choose")]
pub async fn choose(work: Work, #[server(default)] name: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().providers.choose(&actor, work, &name).await?)
}

/// What one has used lately.
#[server(endpoint = "providers/usage", input = GetUrl)]
pub async fn usage() -> Result<UsageView, Refused> {
    let actor = actor().await?;
    Ok(services().providers.usage(&actor).await?)
}

/// What everybody has used lately; for administrators.
#[server(endpoint = "providers/everybodys_usage", input = GetUrl)]
pub async fn everybodys_usage() -> Result<UsageView, Refused> {
    let actor = actor().await?;
    Ok(services().providers.everybodys_usage(&actor).await?)
}

/// What models cost; for administrators.
#[server(endpoint = "providers/prices", input = GetUrl)]
pub async fn prices() -> Result<Vec<PriceView>, Refused> {
    let actor = actor().await?;
    Ok(services().providers.prices(&actor).await?)
}

/// Sets what a model costs; for administrators.
#[server(endpoint = "providers/set_price")]
pub async fn set_price(price: PriceView) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().providers.set_price(&actor, &price).await?)
}

/// Forgets what a model costs; for administrators.
#[server(endpoint = "providers/remove_price")]
pub async fn remove_price(model: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().providers.remove_price(&actor, &model).await?)
}
