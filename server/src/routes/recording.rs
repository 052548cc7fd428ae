//! Recordings for a player: `GET /materials/{id}/recording`, in stretches.
//!
//! Only what is sound or film is served, under its own type and never as a page; everything else is a download.

use super::played::{answer, stretch};
use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use contract::{MaterialId, Refusal};

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/materials/{id}/recording", get(recording))
}

async fn recording(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let id: MaterialId = id.parse().map_err(|_| Refusal::Missing)?;
    let stretch = stretch(&asked);
    let played = site.services.library.recording(&actor, id, stretch).await?;
    Ok(answer(played, stretch, "private, max-age=3600")?)
}
