//! Taking files in.

use super::desks;
use ::store::entities::{job, material};
use contract::{MaterialState, Refusal, SubjectId};
use sea_orm::{EntityTrait, PaginatorTrait};
use std::convert::Infallible;

#[tokio::test]
async fn an_accepted_file_is_on_the_disk_and_in_the_queue() {
    for desk in desks().await {
        let id = desk.take("Week_1 cells.md", b"# Cells\n\nThe cell divides.").await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.title.as_str(), view.state), ("Week 1 cells", MaterialState::Waiting));
        assert_eq!(view.media_type, "text/markdown");
        let job = desk.next_job().await.expect("a job waits");
        assert_eq!((job.name.as_str(), Some(job.id.into())), ("read_material", view.job));
        let original = desk.library.original(&desk.actor, id).await.expect("the original is kept");
        assert_eq!((original.name.as_str(), original.bytes), ("Week_1 cells.md", 26));
    }
}

#[tokio::test]
async fn a_markdown_file_is_read_searched_and_shown() {
    for desk in desks().await {
        let id = desk.take("cells.md", b"# Cells\n\nThe **Golgi** apparatus sorts proteins.\n\n$x^2$").await;
        desk.work().await;
        let opened = desk.library.open(&desk.actor, id).await.expect("it opens");
        let material = &opened.material;
        assert_eq!(material.state, MaterialState::Ready);
        assert_eq!((material.pages, material.pages_done, material.job), (1, 1, None));
        assert_eq!(opened.outline.first().map(|line| line.title.as_str()), Some("Cells"));
        assert_eq!(desk.found("golgi").await, [id.0]);
        let page = desk.library.page(&desk.actor, id, 1).await.expect("it has a page");
        let html = page.html.expect("Markdown is shown as HTML");
        assert!(html.contains("<strong>Golgi</strong>") && html.contains("<math"), "{html}");
        assert_eq!(desk.ingest.passages(&desk.actor, id).await.ok(), Some(desk.indexed().await as u64));
    }
}

#[tokio::test]
async fn the_same_bytes_are_recognised_under_any_name() {
    for desk in desks().await {
        let first = desk.take("a.txt", b"The same words.").await;
        let again = desk.bring("b.txt", b"The same words.").await;
        assert_eq!((again.material, again.duplicate), (Some(first), true));
        let db = desk.tools().store.reads();
        assert_eq!(material::Entity::find().count(db).await.ok(), Some(1));
        assert_eq!(job::Entity::find().count(db).await.ok(), Some(1));
    }
}

#[tokio::test]
async fn the_same_bytes_of_somebody_else_are_their_own() {
    for desk in desks().await {
        let mine = desk.take("a.txt", b"The same words.").await;
        let received =
            desk.ingest.receive(futures::stream::iter([Ok::<_, Infallible>("The same words.".into())])).await;
        let theirs = desk.ingest.accept(&desk.stranger, "a.txt", received.expect("received"), None).await;
        let theirs = theirs.expect("it is taken");
        assert!(!theirs.duplicate);
        assert_ne!(theirs.material, Some(mine));
    }
}

#[tokio::test]
async fn a_file_that_was_trashed_comes_back_when_it_is_brought_again() {
    for desk in desks().await {
        let id = desk.take("a.txt", b"The mitochondrion makes energy.").await;
        desk.work().await;
        desk.library.trash(&desk.actor, id).await.expect("it is trashed");
        desk.work().await;
        assert!(desk.found("mitochondrion").await.is_empty());
        let again = desk.bring("a.txt", b"The mitochondrion makes energy.").await;
        assert_eq!((again.material, again.duplicate), (Some(id), true));
        desk.work().await;
        assert_eq!(desk.found("mitochondrion").await, [id.0]);
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.trashed_at, view.state), (None, MaterialState::Ready));
    }
}

#[tokio::test]
async fn an_empty_file_is_refused_with_what_to_do_and_nothing_of_it_stays() {
    for desk in desks().await {
        let uploaded = desk.bring("empty.pdf", b"").await;
        let refusal = uploaded.refusal.expect("it is refused");
        assert_eq!((refusal.say().as_str(), uploaded.material), ("This file is empty.", None));
        let db = desk.tools().store.reads();
        assert_eq!(material::Entity::find().count(db).await.ok(), Some(0));
        let staged = desk.tools().files.prepare().await;
        assert_eq!(staged.ok(), Some(0), "nothing of a refused file stays");
    }
}

#[tokio::test]
async fn a_cut_upload_and_one_that_is_too_large_leave_nothing_behind() {
    for desk in super::desks_with(|tools| tools.limits.upload_bytes = 10).await {
        let cut = futures::stream::iter([Ok("half".into()), Err("gone")]);
        assert!(matches!(desk.ingest.receive(cut).await, Err(files::ReceiveError::Cut(_))));
        let large = futures::stream::iter([Ok::<_, Infallible>("more than ten bytes".into())]);
        assert!(matches!(desk.ingest.receive(large).await, Err(files::ReceiveError::TooLarge { limit: 10 })));
        let left = walk(desk.tools().files.root());
        assert!(left.is_empty(), "{left:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let all = entries.flatten().map(|entry| entry.path());
    all.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn a_full_library_and_a_strangers_subject_are_refused() {
    for desk in super::desks_with(|tools| tools.limits.materials_per_account = 1).await {
        desk.take("a.txt", b"One.").await;
        let second = desk.bring("b.txt", b"Two.").await;
        assert!(matches!(second.refusal, Some(Refusal::TooMuch { wait: 0, .. })), "{second:?}");
        let theirs: SubjectId = desk.library.create_subject(&desk.stranger, "Theirs").await.expect("made").id;
        let received = desk.ingest.receive(futures::stream::iter([Ok::<_, Infallible>("x".into())])).await;
        let refused = desk.ingest.accept(&desk.actor, "x.txt", received.expect("received"), Some(theirs)).await;
        assert!(matches!(refused, Err(crate::Fault::Refused(Refusal::Missing))));
    }
}
