//! Words that stand only inside pictures: recognised after the pages were read, found, and quoted by nobody as noise.

use super::pdf::fixture;
use super::{Desk, rows};
use crate::ingest::{CheckFigures, RecogniseFigures};
use crate::retrieval::Retrieval;
use ::store::entities::figure;
use contract::{MaterialId, MaterialState, SearchRequest};
use queue::{Context, Job, JobFault};
use reading::ocr::{OcrSettings, presence};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Desks that recognise words by this program, or none with a loud word where nothing does.
async fn seeing(tesseract: &Path) -> Vec<Desk> {
    let settings = OcrSettings { tesseract: tesseract.into(), ..OcrSettings::default() };
    if presence(&settings).engine.is_none() {
        eprintln!("skipped: no recogniser is here");
        return Vec::new();
    }
    super::pdf::desks_with(|tools| tools.readers = tools.readers.clone().with_ocr(settings.clone())).await
}

/// What is known of the words of a material's figures, in order.
async fn words(desk: &Desk, id: MaterialId) -> Vec<Option<String>> {
    let all = figure::Entity::find().filter(figure::Column::MaterialId.eq(id.0)).order_by_asc(figure::Column::Number);
    let all = all.all(desk.tools().store.reads()).await.expect("figures are read");
    all.into_iter().map(|figure| figure.words).collect()
}

async fn recognise(desk: &Desk, id: MaterialId) -> Result<queue::Done, JobFault> {
    let context = Context::detached(desk.tools().queue_clock());
    desk.ingest.recognise_figures(RecogniseFigures { material: id.0 }, context).await
}

#[tokio::test]
async fn a_word_that_stands_only_in_a_picture_of_a_document_is_found_and_opens_the_figure() {
    for desk in seeing(Path::new("tesseract")).await {
        let id = desk.take("kidney.docx", &fixture("figures/words.docx")).await;
        desk.work().await;
        let view = desk.library.material(&desk.actor, id).await.expect("it is there");
        assert_eq!(view.state, MaterialState::Ready, "{:?}", view.say);
        let search = Retrieval::new(desk.bench.tools.clone());
        let request = SearchRequest { query: "podocyte".into(), ..SearchRequest::default() };
        let found = search.search(&desk.actor, request).await.expect("it searches");
        let hit = found.hits.first().expect("the word in the picture is found");
        assert!(hit.material == id && hit.passage.contains("GLOMERULUS\nPodocyte foot process"), "{hit:?}");
        let figures = desk.library.figures(&desk.actor, id).await.expect("they are listed");
        assert_eq!(hit.figure, Some(figures[0].id), "the hit opens the figure");
        // Once, though it stands there twice; nothing in the photo; the icon is too small to be looked at.
        let known = words(&desk, id).await;
        let known: Vec<Option<&str>> = known.iter().map(Option::as_deref).collect();
        assert_eq!(known, [Some("GLOMERULUS\nPodocyte foot process"), Some(""), Some(""), None]);
        assert!(figures[1].words.is_none(), "words that are not there are not shown");

        let before = rows(desk.tools(), id).await;
        recognise(&desk, id).await.expect("a second run does nothing");
        assert_eq!(rows(desk.tools(), id).await, before);
        assert_eq!(desk.indexed().await, before.2.len());
    }
}

/// Nobody has looked at the figures that match.
async fn forget(desk: &Desk, which: sea_orm::Condition) {
    let figures = figure::Entity::update_many().col_expr(figure::Column::Words, Expr::value(None::<String>));
    figures.filter(which).exec(desk.tools().store.writes()).await.expect("they are changed");
}

#[tokio::test]
async fn a_figure_that_is_the_same_as_a_known_one_is_not_told_of_twice() {
    for desk in seeing(Path::new("tesseract")).await {
        let id = desk.take("kidney.docx", &fixture("figures/words.docx")).await;
        desk.work().await;
        let before = words(&desk, id).await;
        forget(&desk, figure::Column::Words.eq("").into()).await;
        recognise(&desk, id).await.expect("it looks at those two");
        assert_eq!(words(&desk, id).await, before);
    }
}

#[tokio::test]
async fn figures_that_were_read_in_before_anybody_looked_at_them_are_looked_at_in_the_daily_round() {
    for desk in seeing(Path::new("tesseract")).await {
        let check = async || {
            let context = Context::detached(desk.tools().queue_clock());
            desk.ingest.check_figures(CheckFigures::default(), context).await.expect("it looks")
        };
        let id = desk.take("kidney.docx", &fixture("figures/words.docx")).await;
        while let Some(job) = desk.next_job().await {
            if job.name == RecogniseFigures::NAME { desk.end(job.id).await } else { desk.run(job).await }
        }
        let pages = rows(desk.tools(), id).await.1;
        desk.library.trash(&desk.actor, id).await.expect("it is trashed");
        check().await;
        assert_eq!(words(&desk, id).await, vec![None; 4], "what is in the trash is left alone");
        desk.library.restore(&desk.actor, id).await.expect("it is restored");
        while let Some(job) = desk.next_job().await {
            if job.name == RecogniseFigures::NAME { desk.end(job.id).await } else { desk.run(job).await }
        }
        assert!(desk.found("podocyte").await.is_empty());

        check().await;
        assert_eq!(desk.found("podocyte").await.first(), Some(&id.0));
        assert_eq!(rows(desk.tools(), id).await.1, pages, "no page was read again");
        let known = words(&desk, id).await;
        check().await;
        assert_eq!(words(&desk, id).await, known, "a second round finds nothing to do");
    }
}

#[tokio::test]
async fn what_the_recogniser_cannot_do_stays_undone_and_is_done_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, away) = (folder.path().join("tesseract"), folder.path().join("away"));
    std::fs::write(&program, "#!/bin/sh\nexec tesseract \"$@\"\n").expect("a program");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    for desk in seeing(&program).await {
        let id = desk.take("kidney.docx", &fixture("figures/words.docx")).await;
        while let Some(job) = desk.next_job().await {
            if job.name == RecogniseFigures::NAME { desk.end(job.id).await } else { desk.run(job).await }
        }
        let state = async || desk.library.material(&desk.actor, id).await.expect("it is there").state;
        assert_eq!(state().await, MaterialState::Ready, "it can be asked before its pictures are looked at");
        assert_eq!(words(&desk, id).await, vec![None; 4]);

        std::fs::rename(&program, &away).expect("the recogniser goes");
        let stopped = recognise(&desk, id).await.expect_err("nothing reads them");
        assert!(matches!(stopped, JobFault::Retry(_)), "{stopped:?}");
        assert_eq!((state().await, words(&desk, id).await), (MaterialState::Ready, vec![None; 4]));
        assert!(desk.found("podocyte").await.is_empty());

        // A picture that is lost takes nothing else along.
        std::fs::rename(&away, &program).expect("the recogniser is back");
        let lost = desk.tools().files.root().join(format!("figures/{}/1-3.webp", id.0));
        std::fs::remove_file(lost).expect("the picture is lost");
        recognise(&desk, id).await.expect("it reads the others");
        assert_eq!(desk.found("podocyte").await.first(), Some(&id.0));
        assert_eq!(words(&desk, id).await.iter().filter(|words| words.is_none()).count(), 2);
    }
}
