//! An output as a file: `GET /study/{id}/save/{format}?part=`, always a download, where `part` is of a quiz on paper:
//! `questions` or `key` alone; and as pictures of its pages: `GET /study/{id}/pages/{number}.webp`. The address of a
//! picture names the state it shows, so a browser may keep it.

use super::download::attachment;
use crate::extract::{Path, Query};
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use contract::{OutputFormat, OutputId, QuizPart, Refusal};
use domain::{Fault, study::DrawnSize};
use serde::Deserialize;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/study/{id}/save/{format}", get(save)).route("/study/{id}/pages/{file}", get(picture))
}

#[derive(Deserialize)]
struct Wanted {
    part: Option<String>,
}

async fn save(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path((id, format)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let id: OutputId = id.parse().map_err(|_| Refusal::Missing)?;
    let format = OutputFormat::of(&format).ok_or(Refusal::Missing)?;
    let part = wanted.part.map_or(Some(QuizPart::Both), |word| QuizPart::of(&word)).ok_or(Refusal::Missing)?;
    let saved = site.services.study.save_part(&actor, id, format, part).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(saved.media_type)),
        (CONTENT_DISPOSITION, attachment(&saved.name)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, saved.bytes).into_response())
}

async fn picture(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let id: OutputId = id.parse().map_err(|_| Refusal::Missing)?;
    let (number, size) = match file.strip_suffix(".webp") {
        Some("small") => (1, DrawnSize::Small),
        Some(number) => (number.parse().map_err(|_| Refusal::Missing)?, DrawnSize::Whole),
        None => return Err(Refusal::Missing.into()),
    };
    match site.services.study.drawn_page(&actor, id, number, size).await {
        Ok(picture) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("image/webp")),
                (CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400")),
            ];
            Ok((headers, picture).into_response())
        }
        // Nothing in it is kept: there is nothing to see, and nothing is wrong.
        Err(Fault::Refused(Refusal::Conflict { .. })) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(fault) => Err(fault.into()),
    }
}
