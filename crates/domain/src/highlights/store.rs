//! Rows of highlights. The only place of this noun that speaks SQL.

use ::store::entities::{highlight, material, subject};
use chrono::{DateTime, Utc};
use highlight::{Column, Entity};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// Rows in one answer.
const MOST: u64 = 20_000;

fn there(materials: &[Uuid]) -> Select<Entity> {
    Entity::find().filter(Column::MaterialId.is_in(materials.iter().copied())).filter(Column::DeletedAt.is_null())
}

pub(super) async fn of_materials(
    db: &impl ConnectionTrait,
    materials: &[Uuid],
) -> Result<Vec<highlight::Model>, DbErr> {
    let rows = there(materials).order_by_asc(Column::MaterialId).order_by_asc(Column::Page);
    rows.order_by_asc(Column::Start).limit(MOST).all(db).await
}

pub(super) async fn materials_of(db: &impl ConnectionTrait, subject: &subject::Model) -> Result<Vec<Uuid>, DbErr> {
    material::Entity::find()
        .select_only()
        .column(material::Column::Id)
        .filter(material::Column::AccountId.eq(subject.account_id))
        .filter(material::Column::SubjectId.eq(subject.id))
        .filter(material::Column::TrashedAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn count(db: &impl ConnectionTrait, material: &material::Model) -> Result<u64, DbErr> {
    there(&[material.id]).count(db).await
}

/// The one on exactly these words.
pub(super) async fn at(
    db: &impl ConnectionTrait,
    material: &material::Model,
    page: i32,
    start: i32,
    end: i32,
) -> Result<Option<highlight::Model>, DbErr> {
    let same = there(&[material.id]).filter(Column::Page.eq(page));
    same.filter(Column::Start.eq(start)).filter(Column::End.eq(end)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: highlight::Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Writes the whole row of a highlight that was loaded for its owner.
pub(super) async fn write(db: &impl ConnectionTrait, row: highlight::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

pub(super) async fn forget_deleted(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::DeletedAt.lt(before)).exec(db).await?.rows_affected)
}
