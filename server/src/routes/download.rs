//! The original file as it was uploaded: always a download, never a page of ours.

use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::{MaterialId, Refusal};

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/materials/{id}/original", get(original))
}

async fn original(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    let id: MaterialId = id.parse().map_err(|_| Refusal::Missing)?;
    let original = site.services.library.original(&actor, id).await?;
    let media_type = match original.media_type.as_str() {
        "application/pdf" => "application/pdf",
        "text/markdown" => "text/markdown; charset=utf-8",
        "text/plain" => "text/plain",
        _ => "application/octet-stream",
    };
    let headers: [(HeaderName, HeaderValue); 5] = [
        (CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (CONTENT_LENGTH, HeaderValue::from(original.bytes)),
        (CONTENT_DISPOSITION, attachment(&original.name)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, Body::from_stream(original.stream)).into_response())
}

/// `attachment` with the name twice: in plain letters for old readers, whole (RFC 5987) for all others.
pub fn attachment(name: &str) -> HeaderValue {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' }).collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            whole.push(byte as char);
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
    }
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_cannot_leave_its_quotes_and_is_whole_in_the_second_form() {
        let value = attachment("Übung \"1\"; x\r\n.pdf");
        assert_eq!(
            value.to_str().ok(),
            Some(
                "attachment; filename=\"_bung _1__ x__.pdf\"; \
                 filename*=UTF-8''%C3%9Cbung%20%221%22%3B%20x%0D%0A.pdf"
            )
        );
    }
}
