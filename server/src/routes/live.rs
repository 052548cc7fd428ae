//! Live events of one account as server-sent events: `GET /live`.

use super::streams::{Connections, response, seen};
use crate::extract::Query;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use app::said;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Router, routing::get};
use futures::StreamExt;
use serde::Deserialize;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/live", get(live)).layer(Extension(Connections::default()))
}

#[derive(Default, Deserialize)]
struct Resume {
    after: Option<String>,
}

async fn live(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Extension(connections): Extension<Connections>,
    Query(resume): Query<Resume>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let connection = connections.open(actor.account)?;
    let after = seen(&headers, resume.after.and_then(|number| number.parse().ok()));
    let languages = said::languages(&headers);
    let events = site.services.jobs.live(&actor, after);
    let told = events.map(move |(number, event)| (number, said::in_language(languages.as_deref(), event)));
    Ok(response(told, connection))
}
