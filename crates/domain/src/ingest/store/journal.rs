//! The journal: which pages of a material are read, and how far each is.

use ::store::entities::page::{self, Column};
use ::store::entities::{chunk, figure, material};
use ::store::word;
use contract::PageState;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Rows of a statement: SQLite takes 32,766 values at once, a passage has eleven.
const ROWS: usize = 500;
/// Pixels on a side from which a figure can stand for its material.
const COVER: i32 = 120;

/// Numbers of the pages that are in the journal, first to last.
pub(in crate::ingest) async fn journaled(db: &impl ConnectionTrait, material: Uuid) -> Result<Vec<i32>, DbErr> {
    let numbers = page::Entity::find().select_only().column(Column::Number).filter(Column::MaterialId.eq(material));
    numbers.order_by_asc(Column::Number).into_tuple().all(db).await
}

/// The headings that hold after a page.
pub(in crate::ingest) async fn headings_after(
    db: &impl ConnectionTrait,
    material: Uuid,
    number: i32,
) -> Result<Option<serde_json::Value>, DbErr> {
    let one = page::Entity::find_by_id((material, number)).select_only().column(Column::Headings);
    one.into_tuple().one(db).await
}

/// Writes a page with its figures and passages. `false`, and nothing is written, when the page is in the journal already.
pub(in crate::ingest) async fn write_page(
    db: &impl ConnectionTrait,
    page: page::Model,
    figures: Vec<figure::Model>,
    chunks: Vec<chunk::Model>,
) -> Result<bool, DbErr> {
    let new = page::Entity::insert(page.into_active_model().reset_all());
    let once = OnConflict::columns([Column::MaterialId, Column::Number]).do_nothing().to_owned();
    if new.on_conflict(once).exec_without_returning(db).await? == 0 {
        return Ok(false);
    }
    if !figures.is_empty() {
        let rows = figures.into_iter().map(|row| row.into_active_model().reset_all());
        figure::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    let mut chunks = chunks.into_iter().peekable();
    while chunks.peek().is_some() {
        let rows: Vec<_> = chunks.by_ref().take(ROWS).map(|row| row.into_active_model().reset_all()).collect();
        chunk::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(true)
}

/// Takes all pages, figures and passages out, to be written anew.
pub(in crate::ingest) async fn clear(db: &impl ConnectionTrait, material: Uuid) -> Result<(), DbErr> {
    figure::Entity::delete_many().filter(figure::Column::MaterialId.eq(material)).exec(db).await?;
    chunk::Entity::delete_many().filter(chunk::Column::MaterialId.eq(material)).exec(db).await?;
    page::Entity::delete_many().filter(Column::MaterialId.eq(material)).exec(db).await?;
    Ok(())
}

/// Takes the pages that failed out of the journal, so that they are tried again.
pub(in crate::ingest) async fn clear_failed(db: &impl ConnectionTrait, material: Uuid) -> Result<(), DbErr> {
    let failed = page::Entity::delete_many().filter(Column::MaterialId.eq(material));
    failed.filter(Column::State.eq(word::of(PageState::Failed))).exec(db).await?;
    Ok(())
}

/// Takes the pages that are pictures of text out of the journal, with all that was made of them, so that they are read
/// again. Gives the passages that the index still holds.
pub(in crate::ingest) async fn clear_unrecognised(
    db: &impl ConnectionTrait,
    material: Uuid,
) -> Result<Vec<Uuid>, DbErr> {
    let pages = page::Entity::find().select_only().column(Column::Number).filter(Column::MaterialId.eq(material));
    let pages: Vec<i32> = pages.filter(Column::NeedsOcr.eq(true)).into_tuple().all(db).await?;
    let mut stale = Vec::new();
    for part in pages.chunks(ROWS) {
        let on_them = Condition::all()
            .add(chunk::Column::MaterialId.eq(material))
            .add(chunk::Column::Page.is_in(part.iter().copied()));
        let held = chunk::Entity::find().select_only().column(chunk::Column::Id).filter(on_them.clone());
        stale.extend(held.filter(chunk::Column::Indexed.eq(true)).into_tuple::<Uuid>().all(db).await?);
        chunk::Entity::delete_many().filter(on_them).exec(db).await?;
        figure::Entity::delete_many()
            .filter(figure::Column::MaterialId.eq(material))
            .filter(figure::Column::Page.is_in(part.iter().copied()))
            .exec(db)
            .await?;
        page::Entity::delete_many()
            .filter(Column::MaterialId.eq(material))
            .filter(Column::Number.is_in(part.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(stale)
}

/// Pages whose passages are all in the index are found from now on.
pub(in crate::ingest) async fn settle_pages(db: &impl ConnectionTrait, materials: &[Uuid]) -> Result<(), DbErr> {
    let missing = Query::select()
        .expr(Expr::val(1))
        .from(chunk::Entity)
        .and_where(Expr::col((chunk::Entity, chunk::Column::MaterialId)).equals((page::Entity, Column::MaterialId)))
        .and_where(Expr::col((chunk::Entity, chunk::Column::Page)).equals((page::Entity, Column::Number)))
        .and_where(Expr::col((chunk::Entity, chunk::Column::Indexed)).eq(false))
        .take();
    page::Entity::update_many()
        .col_expr(Column::State, Expr::value(word::of(PageState::Indexed)))
        .filter(Column::MaterialId.is_in(materials.iter().copied()))
        .filter(Column::State.eq(word::of(PageState::Read)))
        .filter(Expr::exists(missing).not())
        .exec(db)
        .await?;
    Ok(())
}

/// How many pages are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct PageCounts {
    pub read: i32,
    pub indexed: i32,
    pub failed: i32,
    pub need_ocr: i32,
}

pub(in crate::ingest) async fn page_counts(db: &impl ConnectionTrait, material: Uuid) -> Result<PageCounts, DbErr> {
    let counted: Vec<(String, bool, i64)> = page::Entity::find()
        .select_only()
        .column(Column::State)
        .column(Column::NeedsOcr)
        .column_as(Column::Number.count(), "count")
        .filter(Column::MaterialId.eq(material))
        .group_by(Column::State)
        .group_by(Column::NeedsOcr)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = PageCounts::default();
    for (state, needs_ocr, count) in counted {
        let count = count as i32;
        if state == word::of(PageState::Failed) {
            counts.failed += count;
        } else if state == word::of(PageState::Indexed) {
            counts.indexed += count;
        } else {
            counts.read += count;
        }
        counts.need_ocr += if needs_ocr { count } else { 0 };
    }
    Ok(counts)
}

/// What tells slides from a document.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::ingest) struct Shape {
    pub width: f32,
    pub height: f32,
    /// A picture of text, recognised or not.
    pub scanned: bool,
    /// Characters.
    pub length: i32,
}

/// Of all pages that were read.
pub(in crate::ingest) async fn shapes(db: &impl ConnectionTrait, material: Uuid) -> Result<Vec<Shape>, DbErr> {
    page::Entity::find()
        .select_only()
        .columns([Column::Width, Column::Height])
        .expr_as(Column::NeedsOcr.eq(true).or(Column::Ocr.is_not_null()), "scanned")
        .expr_as(Func::char_length(Expr::col(Column::Text)), "length")
        .filter(Column::MaterialId.eq(material))
        .filter(Column::State.ne(word::of(PageState::Failed)))
        .into_model::<Shape>()
        .all(db)
        .await
}

/// The beginning of a material's text, from its first pages that have any.
pub(in crate::ingest) async fn beginning(
    db: &impl ConnectionTrait,
    material: Uuid,
    pages: u64,
) -> Result<Vec<String>, DbErr> {
    let texts = page::Entity::find().select_only().column(Column::Text).filter(Column::MaterialId.eq(material));
    texts.filter(Column::Text.ne("")).order_by_asc(Column::Number).limit(pages).into_tuple().all(db).await
}

/// The first figure that is large enough to stand for its material.
pub(in crate::ingest) async fn cover(db: &impl ConnectionTrait, material: Uuid) -> Result<Option<Uuid>, DbErr> {
    let large = figure::Entity::find()
        .select_only()
        .column(figure::Column::Id)
        .filter(figure::Column::MaterialId.eq(material))
        .filter(figure::Column::FileKey.is_not_null())
        .filter(figure::Column::Width.gte(COVER))
        .filter(figure::Column::Height.gte(COVER));
    large.order_by_asc(figure::Column::Page).order_by_asc(figure::Column::Number).into_tuple().one(db).await
}

/// Whether the material is still on the shelf.
pub(in crate::ingest) async fn is_on_shelf(db: &impl ConnectionTrait, material: Uuid) -> Result<bool, DbErr> {
    let found = material::Entity::find_by_id(material).filter(material::Column::TrashedAt.is_null());
    Ok(found.select_only().column(material::Column::Id).into_tuple::<Uuid>().one(db).await?.is_some())
}
