//! Figures that are written, described or read.

use crate::ingest::RecogniseFigures;
use ::store::entities::figure::{self, Column};
use ::store::entities::{chunk, job, material, page};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{JobState, MaterialState};
use queue::Job;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// Pixels of the sides of a picture from which on words can stand in it.
const LONG_SIDE: i32 = 150;
const SHORT_SIDE: i32 = 40;

/// Figures with a picture in which words can stand. Pages that were recognised as a whole have theirs already.
fn with_room_for_words() -> Select<figure::Entity> {
    let sides =
        |width: i32, height: i32| Condition::all().add(Column::Width.gte(width)).add(Column::Height.gte(height));
    let recognised = Query::select()
        .expr(Expr::val(1))
        .from(page::Entity)
        .and_where(Expr::col((page::Entity, page::Column::MaterialId)).equals((figure::Entity, Column::MaterialId)))
        .and_where(Expr::col((page::Entity, page::Column::Number)).equals((figure::Entity, Column::Page)))
        .and_where(Expr::col((page::Entity, page::Column::Ocr)).is_not_null())
        .take();
    figure::Entity::find()
        .filter(Column::FileKey.is_not_null())
        .filter(Condition::any().add(sides(LONG_SIDE, SHORT_SIDE)).add(sides(SHORT_SIDE, LONG_SIDE)))
        .filter(Expr::exists(recognised).not())
}

/// Figures in which words can stand, in the order of their pages. Where nobody has looked, `words` is none.
pub(in crate::ingest) async fn readable(
    db: &impl ConnectionTrait,
    material: Uuid,
) -> Result<Vec<figure::Model>, DbErr> {
    let of_material = with_room_for_words().filter(Column::MaterialId.eq(material));
    of_material.order_by_asc(Column::Page).order_by_asc(Column::Number).all(db).await
}

/// How many of them nobody has looked at.
pub(in crate::ingest) async fn count_unread(db: &impl ConnectionTrait, material: Uuid) -> Result<u64, DbErr> {
    let of_material = with_room_for_words().filter(Column::MaterialId.eq(material));
    of_material.filter(Column::Words.is_null()).count(db).await
}

/// Materials on the shelf that are read in and have figures that nobody has looked at, with how many; the oldest first.
pub(in crate::ingest) async fn with_unread(db: &impl ConnectionTrait) -> Result<Vec<(Uuid, i64)>, DbErr> {
    let unread = with_room_for_words()
        .inner_join(material::Entity)
        .filter(material::Column::State.eq(word::of(MaterialState::Ready)))
        .filter(material::Column::TrashedAt.is_null())
        .filter(Column::Words.is_null());
    unread
        .select_only()
        .column(Column::MaterialId)
        .column_as(Column::Id.count(), "unread")
        .group_by(Column::MaterialId)
        .order_by_asc(Column::MaterialId)
        .into_tuple()
        .all(db)
        .await
}

/// Whether a job that recognises words in an account's figures is running, or may begin.
pub(in crate::ingest) async fn is_recognising(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let open = [JobState::Waiting, JobState::Running].map(word::of);
    let jobs = job::Entity::find()
        .filter(job::Column::AccountId.eq(account))
        .filter(job::Column::Name.eq(RecogniseFigures::NAME))
        .filter(job::Column::State.is_in(open))
        .filter(job::Column::RunAt.lte(now));
    Ok(jobs.count(db).await? > 0)
}

fn without_description(material: Uuid) -> Select<figure::Entity> {
    let of_material = figure::Entity::find().filter(Column::MaterialId.eq(material));
    of_material.filter(Column::Description.is_null()).filter(Column::FileKey.is_not_null())
}

/// Figures with a picture that nobody has described, in the order of their pages.
pub(in crate::ingest) async fn undescribed(
    db: &impl ConnectionTrait,
    material: Uuid,
) -> Result<Vec<figure::Model>, DbErr> {
    without_description(material).order_by_asc(Column::Page).order_by_asc(Column::Number).all(db).await
}

pub(in crate::ingest) async fn count_undescribed(db: &impl ConnectionTrait, material: Uuid) -> Result<u64, DbErr> {
    without_description(material).count(db).await
}

pub(in crate::ingest) async fn count_figures(db: &impl ConnectionTrait, material: Uuid) -> Result<u64, DbErr> {
    figure::Entity::find().filter(Column::MaterialId.eq(material)).count(db).await
}

/// A figure as it is now. Changes to the figures of a material wait for each other.
pub(in crate::ingest) async fn figure_to_change(
    db: &impl ConnectionTrait,
    material: Uuid,
    figure: Uuid,
) -> Result<Option<figure::Model>, DbErr> {
    material::Entity::find_by_id(material).lock_exclusive().one(db).await?;
    figure::Entity::find_by_id(figure).one(db).await
}

/// Keeps its words and its description.
pub(in crate::ingest) async fn set_told(db: &impl ConnectionTrait, figure: &figure::Model) -> Result<(), DbErr> {
    figure::Entity::update_many()
        .col_expr(Column::Description, Expr::value(figure.description.as_deref()))
        .col_expr(Column::Words, Expr::value(figure.words.as_deref()))
        .filter(Column::Id.eq(figure.id))
        .exec(db)
        .await?;
    Ok(())
}

/// The passages that tell of a figure.
pub(in crate::ingest) async fn passages_of_figure(db: &impl ConnectionTrait, figure: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let told = chunk::Entity::find().select_only().column(chunk::Column::Id);
    told.filter(chunk::Column::FigureId.eq(figure)).into_tuple().all(db).await
}

/// The first number that no passage of a page has.
pub(in crate::ingest) async fn next_ordinal(
    db: &impl ConnectionTrait,
    material: Uuid,
    page: i32,
) -> Result<u32, DbErr> {
    let last = chunk::Entity::find()
        .select_only()
        .column(chunk::Column::Ordinal)
        .filter(chunk::Column::MaterialId.eq(material))
        .filter(chunk::Column::Page.eq(page))
        .order_by_desc(chunk::Column::Ordinal);
    let last: Option<i32> = last.into_tuple().one(db).await?;
    Ok(last.map_or(0, |last| u32::try_from(last).unwrap_or(0) + 1))
}

/// Takes passages out and puts others in their place.
pub(in crate::ingest) async fn replace_passages(
    db: &impl ConnectionTrait,
    stale: &[Uuid],
    rows: Vec<chunk::Model>,
) -> Result<(), DbErr> {
    chunk::Entity::delete_many().filter(chunk::Column::Id.is_in(stale.iter().copied())).exec(db).await?;
    if !rows.is_empty() {
        let rows = rows.into_iter().map(|row| row.into_active_model().reset_all());
        chunk::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}
