//! What the pages of accounts ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{AccountView, LearningStyle, Level, SessionId, SessionView, Theme, Welcome as Door};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{self, actor, asking, services};

/// Whether anybody is here yet, and whether new people may come.
#[server(endpoint = "accounts/welcome", input = GetUrl)]
pub async fn welcome() -> Result<Door, Refused> {
    Ok(services().accounts.welcome().await?)
}

/// The person who asks; `None` when nobody is signed in.
#[server(endpoint = "accounts/me", input = GetUrl)]
pub async fn me() -> Result<Option<AccountView>, Refused> {
    let Some(actor) = asking() else { return Ok(None) };
    Ok(Some(services().accounts.view(&actor).await?))
}

/// Signs in; the page that was wanted comes next.
#[server(endpoint = "accounts/sign_in")]
pub async fn sign_in(
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), Refused> {
    let account = services().accounts.sign_in(&name, &password).await?;
    request::sign_in(&account).await?;
    leptos_axum::redirect(super::state::safe_next(&next));
    Ok(())
}

/// Makes an account and signs it in.
#[server(endpoint = "accounts/register")]
pub async fn register(#[server(default)] name: String, #[server(default)] password: String) -> Result<(), Refused> {
    let account = services().accounts.register(&name, &password).await?;
    request::sign_in(&account).await?;
    leptos_axum::redirect("/");
    Ok(())
}

/// Ends this browser's session.
#[server(endpoint = "accounts/sign_out")]
pub async fn sign_out() -> Result<(), Refused> {
    request::sign_out().await?;
    leptos_axum::redirect("/sign-in");
    Ok(())
}

/// Changes the password and ends every other session.
#[server(endpoint = "accounts/change_password")]
pub async fn change_password(#[server(default)] old: String, #[server(default)] new: String) -> Result<(), Refused> {
    let actor = actor().await?;
    services().accounts.change_password(&actor, &old, &new).await?;
    leptos_axum::redirect("/settings?done=password");
    Ok(())
}

/// Light, dark, or as the system says.
#[server(endpoint = "accounts/set_theme")]
pub async fn set_theme(theme: Theme) -> Result<(), Refused> {
    let actor = actor().await?;
    services().accounts.set_theme(&actor, theme).await?;
    request::remember_theme(theme);
    Ok(())
}

/// The interface's language; empty leaves it to the browser.
#[server(endpoint = "accounts/set_language")]
pub async fn set_language(#[server(default)] language: String) -> Result<(), Refused> {
    let actor = actor().await?;
    let language = Some(language).filter(|language| !language.is_empty());
    services().accounts.set_language(&actor, language.clone()).await?;
    request::remember_language(language.as_deref());
    Ok(())
}

/// How answers are coached; what is empty is not said.
#[server(endpoint = "accounts/set_learning")]
pub async fn set_learning(
    #[server(default)] level: Option<Level>,
    #[server(default)] style: Option<LearningStyle>,
) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().accounts.set_learning(&actor, contract::Learning { level, style }).await?)
}

/// Where the person is signed in, last used first.
#[server(endpoint = "accounts/sessions", input = GetUrl)]
pub async fn sessions() -> Result<Vec<SessionView>, Refused> {
    let actor = actor().await?;
    Ok(services().accounts.sessions(&actor).await?)
}

/// Ends one of the person's sessions.
#[server(endpoint = "accounts/end_session")]
pub async fn end_session(id: SessionId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().accounts.end_session(&actor, id).await?)
}

/// Ends all of the person's sessions but this one.
#[server(endpoint = "accounts/end_other_sessions")]
pub async fn end_other_sessions() -> Result<(), Refused> {
    let actor = actor().await?;
    services().accounts.end_other_sessions(&actor).await?;
    leptos_axum::redirect("/settings?done=sessions");
    Ok(())
}

/// Deletes the person's account with all its data.
#[server(endpoint = "accounts/delete_account")]
pub async fn delete_account(#[server(default)] password: String) -> Result<(), Refused> {
    let actor = actor().await?;
    services().accounts.delete(&actor, &password).await?;
    request::sign_out().await?;
    leptos_axum::redirect("/register");
    Ok(())
}
