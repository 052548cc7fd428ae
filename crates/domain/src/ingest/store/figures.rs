//! Figures that are written or described.

use ::store::entities::chunk;
use ::store::entities::figure::{self, Column};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

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

pub(in crate::ingest) async fn set_description(db: &impl ConnectionTrait, figure: &figure::Model) -> Result<(), DbErr> {
    figure::Entity::update_many()
        .col_expr(Column::Description, Expr::value(figure.description.as_deref()))
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
    Ok(last.map_or(0, |last| last.max(0) as u32 + 1))
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
