//! Open streams, and what becomes of them when the server stops.

use crate::started::Started;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use std::time::Duration;
use tower::ServiceExt;

#[tokio::test]
async fn an_open_stream_ends_with_the_server() {
    let started = Started::new().await;
    let ada = started.registered("ada").await;
    let cookie = ada.cookie.clone().expect("signed in");
    let request = Request::builder().uri("/live").header(COOKIE, cookie).body(Body::empty()).expect("a request");
    let response = started.router.clone().oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    assert!(kind.starts_with("text/event-stream"), "{kind}");
    started.stop.cancel();
    // Without its end the stream would stay open for half an hour; the bound is there for a test that fails.
    let whole = tokio::time::timeout(Duration::from_secs(60), to_bytes(response.into_body(), 1 << 20)).await;
    whole.expect("the stream ends").expect("and is whole");
}
