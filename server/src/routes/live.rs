//! Live events of one account as server-sent events: `GET /live`.

use super::streams::{Connections, response, seen};
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::extract::{Extension, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Router, routing::get};
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
    Ok(response(site.services.jobs.live(&actor, after), connection))
}
