//! A conversation as a Markdown file: `GET /conversations/{id}/export.md`.

use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::Refused;
use crate::site::Site;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use contract::{ConversationId, Refusal};

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/conversations/{id}/export.md", get(export))
}

async fn export(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    let id: ConversationId = id.parse().map_err(|_| Refusal::Missing)?;
    let markdown = site.services.chat.export(&actor, id).await?;
    let headers = [
        (CONTENT_TYPE, "text/markdown; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"conversation.md\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, markdown).into_response())
}
