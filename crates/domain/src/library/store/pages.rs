//! Pages and passages, as far as the reader needs them. They are written by ingest alone.

use ::store::entities::page::Column;
use ::store::entities::{chunk, page};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// A page without its text.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::library) struct Marked {
    pub number: i32,
    pub label: Option<String>,
    pub width: f32,
    pub height: f32,
    pub state: String,
    pub needs_ocr: bool,
}

/// First to last.
pub(in crate::library) async fn marks(db: &impl ConnectionTrait, material: Uuid) -> Result<Vec<Marked>, DbErr> {
    page::Entity::find()
        .select_only()
        .columns([Column::Number, Column::Label, Column::Width, Column::Height, Column::State, Column::NeedsOcr])
        .filter(Column::MaterialId.eq(material))
        .order_by_asc(Column::Number)
        .into_model::<Marked>()
        .all(db)
        .await
}

pub(in crate::library) async fn page(
    db: &impl ConnectionTrait,
    material: Uuid,
    number: u32,
) -> Result<Option<page::Model>, DbErr> {
    let Ok(number) = i32::try_from(number) else { return Ok(None) };
    page::Entity::find_by_id((material, number)).one(db).await
}

/// The texts of all pages that have one, first to last.
pub(in crate::library) async fn texts(db: &impl ConnectionTrait, material: Uuid) -> Result<Vec<(i32, String)>, DbErr> {
    page::Entity::find()
        .select_only()
        .columns([Column::Number, Column::Text])
        .filter(Column::MaterialId.eq(material))
        .filter(Column::Text.ne(""))
        .order_by_asc(Column::Number)
        .into_tuple()
        .all(db)
        .await
}

/// The stored boxes of some pages.
pub(in crate::library) async fn words(
    db: &impl ConnectionTrait,
    material: Uuid,
    numbers: Vec<i32>,
) -> Result<Vec<(i32, serde_json::Value)>, DbErr> {
    page::Entity::find()
        .select_only()
        .columns([Column::Number, Column::Words])
        .filter(Column::MaterialId.eq(material))
        .filter(Column::Number.is_in(numbers))
        .into_tuple()
        .all(db)
        .await
}

pub(in crate::library) async fn chunk(
    db: &impl ConnectionTrait,
    material: Uuid,
    id: Uuid,
) -> Result<Option<chunk::Model>, DbErr> {
    chunk::Entity::find_by_id(id).filter(chunk::Column::MaterialId.eq(material)).one(db).await
}

/// The passages of a material are no longer in the index.
pub(in crate::library) async fn mark_unindexed(db: &impl ConnectionTrait, material: Uuid) -> Result<(), DbErr> {
    use sea_orm::sea_query::Expr;
    chunk::Entity::update_many()
        .col_expr(chunk::Column::Indexed, Expr::value(false))
        .filter(chunk::Column::MaterialId.eq(material))
        .filter(chunk::Column::Indexed.eq(true))
        .exec(db)
        .await?;
    Ok(())
}
