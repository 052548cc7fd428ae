//! What is said in a recording, brought as a subtitle file: `POST /materials/{id}/transcript`. A plain form, so that it
//! works without JavaScript; its page comes next.

use crate::extract::Path;
use crate::middleware::session::SignedIn;
use crate::refuse::{Asker, Refused, answer};
use crate::site::Site;
use axum::Router;
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use contract::{MaterialId, Refusal};
use domain::Actor;
use domain::ingest::LONGEST_TRANSCRIPT;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    // The form's own lines around the file are small.
    let most = LONGEST_TRANSCRIPT as usize + 4_096;
    Router::new().route("/materials/{id}/transcript", post(bring)).layer(DefaultBodyLimit::max(most))
}

async fn bring(
    State(site): State<Site>,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let asker = Asker::of(&request);
    let form = match Multipart::from_request(request, &()).await {
        Ok(form) => form,
        Err(_) => return answer(Refusal::invalid("file", CHOOSE), &asker),
    };
    match take(&site, &actor, &id, form).await {
        Ok(id) => Redirect::to(&format!("/materials/{id}")).into_response(),
        Err(Refused(refusal)) => answer(refusal, &asker),
    }
}

async fn take(site: &Site, actor: &Actor, id: &str, mut form: Multipart) -> Result<MaterialId, Refused> {
    let id: MaterialId = id.parse().map_err(|_| Refusal::Missing)?;
    let wrong = || Refused(Refusal::invalid("file", CHOOSE));
    while let Some(field) = form.next_field().await.map_err(|_| wrong())? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|_| wrong())?;
            site.services.ingest.add_transcript(actor, id, &name, bytes.to_vec()).await?;
            return Ok(id);
        }
    }
    Err(wrong())
}

const CHOOSE: &str = "Choose a subtitle file, .srt or .vtt, of at most 16 MB.";
