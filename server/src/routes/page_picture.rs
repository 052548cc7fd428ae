//! Rendered pages as pictures. They never change, so a browser may keep them; a shared cache may not.

use crate::extract::{Path, Query};
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::{MaterialId, Refusal};

/// What the address may ask for.
#[derive(serde::Deserialize)]
struct Wanted {
    /// In pixels; the next of the widths there are is given.
    #[serde(default = "page_width")]
    width: u32,
}

fn page_width() -> u32 {
    1600
}

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/materials/{id}/pages/{file}", get(picture))
}

async fn picture(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path((id, file)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let id: MaterialId = id.parse().map_err(|_| Refusal::Missing)?;
    let number = file.strip_suffix(".webp").and_then(|number| number.parse().ok()).ok_or(Refusal::Missing)?;
    let picture = site.services.library.page_picture(&actor, id, number, wanted.width).await?;
    let tag = format!("\"{number}-{}-{}\"", wanted.width, picture.len());
    let tag = HeaderValue::from_str(&tag).map_err(anyhow::Error::from)?;
    let kept = [(ETAG, tag.clone()), (CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"))];
    if asked.get(IF_NONE_MATCH) == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(CONTENT_TYPE, HeaderValue::from_static("image/webp"))], picture).into_response())
}
