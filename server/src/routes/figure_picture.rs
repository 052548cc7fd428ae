//! Pictures of figures: `GET /figures/{id}.webp`. Always WebP that was made here, never the bytes of a document.

use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::{FigureId, Refusal};
use sha2::{Digest, Sha256};

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/figures/{file}", get(picture))
}

async fn picture(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let id: FigureId = file.strip_suffix(".webp").and_then(|id| id.parse().ok()).ok_or(Refusal::Missing)?;
    let picture = site.services.library.figure_picture(&actor, id).await?;
    // A page that is read again may have another figure in this place.
    let sum = hex::encode(&Sha256::digest(&picture)[..8]);
    let tag = HeaderValue::from_str(&format!("\"{sum}\"")).map_err(anyhow::Error::from)?;
    let kept = [(ETAG, tag.clone()), (CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"))];
    if asked.get(IF_NONE_MATCH) == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(CONTENT_TYPE, HeaderValue::from_static("image/webp"))], picture).into_response())
}
