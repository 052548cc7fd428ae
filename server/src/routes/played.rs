//! Sounds, films and pictures as players ask for them: in stretches (RFC 9110, one range a request).

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{Played, Stretch};

/// What a request asks for.
pub fn stretch(asked: &HeaderMap) -> Stretch {
    asked.get(RANGE).and_then(|range| range.to_str().ok()).map_or(Stretch::Whole, meant)
}

/// What it gets. `cache` says who may keep it for how long.
pub fn answer(played: Played, stretch: Stretch, cache: &'static str) -> anyhow::Result<Response> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(&played.media_type)?);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    let Some(range) = played.range else {
        headers.insert(CONTENT_RANGE, HeaderValue::from_str(&format!("bytes */{}", played.length))?);
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response());
    };
    headers.insert(CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    let status = if stretch == Stretch::Whole {
        StatusCode::OK
    } else {
        let last = range.end.saturating_sub(1);
        let said = format!("bytes {}-{last}/{}", range.start, played.length);
        headers.insert(CONTENT_RANGE, HeaderValue::from_str(&said)?);
        StatusCode::PARTIAL_CONTENT
    };
    Ok((status, headers, Body::from_stream(played.stream)).into_response())
}

/// `bytes=0-499`, `bytes=500-`, `bytes=-500`. Whatever else it says, the whole file answers it.
fn meant(range: &str) -> Stretch {
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
        assert_eq!(meant("bytes=0-499"), Stretch::Between(0, 499));
        assert_eq!(meant("bytes=500-"), Stretch::From(500));
        assert_eq!(meant(" bytes=-500"), Stretch::Last(500));
        for whole in ["bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=", "bytes=-", ""] {
            assert_eq!(meant(whole), Stretch::Whole, "{whole}");
        }
    }
}
