//! Who asks: the browser's session, kept in the database, and the actor it stands for.
//!
//! The cookie holds a random id; the database holds only its hash, so that a stolen database signs nobody in.
//! A session that was ended while a request ran stays ended: saving updates a row and never brings one back.
//! Signing in and out is done by the pages' own functions; here is only the keeping.

use crate::refuse::{self, Asker, Refused};
use crate::site::Site;
use async_trait::async_trait;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};
use contract::Refusal;
use domain::accounts::{SESSION_ACCOUNT, SESSION_ADDRESS, SESSION_AGENT, SESSION_DAYS, SESSION_SEEN, SessionRecord};
use domain::{Actor, Services};
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::Arc;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as StoreResult};
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

use super::address::Visitor;

/// The cookie's name.
pub const COOKIE: &str = "lectern_session";

/// The functions that are there for everybody.
const OPEN: [&str; 5] =
    ["accounts/me", "accounts/welcome", "accounts/sign_in", "accounts/sign_out", "accounts/register"];

/// How long a session may go unseen in the database before a request writes it down again.
const SEEN_EVERY_MINUTES: i64 = 5;

/// Sessions in the database, through the verbs of accounts.
#[derive(Clone)]
pub struct Sessions(Arc<Services>);

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

/// The name under which a session is stored: the hash of what the cookie says.
pub fn stored_name(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string().as_bytes()))
}

fn backend(fault: domain::Fault) -> Error {
    Error::Backend(fault.to_string())
}

fn to_stored(record: &Record) -> StoreResult<SessionRecord> {
    let text = |key: &str| record.data.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    Ok(SessionRecord {
        key: stored_name(&record.id),
        account: text(SESSION_ACCOUNT).and_then(|id| id.parse().ok()),
        address: text(SESSION_ADDRESS),
        agent: text(SESSION_AGENT),
        data: serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0).unwrap_or_default(),
    })
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        // 128 random bits do not meet twice; a clash would be refused by the primary key.
        self.0.accounts.session_create(&to_stored(record)?).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        self.0.accounts.session_save(&to_stored(record)?).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let Some(stored) = self.0.accounts.session_load(&stored_name(id)).await.map_err(backend)? else {
            return Ok(None);
        };
        Ok(Some(Record {
            id: *id,
            data: serde_json::from_value(stored.data).map_err(|error| Error::Decode(error.to_string()))?,
            expiry_date: OffsetDateTime::from_unix_timestamp(stored.expires_at.timestamp())
                .map_err(|error| Error::Decode(error.to_string()))?,
        }))
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        self.0.accounts.session_delete(&stored_name(id)).await.map_err(backend)
    }
}

/// The layer that reads and writes the cookie. Whether it is kept to TLS is decided with the other headers.
pub fn layer(services: Arc<Services>) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(services))
        .with_name(COOKIE)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(false)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::days(SESSION_DAYS)))
}

/// Finds the actor of a request and lays it into the request's extensions; after the answer, a fresh session is
/// told where it was opened, and an old one that it was seen.
pub async fn know_actor(State(site): State<Site>, session: Session, mut request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let agent = request
        .headers()
        .get(axum::http::header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .map(|agent| agent.chars().take(200).collect::<String>());
    let address = request.extensions().get::<Visitor>().and_then(|visitor| visitor.address).map(|it| it.to_string());
    let known = session.id();
    if let Some(id) = known {
        match site.services.accounts.session_actor(&stored_name(&id)).await {
            Ok(Some(seen)) => {
                let now = site.services.accounts.now();
                if now - seen.seen_at >= chrono::Duration::minutes(SEEN_EVERY_MINUTES) {
                    keep(&session, now).await;
                }
                request.extensions_mut().insert(seen.actor);
            }
            Ok(None) => {}
            Err(fault) => return refuse::answer(fault.into_refusal(), &asker),
        }
    }
    let response = next.run(request).await;
    if session.is_modified() && matches!(session.get_value(SESSION_ACCOUNT).await, Ok(Some(_))) {
        describe(&session, address, agent).await;
    }
    response
}

/// A guest's call of a function that is not for guests is refused before anything of it is read. A plain form goes on:
/// the function itself leads it back to its page.
pub async fn refuse_guests(request: Request, next: Next) -> Response {
    let function = request.uri().path().strip_prefix("/api/");
    let closed = function.is_some_and(|function| !OPEN.contains(&function));
    let asker = Asker::of(&request);
    if closed && !asker.is_browser() && request.extensions().get::<Actor>().is_none() {
        return refuse::answer(Refusal::SignedOut, &asker);
    }
    next.run(request).await
}

/// Writing the time into the session makes it be saved and its cookie sent anew: thirty days from now.
async fn keep(session: &Session, now: DateTime<Utc>) {
    if let Err(error) = session.insert(SESSION_SEEN, now).await {
        tracing::warn!(error = %error, "a session could not be kept");
    }
}

async fn describe(session: &Session, address: Option<String>, agent: Option<String>) {
    for (key, value) in [(SESSION_ADDRESS, address), (SESSION_AGENT, agent)] {
        if let Some(value) = value
            && let Err(error) = session.insert(key, value).await
        {
            tracing::warn!(error = %error, "a session could not be described");
        }
    }
}

/// The actor of a plain route: refuses with 401 when nobody is signed in.
pub struct SignedIn(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Actor>().copied().map(Self).ok_or(Refused(Refusal::SignedOut))
    }
}
