//! Files of a kind that nothing here reads: kept, said so, given back, and read as soon as something does.

use super::{Desk, desks};
use crate::Fault;
use ::store::entities::material;
use contract::{MaterialId, MaterialState, MaterialView, Refusal};
use futures::TryStreamExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

const OLD_WORD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0";
const OLD_WORD_SAYS: &str = "This is a Word file of the old kind, from before 2007.";

/// The files, and how what is said of each begins.
const UNREAD: [(&str, &[u8], &str, &str); 5] = [
    ("photos.pdf", b"PK\x03\x04\x14\0\0\0\0\0", "This kind of file cannot be read.", "Bring a PDF"),
    ("old.doc", OLD_WORD, OLD_WORD_SAYS, "Open it in Word or LibreOffice, save it as .docx"),
    ("setup.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "This kind of file cannot be read.", "Bring a PDF"),
    ("letter.rtf", b"{\\rtf1\\ansi Dear all}", "This is a document in Rich Text Format.", "Open it in Word"),
    ("tune.mid", b"MThd\0\0\0\x06\0\x01\0\x01\0\x60", "This kind of file cannot be read.", "Bring a PDF"),
];

async fn view(desk: &Desk, id: MaterialId) -> MaterialView {
    desk.library.material(&desk.actor, id).await.expect("it is there")
}

async fn given_back(desk: &Desk, id: MaterialId) -> Vec<u8> {
    let original = desk.library.original(&desk.actor, id).await.expect("the original is kept");
    original.stream.try_collect::<Vec<_>>().await.expect("it is read").concat()
}

fn is_missing<T>(outcome: Result<T, Fault>) -> bool {
    matches!(outcome, Err(Fault::Refused(Refusal::Missing)))
}

#[tokio::test]
async fn a_file_that_nothing_reads_is_kept_and_says_what_it_is_and_what_to_do() {
    for desk in desks().await {
        for (name, bytes, say, hint) in UNREAD {
            let uploaded = desk.bring(name, bytes).await;
            let refusal = uploaded.refusal.expect("its line says what is wrong");
            assert!(refusal.say() == say && refusal.hint().starts_with(hint), "{name}: {refusal:?}");
            let id = uploaded.material.unwrap_or_else(|| panic!("{name} is kept"));
            let kept = view(&desk, id).await;
            assert_eq!((kept.state, kept.job), (MaterialState::Failed, None), "{name}");
            assert_eq!((kept.say, kept.hint), (Some(refusal.say()), Some(refusal.hint())), "{name}");
            assert_eq!(given_back(&desk, id).await, bytes, "{name}");
            assert!(is_missing(desk.library.original(&desk.stranger, id).await), "{name}");
            let played = desk.library.recording(&desk.actor, id, crate::Stretch::Whole).await;
            assert!(is_missing(played), "{name} is a download and nothing else");
        }
        assert!(desk.next_job().await.is_none(), "there is nothing to read");
    }
}

#[tokio::test]
async fn what_nothing_reads_goes_to_the_trash_and_for_good() {
    for desk in desks().await {
        let id = desk.take("old.doc", OLD_WORD).await;
        desk.library.trash(&desk.actor, id).await.expect("it is trashed");
        desk.work().await;
        let again = desk.bring("old.doc", OLD_WORD).await;
        assert_eq!((again.material, again.duplicate), (Some(id), true));
        assert_eq!(again.refusal.map(|refusal| refusal.say()).as_deref(), Some(OLD_WORD_SAYS));
        let back = view(&desk, id).await;
        assert_eq!(
            (back.trashed_at, back.state, back.say.as_deref()),
            (None, MaterialState::Failed, Some(OLD_WORD_SAYS))
        );

        let key = format!("originals/{}", desk.actor.account);
        let folder = desk.tools().files.local(&key);
        assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 1);
        desk.library.delete_forever(&desk.actor, id).await.expect("it is deleted");
        desk.work().await;
        assert_eq!(material::Entity::find().count(desk.tools().store.reads()).await.ok(), Some(0));
        assert_eq!(std::fs::read_dir(&folder).map_or(0, Iterator::count), 0);
    }
}

#[tokio::test]
async fn another_try_says_the_same_while_nothing_reads_it() {
    for desk in desks().await {
        let id = desk.take("old.doc", OLD_WORD).await;
        assert!(is_missing(desk.ingest.retry(&desk.stranger, id).await));
        desk.ingest.retry(&desk.actor, id).await.expect("it is tried again");
        assert_eq!(view(&desk, id).await.state, MaterialState::Waiting);
        desk.work().await;
        let kept = view(&desk, id).await;
        assert_eq!((kept.state, kept.say.as_deref()), (MaterialState::Failed, Some(OLD_WORD_SAYS)));
        assert_eq!(given_back(&desk, id).await, OLD_WORD);
    }
}

#[tokio::test]
async fn another_try_reads_what_has_become_readable() {
    for desk in desks().await {
        let id = desk.take("cells.md", b"The Golgi apparatus sorts proteins.").await;
        // As a version left it that did not know this kind.
        material::Entity::update_many()
            .col_expr(material::Column::MediaType, Expr::value("unknown"))
            .col_expr(material::Column::State, Expr::value("failed"))
            .filter(material::Column::Id.eq(id.0))
            .exec(desk.tools().store.writes())
            .await
            .expect("it is changed");
        desk.ingest.retry(&desk.actor, id).await.expect("it is tried again");
        desk.work().await;
        let read = view(&desk, id).await;
        assert_eq!((read.state, read.media_type.as_str(), read.say), (MaterialState::Ready, "text/markdown", None));
        assert_eq!(desk.found("golgi").await, [id.0]);
    }
}

#[tokio::test]
async fn the_same_bytes_by_a_name_that_is_read_are_read() {
    for desk in desks().await {
        let words = b"The Golgi apparatus sorts proteins.";
        let id = desk.take("cells.rtf", words).await;
        assert_eq!(view(&desk, id).await.state, MaterialState::Failed);
        let again = desk.bring("cells.txt", words).await;
        assert_eq!((again.material, again.duplicate, again.refusal), (Some(id), true, None));
        desk.work().await;
        let read = view(&desk, id).await;
        assert_eq!((read.state, read.media_type.as_str()), (MaterialState::Ready, "text/plain"));
        assert_eq!(desk.found("golgi").await, [id.0]);
        let original = desk.library.original(&desk.actor, id).await.expect("the original is kept");
        assert_eq!(original.name, "cells.txt");
        // A name that is not read takes nothing away from what was.
        let third = desk.bring("cells.rtf", words).await;
        assert_eq!((third.material, third.refusal), (Some(id), None));
        assert_eq!(view(&desk, id).await.state, MaterialState::Ready);
    }
}
