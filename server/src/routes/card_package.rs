//! A package of cards is brought: `POST /cards/import/package`. It is looked into and waits; nothing else changes yet.
//! A plain form, so that it works without JavaScript; the page that says what is in it comes next.

use super::upload::{cut, refusal_of};
use crate::middleware::session::SignedIn;
use crate::refuse::{Asker, Refused, answer};
use crate::site::Site;
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Json, Router};
use contract::{CardImportId, Refusal};
use domain::Actor;
use files::ReceiveError;
use serde_json::json;

const CHOOSE: &str = "Choose an Anki package, .apkg or .colpkg.";

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/cards/import/package", post(bring)).layer(DefaultBodyLimit::disable())
}

async fn bring(State(site): State<Site>, SignedIn(actor): SignedIn, request: Request) -> Response {
    let asker = Asker::of(&request);
    let form = match Multipart::from_request(request, &()).await {
        Ok(form) => form,
        Err(_) => return answer(Refusal::invalid("file", CHOOSE), &asker),
    };
    match look(&site, &actor, form).await {
        Ok(import) if asker.is_browser() => Redirect::to(&format!("/cards/import?id={import}")).into_response(),
        Ok(import) => Json(json!({ "import": import })).into_response(),
        Err(Refused(refusal)) => answer(refusal, &asker),
    }
}

async fn look(site: &Site, actor: &Actor, mut form: Multipart) -> Result<CardImportId, Refused> {
    while let Some(field) = form.next_field().await.map_err(cut)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        return match site.services.cards.receive_package(field).await {
            Ok(received) if name.is_empty() && received.bytes == 0 => Err(Refusal::invalid("file", CHOOSE).into()),
            Ok(received) => Ok(site.services.cards.look_into(actor, &name, received).await?),
            Err(ReceiveError::Cut(_)) => {
                Err(Refusal::invalid("file", "The upload stopped before the whole file was here.")
                    .with_hint("Upload it again.")
                    .into())
            }
            Err(error) => Err(refusal_of(&error).into()),
        };
    }
    Err(Refusal::invalid("file", CHOOSE).into())
}
