//! What a server function cannot be: streams, files, health. One file per noun; each hands out its own routes.

use crate::site::Site;
use axum::Router;

pub mod answers;
pub mod card_package;
pub mod cards;
pub mod conversation_export;
pub mod download;
pub mod figure_picture;
pub mod health;
pub mod live;
pub mod metrics;
pub mod output;
pub mod page_picture;
mod played;
pub mod recording;
mod streams;
pub mod transcript;
pub mod upload;

/// All plain routes with a body of at most the common limit.
pub fn plain() -> Router<Site> {
    Router::new()
        .merge(health::routes())
        .merge(metrics::routes())
        .merge(download::routes())
        .merge(page_picture::routes())
        .merge(figure_picture::routes())
        .merge(recording::routes())
        .merge(live::routes())
        .merge(answers::routes())
        .merge(conversation_export::routes())
        .merge(output::routes())
        .merge(cards::routes())
}

/// Routes that take large bodies and bound them themselves.
pub fn large() -> Router<Site> {
    upload::routes().merge(transcript::routes()).merge(card_package::routes())
}
