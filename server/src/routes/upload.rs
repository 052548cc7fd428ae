//! Files come in: streamed to the disk as they arrive, each judged on its own.
//!
//! A form without JavaScript is sent on to the library; what was not taken, or cannot be read, is said on a plain page. A
//! `subject` must stand before the files, since a file is filed as soon as it is here; only subtitles wait for the
//! recording that they belong to, which may come after them. An upload that is cut leaves nothing behind.

use crate::middleware::session::SignedIn;
use crate::refuse::{Asker, Refused, answer};
use crate::site::Site;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Json, Router};
use contract::{Refusal, SubjectId, Uploaded};
use domain::{Actor, Fault};
use files::{ReceiveError, Received};

/// Files of one request. A larger folder comes in several.
const MOST_FILES: usize = 2_000;
/// Of a text field.
const LONGEST_FIELD: usize = 1_000;

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/upload", post(upload)).layer(DefaultBodyLimit::disable())
}

async fn upload(State(site): State<Site>, SignedIn(actor): SignedIn, request: Request) -> Response {
    let asker = Asker::of(&request);
    let form = match Multipart::from_request(request, &()).await {
        Ok(form) => form,
        Err(_) => return answer(Refusal::invalid("file", "Choose at least one file."), &asker),
    };
    match take(&site, &actor, form).await {
        Ok((uploaded, subject)) if asker.is_browser() => seen(uploaded, subject, &asker),
        Ok((uploaded, _)) => Json(asker.plain().told(uploaded)).into_response(),
        Err(Refused(refusal)) => answer(refusal, &asker),
    }
}

async fn take(site: &Site, actor: &Actor, mut form: Multipart) -> Result<(Vec<Uploaded>, Option<SubjectId>), Refused> {
    let mut uploaded: Vec<Uploaded> = Vec::new();
    let mut subtitles = Vec::new();
    let mut subject = None;
    while let Some(field) = form.next_field().await.map_err(cut)? {
        match field.name() {
            Some("subject") => {
                let typed = short_text(field).await?;
                subject = match typed.trim() {
                    "" => None,
                    id => Some(id.parse().map_err(|_| Refusal::Missing)?),
                };
            }
            Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                if uploaded.len() + subtitles.len() == MOST_FILES {
                    let say = format!("At most {MOST_FILES} files can be uploaded at once.");
                    return Err(Refusal::too_much(say).with_hint("Upload the others after these.").into());
                }
                match receive(site, &name, field).await? {
                    Came::Nothing => {}
                    Came::Refused(one) => uploaded.push(one),
                    Came::Whole(received) if is_subtitles(&name) => subtitles.push((name, received)),
                    Came::Whole(received) => uploaded.push(accept(site, actor, name, received, subject).await?),
                }
            }
            _ => {}
        }
    }
    for (name, received) in subtitles {
        uploaded.push(accept(site, actor, name, received, subject).await?);
    }
    if uploaded.is_empty() {
        return Err(Refusal::invalid("file", "Choose at least one file.").into());
    }
    Ok((uploaded, subject))
}

/// What came in a form's field.
enum Came {
    /// Nothing was chosen.
    Nothing,
    Whole(Received),
    Refused(Uploaded),
}

async fn receive(site: &Site, name: &str, field: Field<'_>) -> Result<Came, Refused> {
    match site.services.ingest.receive(field).await {
        Ok(received) if name.is_empty() && received.bytes == 0 => Ok(Came::Nothing),
        Ok(received) => Ok(Came::Whole(received)),
        // The connection is at its end, so there is nobody to go on for.
        Err(ReceiveError::Cut(_)) => {
            Err(Refusal::invalid("file", "The upload stopped before the whole file was here.")
                .with_hint("Upload it again.")
                .into())
        }
        Err(error) => Ok(Came::Refused(refused(name.to_owned(), refusal_of(&error)))),
    }
}

async fn accept(
    site: &Site,
    actor: &Actor,
    name: String,
    received: Received,
    subject: Option<SubjectId>,
) -> Result<Uploaded, Refused> {
    match site.services.ingest.accept(actor, &name, received, subject).await {
        Ok(uploaded) => Ok(uploaded),
        // A subject that is not there concerns the whole request.
        Err(Fault::Refused(Refusal::Missing)) => Err(Refusal::Missing.into()),
        Err(fault) => Ok(refused(name, fault.into_refusal())),
    }
}

fn refused(file_name: String, refusal: Refusal) -> Uploaded {
    Uploaded { file_name, material: None, duplicate: false, refusal: Some(refusal) }
}

fn is_subtitles(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    matches!(end.as_deref(), Some("srt" | "vtt"))
}

async fn short_text(mut field: Field<'_>) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(cut)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST_FIELD {
            return Err(Refusal::Missing.into());
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What somebody is told whose form ended too soon.
pub(super) fn cut(_error: MultipartError) -> Refused {
    Refusal::invalid("file", "The upload stopped before the whole file was here.").with_hint("Upload it again.").into()
}

/// What somebody is told whose upload was not received.
pub(super) fn refusal_of(error: &ReceiveError) -> Refusal {
    match error {
        ReceiveError::TooLarge { .. } => Refusal::too_much(error.say()).with_hint(error.hint()),
        _ => Refusal::Unavailable { say: error.say(), hint: error.hint().into() },
    }
}

/// What a browser without JavaScript sees: the library, or what was not taken or cannot be read.
fn seen(uploaded: Vec<Uploaded>, subject: Option<SubjectId>, asker: &Asker) -> Response {
    let place = subject.map_or("/library".into(), |subject| format!("/library?subject={subject}"));
    if uploaded.iter().all(|one| one.refusal.is_none()) {
        return Redirect::to(&place).into_response();
    }
    let all_kept = uploaded.iter().all(|one| one.material.is_some());
    let status = if all_kept { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, Html(asker.plain().not_taken(uploaded, &place))).into_response()
}
