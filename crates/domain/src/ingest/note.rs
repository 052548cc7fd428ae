//! Notes: Markdown written in place. Its pages are written with it, so it can be read at once; a job puts it into the
//! index.

use super::source::Source;
use super::{ask_reading, pages, store};
use crate::{Actor, Fault, Outcome, Tools, permit::Permitted};
use ::store::entities::material;
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{MaterialKind, MaterialState, Refusal};
use reading::ReadError;
use reading::chunks::Headings;
use uuid::Uuid;

/// A new note, in the caller's change.
pub(crate) async fn write_note(
    tx: &impl store::Connection,
    tools: &Tools,
    actor: &Actor,
    subject: Option<Uuid>,
    title: String,
    markdown: String,
) -> Outcome<Uuid> {
    let now = tools.now();
    let row = material::Model {
        id: Uuid::now_v7(),
        account_id: actor.account.0,
        subject_id: subject,
        title,
        kind: word::of(MaterialKind::Note),
        media_type: "text/markdown".into(),
        bytes: markdown.len() as i64,
        note: Some(markdown),
        ..blank(now)
    };
    store::insert(tx, row.clone()).await?;
    write_pages(tx, tools, &row).await?;
    Ok(row.id)
}

/// A note's pages anew, after its words have changed, in the caller's change.
pub(crate) async fn change_note(
    tx: &impl store::Connection,
    tools: &Tools,
    note: &Permitted<material::Model>,
    title: &str,
    markdown: &str,
) -> Outcome<()> {
    let row =
        material::Model { title: title.to_owned(), note: Some(markdown.to_owned()), ..material::Model::clone(note) };
    store::clear(tx, row.id).await?;
    write_pages(tx, tools, &row).await
}

async fn write_pages(tx: &impl store::Connection, tools: &Tools, note: &material::Model) -> Outcome<()> {
    let now = tools.now();
    let unread = |error: ReadError| Fault::from(Refusal::invalid("markdown", error.say()));
    let mut source = Source::of_note(tools, note.note.as_deref().unwrap_or_default()).await.map_err(unread)?;
    let (pages, outline) = (source.pages(), source.outline());
    let mut carried = Headings::default();
    for number in 1..=pages {
        let page = source.page(number).await.map_err(unread)?;
        let prepared = pages::prepare(note, page, Vec::new(), &carried, &tools.embedder, now);
        store::write_page(tx, prepared.page, Vec::new(), prepared.chunks).await?;
        carried = prepared.carried;
    }
    store::set_pages(tx, note.id, pages, &outline).await?;
    let counts = store::page_counts(tx, note.id).await?;
    store::set_counts(tx, note.id, counts).await?;
    ask_reading(tx, now, note).await?;
    Ok(())
}

/// A material of which nothing is known.
pub(crate) fn blank(now: DateTime<Utc>) -> material::Model {
    material::Model {
        id: Uuid::nil(),
        account_id: Uuid::nil(),
        subject_id: None,
        title: String::new(),
        kind: word::of(MaterialKind::Document),
        state: word::of(MaterialState::Waiting),
        file_key: None,
        file_name: None,
        media_type: String::new(),
        bytes: 0,
        sha256: None,
        note: None,
        language: None,
        tags: serde_json::json!([]),
        pages: 0,
        pages_done: 0,
        pages_failed: 0,
        pages_need_ocr: 0,
        outline: serde_json::json!([]),
        say: None,
        hint: None,
        job_id: None,
        place: None,
        created_at: now,
        updated_at: now,
        opened_at: None,
        trashed_at: None,
        author: None,
        date: None,
        site: None,
        address: None,
        transcript_key: None,
        cover_id: None,
    }
}
