//! Figures: kept with their page, found by what is said about them, shown to their owner alone.

use super::pdf::desks;
use super::{Desk, rows};
use crate::Fault;
use crate::ingest::DescribeFigures;
use crate::providers::Providers;
use contract::{MaterialKind, MaterialState, Refusal, Work};
use models::vision::ScriptedDescriber;
use queue::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that is not ours to keep here; `None`, and a loud word, where it is not at hand.
fn shared(name: &str) -> Option<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("LECTERN_SHARED_DATA").map_or_else(beside, PathBuf::from);
    let file = folder.join(name);
    let bytes = std::fs::read(&file);
    if bytes.is_err() {
        eprintln!("skipped: {} is not there", file.display());
    }
    bytes.ok()
}

const DECK: &str = "office/markitdown/test.pptx";

#[tokio::test]
async fn the_pictures_of_a_deck_are_figures_that_are_kept_and_shown() {
    let Some(deck) = shared(DECK) else { return };
    for desk in desks().await {
        let id = desk.take("deck.pptx", &deck).await;
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!((view.state, view.kind), (MaterialState::Ready, MaterialKind::Slides), "{:?}", view.say);
        let figures = desk.library.figures(&desk.actor, id).await.expect("they are listed");
        let figure = figures.first().expect("the deck has a picture");
        assert!(figure.has_picture() && figure.rect.is_none());
        let picture = desk.library.figure_picture(&desk.actor, figure.id).await.expect("it is kept");
        assert_eq!(&picture[8..12], b"WEBP");
        assert!(view.cover.is_some(), "a figure stands for it in lists");
        let page = desk.library.page(&desk.actor, id, figure.page).await.expect("it has a page");
        let html = page.html.expect("slides flow");
        assert!(html.contains(&format!("<img src=\"/figures/{}.webp\"", figure.id)), "{html}");

        for refused in [
            desk.library.figures(&desk.stranger, id).await.err(),
            desk.library.figure_picture(&desk.stranger, figure.id).await.err(),
        ] {
            assert!(matches!(refused, Some(Fault::Refused(Refusal::Missing))), "{refused:?}");
        }
        assert_eq!(desk.ingest.figures(&desk.actor, id).await.ok(), Some(figures.len() as u64));
    }
}

#[tokio::test]
async fn what_goes_takes_its_figures_along() {
    let Some(deck) = shared(DECK) else { return };
    for desk in desks().await {
        let id = desk.take("deck.pptx", &deck).await;
        desk.work().await;
        let folder = desk.tools().files.root().join(format!("figures/{}", id.0));
        assert!(folder.is_dir());
        desk.library.delete_forever(&desk.actor, id).await.expect("it is deleted");
        desk.work().await;
        assert!(!folder.exists());
    }
}

/// The desk with a model that sees.
async fn seeing() -> Vec<Desk> {
    let told = "A bar chart of zebrafish counts.".to_owned();
    super::pdf::desks_with(move |tools| tools.describer = Some(Arc::new(ScriptedDescriber(Ok(told.clone()))))).await
}

#[tokio::test]
async fn a_model_that_sees_makes_figures_found_by_what_they_show() {
    let Some(deck) = shared(DECK) else { return };
    for desk in seeing().await {
        let id = desk.take("deck.pptx", &deck).await;
        desk.work().await;
        assert_eq!(desk.found("zebrafish").await.first(), Some(&id.0));
        let (_, _, chunks) = rows(desk.tools(), id).await;
        let told: Vec<_> = chunks.iter().filter(|chunk| chunk.figure_id.is_some()).collect();
        assert!(!told.is_empty() && told.iter().all(|chunk| chunk.indexed));
        assert_eq!(desk.indexed().await, chunks.len(), "what was said before is not in the index any more");
        let passage = desk
            .library
            .passage(&desk.actor, id, told[0].id.into(), &Default::default())
            .await
            .expect("it stands somewhere");
        assert_eq!(passage.figure.map(|figure| figure.0), told[0].figure_id);
        let again = Context::detached(desk.tools().queue_clock());
        desk.ingest
            .describe_figures(DescribeFigures { material: id.0 }, again)
            .await
            .expect("a second run does nothing");
        let usage = Providers::new(desk.bench.tools.clone()).usage(&desk.actor).await.expect("it is told");
        let figures = desk.library.figures(&desk.actor, id).await.expect("they are listed").len() as u64;
        assert_eq!(
            usage.uses.iter().map(|used| (used.work, used.requests)).collect::<Vec<_>>(),
            [(Work::Vision, figures)]
        );
        assert_eq!(rows(desk.tools(), id).await.2, chunks);
    }
}
