//! The request behind a page or a server function: who asks, what answers, how to refuse. Server only.
//!
//! The one place where the face touches the domain. It carries; it decides nothing.

use crate::Refused;
use crate::prelude::*;
use crate::said::{self, Said};
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use contract::{AccountView, Refusal, Theme};
pub use domain::{
    Actor, Outcome,
    chat::{Asking, Follows, Part},
    library::Library,
    markdown,
    study::{ItemChange, Making},
};
use domain::{Fault, Services, accounts::SESSION_ACCOUNT};
use leptos_axum::ResponseOptions;
use std::sync::Arc;
use tower_sessions::Session;

/// Light, dark or as the system says; read before the first byte of a page is sent.
pub const THEME_COOKIE: &str = "lectern_theme";
/// The interface's language, where the person chose one.
pub const LANGUAGE_COOKIE: &str = "lectern_language";

/// What the product does.
pub fn services() -> Arc<Services> {
    expect_context()
}

/// Who asks.
///
/// # Errors
/// `SignedOut` when nobody is signed in.
pub async fn actor() -> Result<Actor, Refused> {
    asking().ok_or_else(|| refused(Refusal::SignedOut))
}

/// Who asks, if anybody is signed in. The server found out before the request came here.
pub fn asking() -> Option<Actor> {
    use_context::<Parts>()?.extensions.get::<Actor>().copied()
}

/// Makes this browser the account's: under a new session id, so that an old one is worth nothing.
///
/// # Errors
/// `Unavailable` when the session cannot be kept.
pub async fn sign_in(account: &AccountView) -> Result<(), Refused> {
    let session = session().ok_or_else(no_session)?;
    session.cycle_id().await.map_err(|_| no_session())?;
    session.insert(SESSION_ACCOUNT, account.id).await.map_err(|_| no_session())?;
    remember_theme(account.theme);
    remember_language(account.language.as_deref());
    Ok(())
}

/// Ends this browser's session.
///
/// # Errors
/// `Unavailable` when the session cannot be reached.
pub async fn sign_out() -> Result<(), Refused> {
    session().ok_or_else(no_session)?.flush().await.map_err(|_| no_session())
}

/// A view with what the domain says in it in the person's language.
pub fn told<T: Said>(view: T) -> T {
    said::in_language(languages().as_deref(), view)
}

/// Turns a fault into what the person is told, and sets the answer's status.
pub fn refuse(fault: Fault) -> Refused {
    refused(fault.into_refusal())
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        refuse(fault)
    }
}

/// The theme this browser was last told.
pub fn theme() -> Theme {
    match cookie(THEME_COOKIE).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// The languages this person reads, best first, as `Accept-Language` writes them.
pub fn languages() -> Option<String> {
    said::languages(&use_context::<Parts>()?.headers)
}

/// Tells this browser its theme.
pub fn remember_theme(theme: Theme) {
    let word = match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    set_cookie(THEME_COOKIE, Some(word));
}

/// Tells this browser its language; `None` leaves it to `Accept-Language`.
pub fn remember_language(language: Option<&str>) {
    set_cookie(LANGUAGE_COOKIE, language);
}

/// Whether a browser asks for a page or posts a plain form.
pub fn wants_html() -> bool {
    use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get(header::ACCEPT)?.to_str().ok()?.contains("text/html")))
        .unwrap_or(false)
}

/// Whether a server function was called by its address, not by a page that is being rendered.
pub fn is_call() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.uri.path().starts_with("/api/"))
}

/// Sets the answer's status.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        // Who is led elsewhere follows only a redirect; what is wrong here is then not said.
        let led = options.0.read().is_ok_and(|parts| parts.headers.contains_key(header::LOCATION));
        if !led {
            options.set_status(status);
        }
    }
}

fn refused(refusal: Refusal) -> Refused {
    crate::status::of_refusal(&refusal);
    Refused(told(refusal))
}

fn session() -> Option<Session> {
    use_context::<Parts>()?.extensions.get::<Session>().cloned()
}

fn no_session() -> Refused {
    refused(Refusal::Unavailable {
        say: "You could not be signed in.".into(),
        hint: "Allow cookies for this page and try again.".into(),
    })
}

fn cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    axum_extra::extract::CookieJar::from_headers(&parts.headers).get(name).map(|cookie| cookie.value().to_owned())
}

fn set_cookie(name: &str, value: Option<&str>) {
    let age = if value.is_some() { 31_536_000 } else { 0 };
    let text = format!("{name}={}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly", value.unwrap_or_default());
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&text)) {
        options.append_header(header::SET_COOKIE, value);
    }
}
