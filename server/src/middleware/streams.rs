//! Open streams end when the server stops, between two events and not in the midst of one. Browsers come back to the
//! next process by themselves and say what they saw last.

use crate::site::Site;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;
use futures::StreamExt;

/// Ends event streams with the server.
pub async fn end_with_server(State(site): State<Site>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let events =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    if !events {
        return response;
    }
    let stop = site.stopping.clone().cancelled_owned();
    response.map(|body| Body::from_stream(body.into_data_stream().take_until(stop)))
}
