//! Figures, as far as the reader needs them. They are written by ingest alone.

use ::store::entities::figure::{self, Column};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Those of a material that have a picture, in the order of their pages.
pub(in crate::library) async fn figures(
    db: &impl ConnectionTrait,
    material: Uuid,
) -> Result<Vec<figure::Model>, DbErr> {
    let all = figure::Entity::find().filter(Column::MaterialId.eq(material)).filter(Column::FileKey.is_not_null());
    all.order_by_asc(Column::Page).order_by_asc(Column::Number).all(db).await
}

/// Those of one page.
pub(in crate::library) async fn figures_on(
    db: &impl ConnectionTrait,
    material: Uuid,
    page: i32,
) -> Result<Vec<figure::Model>, DbErr> {
    let all = figure::Entity::find().filter(Column::MaterialId.eq(material)).filter(Column::Page.eq(page));
    all.order_by_asc(Column::Number).all(db).await
}

pub(in crate::library) async fn figure(
    db: &impl ConnectionTrait,
    material: Uuid,
    id: Uuid,
) -> Result<Option<figure::Model>, DbErr> {
    figure::Entity::find_by_id(id).filter(Column::MaterialId.eq(material)).one(db).await
}
