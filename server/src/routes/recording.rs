//! Recordings for a player: `GET /materials/{id}/recording`, in stretches (RFC 9110, one range a request).
//!
//! Only what is sound or film is served, under its own type and never as a page; everything else is a download.

use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::{MaterialId, Refusal};
use domain::library::Stretch;

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
    let stretch = asked.get(RANGE).and_then(|range| range.to_str().ok()).map_or(Stretch::Whole, stretch);
    let played = site.services.library.recording(&actor, id, stretch).await?;
    let mut headers = HeaderMap::new();
    let media_type = HeaderValue::from_str(&played.media_type).map_err(anyhow::Error::from)?;
    headers.insert(CONTENT_TYPE, media_type);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    let text = |text: String| HeaderValue::from_str(&text).map_err(anyhow::Error::from);
    let Some(range) = played.range else {
        headers.insert(CONTENT_RANGE, text(format!("bytes */{}", played.length))?);
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response());
    };
    headers.insert(CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    let status = if stretch == Stretch::Whole {
        StatusCode::OK
    } else {
        let last = range.end.saturating_sub(1);
        headers.insert(CONTENT_RANGE, text(format!("bytes {}-{last}/{}", range.start, played.length))?);
        StatusCode::PARTIAL_CONTENT
    };
    Ok((status, headers, Body::from_stream(played.stream)).into_response())
}

/// `bytes=0-499`, `bytes=500-`, `bytes=-500`. Whatever else it says, the whole file answers it.
fn stretch(range: &str) -> Stretch {
    let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Stretch::Whole;
    };
    match (first.trim(), last.trim()) {
        ("", last) => last.parse().map_or(Stretch::Whole, Stretch::Last),
        (first, "") => first.parse().map_or(Stretch::Whole, Stretch::From),
        (first, last) => match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) => Stretch::Between(first, last),
            _ => Stretch::Whole,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood_and_all_else_is_the_whole_file() {
        assert_eq!(stretch("bytes=0-499"), Stretch::Between(0, 499));
        assert_eq!(stretch("bytes=500-"), Stretch::From(500));
        assert_eq!(stretch(" bytes=-500"), Stretch::Last(500));
        for whole in ["bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=", "bytes=-", ""] {
            assert_eq!(stretch(whole), Stretch::Whole, "{whole}");
        }
    }
}
