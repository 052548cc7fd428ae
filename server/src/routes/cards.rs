//! Cards as files: `GET /cards/export.csv`, `/cards/export.json`, `/cards/export.apkg`, and what cards show and play.

use super::played::{answer, stretch};
use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::CardFilter;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/cards/export.csv", get(csv))
        .route("/cards/export.json", get(json))
        .route("/cards/export.apkg", get(apkg))
        .route("/cards/media/{file}", get(medium))
}

async fn csv(State(site): State<Site>, SignedIn(actor): SignedIn) -> Result<Response, Refused> {
    let text = site.services.cards.export_csv(&actor, CardFilter::default()).await?;
    Ok(saved("text/csv; charset=utf-8", "attachment; filename=\"cards.csv\"", text))
}

async fn json(State(site): State<Site>, SignedIn(actor): SignedIn) -> Result<Response, Refused> {
    let text = site.services.cards.export_json(&actor, CardFilter::default()).await?;
    Ok(saved("application/json", "attachment; filename=\"cards.json\"", text))
}

async fn apkg(State(site): State<Site>, SignedIn(actor): SignedIn) -> Result<Response, Refused> {
    let bytes = site.services.cards.export_anki(&actor, CardFilter::default()).await?;
    Ok(saved("application/octet-stream", "attachment; filename=\"cards.apkg\"", bytes))
}

fn saved(kind: &'static str, name: &'static str, body: impl IntoResponse) -> Response {
    let head = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name), (CACHE_CONTROL, "no-store")]
        .map(|(name, value)| (name, HeaderValue::from_static(value)));
    (head, body).into_response()
}

async fn medium(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let stretch = stretch(&asked);
    let played = site.services.cards.medium(&actor, &file, stretch).await?;
    // Named by what is in it, so it never changes.
    Ok(answer(played, stretch, "private, max-age=31536000, immutable")?)
}
