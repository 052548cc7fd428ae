//! Notes: written in place, readable at once, found after the job.

use super::desks;
use contract::{MaterialKind, MaterialState, Refusal};

#[tokio::test]
async fn a_note_can_be_read_at_once_and_is_found_after_the_job() {
    for desk in desks().await {
        let id = desk.library.write_note(&desk.actor, None, "", "# Ribosomes\n\nThey build proteins.").await;
        let id = id.expect("it is written");
        let opened = desk.library.open(&desk.actor, id).await.expect("it opens");
        assert_eq!((opened.material.title.as_str(), opened.material.kind), ("Ribosomes", MaterialKind::Note));
        assert_eq!(opened.note.as_deref(), Some("# Ribosomes\n\nThey build proteins."));
        let page = desk.library.page(&desk.actor, id, 1).await.expect("it has a page");
        assert!(page.html.is_some_and(|html| html.contains("<h1>Ribosomes</h1>")));
        desk.work().await;
        assert_eq!(desk.found("ribosomes").await, [id.0]);
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.kind), (MaterialState::Ready, MaterialKind::Note));
    }
}

#[tokio::test]
async fn a_title_alone_is_a_draft_and_nothing_at_all_is_refused() {
    for desk in desks().await {
        for (title, words) in [("", ""), (" \n", "\t \r\n"), ("", "\0")] {
            let refused = desk.library.write_note(&desk.actor, None, title, words).await;
            let Err(crate::Fault::Refused(refusal @ Refusal::Invalid { .. })) = refused else { panic!("{refused:?}") };
            assert!(refusal.say().ends_with('.') && !refusal.hint().is_empty());
        }
        let id = desk.library.write_note(&desk.actor, None, "Ribosomes", "").await.expect("a draft");
        assert_eq!(desk.library.material(&desk.actor, id).await.expect("it is there").title, "Ribosomes");
    }
}

#[tokio::test]
async fn a_changed_note_is_found_by_its_new_words_only() {
    for desk in desks().await {
        let id = desk.library.write_note(&desk.actor, None, "Plants", "Chlorophyll is green.").await.expect("written");
        desk.work().await;
        desk.library.change_note(&desk.actor, id, "Plants", "Xylem carries water.").await.expect("changed");
        let page = desk.library.page(&desk.actor, id, 1).await.expect("it has a page");
        assert_eq!(page.text, "Xylem carries water.");
        desk.work().await;
        assert_eq!(desk.found("xylem").await, [id.0]);
        assert!(desk.found("chlorophyll").await.is_empty());
        assert_eq!(desk.indexed().await, 1);
        desk.library.change_note(&desk.actor, id, "Plants", "").await.expect("emptied");
        desk.work().await;
        assert_eq!(desk.indexed().await, 0);
    }
}

#[tokio::test]
async fn only_notes_can_be_written_in() {
    for desk in desks().await {
        let id = desk.take("a.md", b"Words.").await;
        let refused = desk.library.change_note(&desk.actor, id, "x", "y").await;
        assert!(matches!(refused, Err(crate::Fault::Refused(Refusal::Conflict { .. }))));
    }
}
