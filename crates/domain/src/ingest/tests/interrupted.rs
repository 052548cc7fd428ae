//! Reading in that is broken off anywhere and begun again ends where an undisturbed one ends.

use super::{Desk, desks, rows};
use crate::ingest::ReadMaterial;
use contract::{MaterialId, MaterialState};
use queue::Context;
use std::future::Future;
use std::pin::pin;
use std::task::Poll;

/// Several pages with headings that carry over, and words that are told apart.
fn long_text() -> String {
    let chapter = |n: usize| {
        let words: Vec<String> = (0..1_700).map(|word| format!("word{}", (word * 7 + n * 13) % 997)).collect();
        let paragraphs: Vec<String> = words.chunks(60).map(|part| format!("{}.", part.join(" "))).collect();
        format!("# Chapter {n}\n\n## Part {n}\n\n{}\n\n", paragraphs.join("\n\n"))
    };
    (0..8).map(chapter).collect()
}

/// Runs the job until it has been woken so many times, then drops it: as a killed process would, between any two steps.
async fn run_for(desk: &Desk, id: MaterialId, wakes: usize) -> bool {
    let context = Context::detached(desk.tools().queue_clock());
    let mut job = pin!(desk.ingest.read_material(ReadMaterial { material: id.0 }, context));
    let mut left = wakes;
    std::future::poll_fn(|waker| {
        if let Poll::Ready(result) = job.as_mut().poll(waker) {
            assert!(result.is_ok(), "{result:?}");
            return Poll::Ready(true);
        }
        left = left.saturating_sub(1);
        if left == 0 { Poll::Ready(false) } else { Poll::Pending }
    })
    .await
}

#[tokio::test]
async fn broken_off_anywhere_it_ends_as_if_it_had_not_been() {
    let text = long_text();
    for desk in desks().await {
        let undisturbed = desk.take("whole.md", text.as_bytes()).await;
        assert!(run_for(&desk, undisturbed, usize::MAX).await);
        let (material, pages, chunks) = rows(desk.tools(), undisturbed).await;
        assert!(pages.len() >= 4 && chunks.len() > 50, "{} pages, {} passages", pages.len(), chunks.len());
        assert!(chunks.iter().all(|chunk| chunk.indexed) && pages.iter().all(|page| page.state == "indexed"));
        assert_eq!(material.pages_done as usize, pages.len());
        let indexed = desk.indexed().await;
        assert_eq!(indexed, chunks.len());

        // One more blank line: another file with the same pages.
        let disturbed = desk.take("broken.md", format!("{text}\n").as_bytes()).await;
        let (mut breaks, mut wakes) = (0, 5);
        while !run_for(&desk, disturbed, wakes).await {
            breaks += 1;
            wakes += wakes / 4 + 1;
        }
        assert!(breaks > 3, "{}: broken off only {breaks} times", desk.bench.name);
        let (again, pages_again, chunks_again) = rows(desk.tools(), disturbed).await;
        assert_eq!(again.state, ::store::word::of(MaterialState::Ready));
        let counts = |row: &::store::entities::material::Model| {
            (row.pages, row.pages_done, row.pages_failed, row.kind.clone(), row.language.clone(), row.outline.clone())
        };
        assert_eq!(counts(&again), counts(&material));
        let page_of = |row: &::store::entities::page::Model| {
            (row.number, row.text.clone(), row.headings.clone(), row.blocks.clone(), row.state.clone())
        };
        assert_eq!(pages_again.iter().map(page_of).collect::<Vec<_>>(), pages.iter().map(page_of).collect::<Vec<_>>());
        let chunk_of = |row: &::store::entities::chunk::Model| {
            (row.page, row.ordinal, row.text.clone(), row.start, row.end_, row.headings.clone(), row.indexed)
        };
        assert_eq!(
            chunks_again.iter().map(chunk_of).collect::<Vec<_>>(),
            chunks.iter().map(chunk_of).collect::<Vec<_>>()
        );
        assert_eq!(desk.indexed().await, indexed * 2, "every passage is in the index once");
    }
}

#[tokio::test]
async fn a_second_run_of_a_finished_job_changes_nothing() {
    for desk in desks().await {
        let id = desk.take("a.md", b"# A\n\nSome words to find.").await;
        desk.work().await;
        let before = rows(desk.tools(), id).await;
        assert!(run_for(&desk, id, usize::MAX).await);
        assert_eq!(rows(desk.tools(), id).await, before);
        assert_eq!(desk.indexed().await, before.2.len());
    }
}

#[tokio::test]
async fn a_cancelled_job_keeps_what_was_read_and_goes_on_when_asked_again() {
    for desk in desks().await {
        let id = desk.take("long.md", long_text().as_bytes()).await;
        desk.ingest.cancel(&desk.actor, id).await.expect("it is stopped");
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!(view.state, MaterialState::Cancelled);
        desk.ingest.retry(&desk.actor, id).await.expect("it goes on");
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.pages_done), (MaterialState::Ready, view.pages));
    }
}
