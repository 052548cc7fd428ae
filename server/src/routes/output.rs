//! An output as a file: `GET /study/{id}/save/{format}`, always a download.

use super::download::attachment;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use contract::{OutputFormat, OutputId, Refusal};

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/study/{id}/save/{format}", get(save))
}

async fn save(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path((id, format)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let id: OutputId = id.parse().map_err(|_| Refusal::Missing)?;
    let format = OutputFormat::of(&format).ok_or(Refusal::Missing)?;
    let saved = site.services.study.save(&actor, id, format).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(saved.media_type)),
        (CONTENT_DISPOSITION, attachment(&saved.name)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, saved.bytes).into_response())
}
