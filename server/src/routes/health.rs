//! Whether the process is up, and whether it can do its work.

use crate::checks;
use crate::middleware::address::Visitor;
use crate::site::Site;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/health", get(health)).route("/ready", get(ready))
}

/// The process answers; nothing else is looked at.
async fn health() -> impl IntoResponse {
    Json(json!({ "status": "up", "version": env!("CARGO_PKG_VERSION") }))
}

/// What the work needs is there. 503 where it is not, with a sentence for each thing that is missing.
/// The sentences name folders, so only those who may read the figures get them.
async fn ready(State(site): State<Site>, Extension(visitor): Extension<Visitor>) -> impl IntoResponse {
    let mut checks = checks::ready(&site.config, &site.store).await;
    let ready = checks.iter().all(|check| check.ok || !check.needed);
    if !site.config.http.shows_figures_to(visitor.address) {
        for check in &mut checks {
            check.say.clear();
            check.hint = None;
        }
    }
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": ready, "checks": checks })))
}
