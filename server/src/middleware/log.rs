//! One line for each request, one number for it that the visitor sees too, and no request that ends without an answer.
//!
//! Logged are method, matched route (never the path: it holds ids and words), status and milliseconds.

use crate::refuse::{self, Asker};
use crate::routes::metrics;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use contract::Refusal;
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use std::time::Instant;
use tracing::Instrument;

/// The header with the request's number.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a request is called in log and figures: its route's pattern, so that there are only so many names.
fn route_of(request: &Request) -> String {
    match request.extensions().get::<MatchedPath>() {
        Some(path) => path.as_str().to_owned(),
        None if request.uri().path().starts_with("/pkg/") => "/pkg/{*file}".to_owned(),
        None => "other".to_owned(),
    }
}

/// A proxy's number is kept, so that both logs tell of the same request; anything odd is replaced.
fn number_of(request: &Request) -> String {
    let given = request.headers().get(&REQUEST_ID).and_then(|value| value.to_str().ok());
    let fits =
        |text: &&str| (8..=64).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    given.filter(fits).map_or_else(|| uuid::Uuid::now_v7().to_string(), str::to_owned)
}

/// Numbers, times, counts and logs a request; a panic becomes an answer.
pub async fn follow(mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, route, number) = (request.method().clone(), route_of(&request), number_of(&request));
    let asker = Asker::of(&request);
    let header = HeaderValue::from_str(&number).ok();
    if let Some(value) = header.clone() {
        request.headers_mut().insert(REQUEST_ID, value);
    }
    let span = tracing::info_span!("request", request.id = %number);
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone()).await;
    let mut response = answered.unwrap_or_else(|panic| {
        let _inside = span.enter();
        let report = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
        tracing::error!(report, panic = words(panic.as_ref()), http.route = route, "a request panicked");
        refuse::answer(Refusal::Internal { report }, &asker)
    });
    if let Some(value) = header {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let status = response.status().as_u16();
    let seconds = begun.elapsed().as_secs_f64();
    metrics::count_request(&method, &route, status, seconds);
    let _inside = span.enter();
    let ms = (seconds * 10_000.0).round() / 10.0;
    if matches!(route.as_str(), "/pkg/{*file}" | "/health" | "/ready" | "/metrics") {
        tracing::debug!(http.method = %method, http.route = route, http.status = status, ms, "answered");
    } else {
        tracing::info!(http.method = %method, http.route = route, http.status = status, ms, "answered");
    }
    response
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without words".into())
}
