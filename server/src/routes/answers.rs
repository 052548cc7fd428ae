//! One answer as a stream: `GET /answers/{message}/events`. Stored steps first, then each new one, until the end.

use super::streams::{Connections, response, seen};
use crate::extract::{Path, Query};
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use app::said;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use contract::{MessageId, Refusal};
use futures::StreamExt;
use serde::Deserialize;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/answers/{message}/events", get(events)).layer(Extension(Connections::default()))
}

#[derive(Default, Deserialize)]
struct Resume {
    after: Option<String>,
}

async fn events(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Extension(connections): Extension<Connections>,
    Path(message): Path<String>,
    Query(resume): Query<Resume>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let message: MessageId = message.parse().map_err(|_| Refusal::Missing)?;
    let after = seen(&headers, resume.after.and_then(|number| number.parse().ok())).unwrap_or(0);
    let chat = &site.services.chat;
    // Who has seen the end and comes back is told to stay away: 204 ends an EventSource for good.
    if after > 0 && chat.is_over(&actor, message, after).await? {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let connection = connections.open(actor.account)?;
    let languages = said::languages(&headers);
    let events = chat.follow(&actor, message, after).await?;
    let told = events.map(move |(number, event)| (number, said::in_language(languages.as_deref(), event)));
    Ok(response(told, connection))
}
