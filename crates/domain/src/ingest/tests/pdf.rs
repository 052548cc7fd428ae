//! PDFs, read by the real reader in its child process.

use super::{Desk, rows};
use crate::Tools;
use contract::{MaterialKind, MaterialState, PageState, Refusal, Stretches};
use reading::{ReaderSettings, Readers};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Desks with a real reader, or none with a loud word where the PDF library is not installed.
pub(super) async fn desks() -> Vec<Desk> {
    desks_with(|_| {}).await
}

/// The same, with other tools put in by `change`.
pub(super) async fn desks_with(change: impl Fn(&mut Tools)) -> Vec<Desk> {
    let Some(settings) = settings() else { return Vec::new() };
    super::desks_with(|tools| {
        tools.readers = Readers::new(settings.clone());
        change(tools);
    })
    .await
}

fn settings() -> Option<ReaderSettings> {
    let tools = std::env::var_os("LECTERN_TOOLS")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lectern")))?;
    let pdfium = tools.join("native").join(reading::pdf::library_name());
    // Beside this test's folder lies what the workspace has built.
    let program = std::env::current_exe().ok()?.parent()?.parent()?.join("reading-child");
    if !pdfium.exists() || !program.exists() {
        eprintln!("skipped: PDFs ({} and {} are needed)", pdfium.display(), program.display());
        return None;
    }
    Some(ReaderSettings {
        program,
        arguments: Vec::new(),
        pdfium,
        memory_bytes: 2 << 30,
        open_limit: Duration::from_secs(60),
        page_limit: Duration::from_secs(60),
        processes: 2,
    })
}

pub(super) fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[tokio::test]
async fn a_pdf_is_read_page_by_page_with_boxes_and_pictures() {
    for desk in desks().await {
        let id = desk.take("history.pdf", &fixture("pdf/multi_page.pdf")).await;
        desk.work().await;
        let opened = desk.library.open(&desk.actor, id).await.expect("it opens");
        let material = &opened.material;
        assert_eq!((material.state, material.kind), (MaterialState::Ready, MaterialKind::Document), "{material:?}");
        assert_eq!((material.pages, material.pages_done, material.language.as_deref()), (5, 5, Some("eng")));
        assert!(opened.pages.iter().all(|page| page.state == PageState::Indexed && page.height > page.width));
        let page = desk.library.page(&desk.actor, id, 1).await.expect("it has a page");
        assert!(page.html.is_none() && page.words.len() > 100);
        let found = desk.library.find(&desk.actor, id, "WORD processor").await.expect("it is searched");
        assert!(!found.is_empty() && found.iter().all(|one| !one.boxes.is_empty()), "{found:?}");
        assert!(found[0].boxes[0].rect.x1 <= page.width && found[0].boxes[0].rect.y1 <= page.height);

        let (_, _, chunks) = rows(desk.tools(), id).await;
        let passage = desk
            .library
            .passage(&desk.actor, id, chunks[0].id.into(), &Default::default())
            .await
            .expect("it stands somewhere");
        assert_eq!((passage.page, passage.text.as_str()), (1, chunks[0].text.as_str()));
        assert!(!passage.boxes.is_empty() && passage.quoted_boxes.is_empty());
        let quoted = Stretches::new([0..8, 90_000..90_010]);
        let part = desk.library.passage(&desk.actor, id, chunks[0].id.into(), &quoted).await.expect("it is there");
        assert_eq!(part.quoted, [&chunks[0].text[..8]], "what is not in the passage is left out");
        assert_eq!(part.quoted_boxes.len(), 1);

        let picture = desk.library.page_picture(&desk.actor, id, 2, 150).await.expect("it is drawn");
        assert_eq!((&picture[..4], &picture[8..12]), (&b"RIFF"[..], &b"WEBP"[..]));
        let neighbour = crate::ingest::picture_key(id.0, 3, 200);
        assert_eq!(desk.tools().files.exists(&neighbour).await.ok(), Some(true), "neighbours are drawn with it");
        let missing = desk.library.page_picture(&desk.actor, id, 6, 200).await;
        assert!(matches!(missing, Err(crate::Fault::Refused(Refusal::Missing))));
    }
}

#[tokio::test]
async fn slides_are_told_from_documents() {
    for desk in desks().await {
        let id = desk.take("slides.pdf", &fixture("lectures/04_quality_control.pdf")).await;
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.kind), (MaterialState::Ready, MaterialKind::Slides), "{view:?}");
    }
}

#[tokio::test]
async fn an_encrypted_file_waits_for_its_password_and_opens_with_it() {
    for desk in desks().await {
        let id = desk.take("locked.pdf", &fixture("pdf/r6-both-passwords.pdf")).await;
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!(view.state, MaterialState::NeedsPassword);
        assert_eq!(view.say.as_deref(), Some("This file is protected by a password."));

        let wrong = desk.ingest.give_password(&desk.actor, id, "not it").await;
        assert!(matches!(wrong, Err(crate::Fault::Refused(Refusal::Invalid { ref field, .. })) if field == "password"));
        let strange = desk.ingest.give_password(&desk.stranger, id, "foo").await;
        assert!(matches!(strange, Err(crate::Fault::Refused(Refusal::Missing))));

        desk.ingest.give_password(&desk.actor, id, "foo").await.expect("it opens");
        let job = desk.next_job().await.expect("a job waits");
        assert!(!format!("{job:?}").contains("foo"), "the password is written nowhere");
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.pages_done, view.say), (MaterialState::Ready, view.pages, None));
        // The password is gone; the pictures were drawn in time.
        let picture = desk.library.page_picture(&desk.actor, id, 1, 200).await.expect("there is a picture");
        assert_eq!(&picture[8..12], b"WEBP");
    }
}

#[tokio::test]
async fn a_damaged_file_says_so_and_stays() {
    for desk in desks().await {
        let id = desk.take("broken.pdf", b"%PDF-1.7\nnothing of a PDF follows").await;
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!(view.state, MaterialState::Failed);
        assert!(view.say.is_some() && view.hint.is_some(), "{view:?}");
        assert!(desk.library.original(&desk.actor, id).await.is_ok(), "the upload is kept");
    }
}
