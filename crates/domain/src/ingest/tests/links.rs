//! Links: fetched once, kept, recognised, and with a sentence for whatever goes wrong.

use super::{Desk, desks, desks_with};
use crate::Fault;
use crate::web::{Fetched, NotFetched, Web};
use async_trait::async_trait;
use contract::{MaterialState, Refusal, SubjectId};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A web of a few pages.
#[derive(Default)]
struct Pages {
    asked: AtomicUsize,
}

#[async_trait]
impl Web for Pages {
    async fn page(&self, address: &str) -> Result<Fetched, NotFetched> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let fetched = |address: &str, media_type: &str, bytes: &'static [u8]| Fetched {
            address: address.into(),
            media_type: media_type.into(),
            bytes: bytes.into(),
        };
        match address {
            "https://e.org/a" | "https://short.ly/a" => {
                Ok(fetched("https://e.org/a?utm_source=x", "text/markdown", b"# Osmosis\n\nWater moves."))
            }
            "https://e.org/zip" => Ok(fetched(address, "application/zip", b"PK\x03\x04\x14\0\0\0\0\0")),
            _ => Err(NotFetched { say: "This page is not there.".into(), hint: "Check its address.".into() }),
        }
    }

    async fn picture(&self, address: &str) -> Result<Fetched, NotFetched> {
        self.page(address).await
    }
}

async fn online() -> Vec<Desk> {
    desks_with(|tools| tools.web = Arc::new(Pages::default())).await
}

#[tokio::test]
async fn a_link_is_fetched_kept_and_found() {
    for desk in online().await {
        let added = desk.ingest.add_link(&desk.actor, "e.org/a#top", None).await.expect("it is taken");
        let id = added.material.expect("it is a material");
        assert_eq!((added.file_name.as_str(), added.duplicate), ("e.org/a", false));
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.address.as_deref()), (MaterialState::Ready, Some("https://e.org/a")));
        assert_eq!(view.title, "Osmosis", "its own title takes the place of its address");
        assert_eq!(desk.found("osmosis").await, [id.0]);
        let original = desk.library.original(&desk.actor, id).await.expect("the snapshot is kept");
        assert_eq!(original.bytes, 23);
    }
}

#[tokio::test]
async fn one_page_is_kept_once_whatever_leads_to_it() {
    for desk in online().await {
        let first = desk.ingest.add_link(&desk.actor, "https://e.org/a", None).await.expect("taken").material;
        desk.work().await;
        let again = desk.ingest.add_link(&desk.actor, "https://e.org/a?utm_campaign=y", None).await.expect("told");
        assert_eq!((again.material, again.duplicate), (first, true));
        let other = desk.ingest.add_link(&desk.actor, "https://short.ly/a", None).await.expect("taken").material;
        desk.work().await;
        let view = desk.library.material(&desk.actor, other.expect("it is one")).await.expect("it is there");
        assert_eq!(view.state, MaterialState::Failed);
        assert!(view.say.is_some_and(|say| say.contains("in your library already: “Osmosis”")), "{:?}", view.hint);
        let theirs = desk.ingest.add_link(&desk.stranger, "https://e.org/a", None).await.expect("taken");
        assert!(!theirs.duplicate, "everybody has links of their own");
    }
}

#[tokio::test]
async fn what_cannot_be_fetched_or_read_says_why_and_can_be_tried_again() {
    for desk in online().await {
        for (address, say) in [
            ("https://e.org/gone", "This page is not there."),
            ("https://e.org/zip", "This kind of file cannot be read."),
        ] {
            let id = desk.ingest.add_link(&desk.actor, address, None).await.expect("taken").material;
            let id = id.expect("it is a material");
            desk.work().await;
            let view = desk.library.material(&desk.actor, id).await.expect("it is there");
            assert_eq!((view.state, view.say.as_deref()), (MaterialState::Failed, Some(say)));
            assert!(view.hint.is_some());
            desk.ingest.retry(&desk.actor, id).await.expect("it is tried again");
            desk.work().await;
            let again = desk.ingest.add_link(&desk.actor, address, None).await.expect("told");
            assert_eq!((again.material, again.duplicate), (Some(id), true));
            assert!(desk.next_job().await.is_some(), "naming it again tries it again");
            desk.work().await;
        }
    }
}

#[tokio::test]
async fn an_address_that_is_none_and_a_strangers_subject_are_refused() {
    for desk in desks().await {
        let refused = desk.ingest.add_link(&desk.actor, "file:///etc/passwd", None).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Invalid { ref field, .. })) if field == "address"));
        let theirs: SubjectId = desk.library.create_subject(&desk.stranger, "Theirs").await.expect("made").id;
        let refused = desk.ingest.add_link(&desk.actor, "https://e.org/a", Some(theirs)).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Missing))));
    }
}
