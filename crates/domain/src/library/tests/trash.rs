//! The trash, and what is gone for good.

use super::desks;
use ::store::entities::{chunk, material, page};
use chrono::Duration;
use contract::{MaterialFilter, Refusal};
use sea_orm::{EntityTrait, PaginatorTrait};

#[tokio::test]
async fn trashed_is_out_of_lists_and_search_and_comes_back_whole() {
    for desk in desks().await {
        let id = desk.take("a.md", b"The cell divides.").await;
        desk.work().await;
        desk.library.trash(&desk.actor, id).await.expect("trashed");
        desk.work().await;
        assert!(desk.found("divides").await.is_empty());
        let shelf = desk.library.materials(&desk.actor, MaterialFilter::default()).await.expect("a list");
        let trash = MaterialFilter { trashed: true, ..MaterialFilter::default() };
        let trash = desk.library.materials(&desk.actor, trash).await.expect("a list");
        assert_eq!((shelf.total, trash.total), (0, 1));
        desk.library.restore(&desk.actor, id).await.expect("restored");
        desk.work().await;
        assert_eq!(desk.found("divides").await, [id.0]);
        let shelf = desk.library.materials(&desk.actor, MaterialFilter::default()).await.expect("a list");
        assert_eq!(shelf.total, 1);
    }
}

#[tokio::test]
async fn deleted_leaves_no_row_no_file_and_no_passage() {
    for desk in desks().await {
        let id = desk.take("a.md", b"The cell divides.").await;
        desk.work().await;
        desk.library.delete_forever(&desk.actor, id).await.expect("deleted");
        desk.work().await;
        assert_eq!(desk.indexed().await, 0);
        let db = desk.tools().store.reads();
        assert_eq!(material::Entity::find().count(db).await.ok(), Some(0));
        assert_eq!(page::Entity::find().count(db).await.ok(), Some(0));
        assert_eq!(chunk::Entity::find().count(db).await.ok(), Some(0));
        let folder = desk.tools().files.root().join(format!("originals/{}", desk.actor.account));
        assert_eq!(std::fs::read_dir(folder).map(Iterator::count).unwrap_or(0), 0);
        let gone = desk.library.original(&desk.actor, id).await;
        assert!(matches!(gone, Err(crate::Fault::Refused(Refusal::Missing))));
    }
}

#[tokio::test]
async fn a_file_brought_again_before_it_was_cleared_away_stays() {
    for desk in desks().await {
        let id = desk.take("a.md", b"The cell divides.").await;
        desk.work().await;
        desk.library.delete_forever(&desk.actor, id).await.expect("deleted");
        let again = desk.take("a.md", b"The cell divides.").await;
        desk.work().await;
        assert!(desk.library.original(&desk.actor, again).await.is_ok());
        assert_eq!(desk.found("divides").await, [again.0]);
    }
}

#[tokio::test]
async fn the_trash_is_emptied_after_thirty_days_and_not_before() {
    for desk in desks().await {
        let id = desk.take("a.md", b"The cell divides.").await;
        let kept = desk.take("b.md", b"Another cell.").await;
        desk.work().await;
        desk.library.trash(&desk.actor, id).await.expect("trashed");
        desk.bench.clock.advance(Duration::days(29));
        assert_eq!(desk.library.empty_old_trash().await.ok(), Some(0));
        desk.library.trash(&desk.actor, kept).await.expect("trashed");
        desk.bench.clock.advance(Duration::days(2));
        assert_eq!(desk.library.empty_old_trash().await.ok(), Some(1));
        assert!(desk.library.material(&desk.actor, id).await.is_err());
        assert!(desk.library.restore(&desk.actor, kept).await.is_ok());
        desk.library.trash(&desk.actor, kept).await.expect("trashed");
        assert_eq!(desk.library.empty_trash(&desk.actor).await.ok(), Some(1));
    }
}
