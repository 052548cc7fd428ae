//! Subjects.

use crate::permit::Permitted;
use ::store::entities::{material, subject};
use chrono::{DateTime, Utc};
use contract::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use std::collections::HashMap;
use uuid::Uuid;

/// In their owner's order.
pub(in crate::library) async fn subjects(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<subject::Model>, DbErr> {
    subject::Entity::find()
        .filter(subject::Column::AccountId.eq(account.0))
        .order_by_asc(subject::Column::Position)
        .order_by_asc(subject::Column::CreatedAt)
        .order_by_asc(subject::Column::Id)
        .all(db)
        .await
}

pub(in crate::library) async fn count_subjects(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    subject::Entity::find().filter(subject::Column::AccountId.eq(account.0)).count(db).await
}

/// Materials on the shelf, by subject.
pub(in crate::library) async fn materials_by_subject(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<HashMap<Uuid, u32>, DbErr> {
    let counted: Vec<(Uuid, i64)> = material::Entity::find()
        .select_only()
        .column(material::Column::SubjectId)
        // Of this column, so that the index alone answers.
        .column_as(material::Column::SubjectId.count(), "count")
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::TrashedAt.is_null())
        .filter(material::Column::SubjectId.is_not_null())
        .group_by(material::Column::SubjectId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(subject, count)| (subject, count.max(0) as u32)).collect())
}

pub(in crate::library) async fn insert_subject(
    db: &impl ConnectionTrait,
    account: AccountId,
    title: String,
    position: i32,
    now: DateTime<Utc>,
) -> Result<subject::Model, DbErr> {
    subject::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account.0),
        title: Set(title),
        position: Set(position),
        archived: Set(false),
        created_at: Set(now),
        updated_at: Set(now),
    }
    .insert(db)
    .await
}

async fn set(
    db: &impl ConnectionTrait,
    id: Uuid,
    column: subject::Column,
    value: Expr,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let change = subject::Entity::update_many().col_expr(column, value);
    change.col_expr(subject::Column::UpdatedAt, Expr::value(now)).filter(subject::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub(in crate::library) async fn set_subject_title(
    db: &impl ConnectionTrait,
    subject: &Permitted<subject::Model>,
    title: String,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, subject.id, subject::Column::Title, Expr::value(title), now).await
}

pub(in crate::library) async fn set_subject_archived(
    db: &impl ConnectionTrait,
    subject: &Permitted<subject::Model>,
    archived: bool,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, subject.id, subject::Column::Archived, Expr::value(archived), now).await
}

/// Numbers the account's subjects anew, in this order. Ids of others are left alone.
pub(in crate::library) async fn order_subjects(
    db: &impl ConnectionTrait,
    account: AccountId,
    order: &[Uuid],
) -> Result<(), DbErr> {
    for (position, id) in order.iter().enumerate() {
        subject::Entity::update_many()
            .col_expr(subject::Column::Position, Expr::value(position as i32))
            .filter(subject::Column::Id.eq(*id))
            .filter(subject::Column::AccountId.eq(account.0))
            .filter(subject::Column::Position.ne(position as i32))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Its materials stay, without a subject.
pub(in crate::library) async fn delete_subject(
    db: &impl ConnectionTrait,
    subject: Permitted<subject::Model>,
) -> Result<(), DbErr> {
    subject::Entity::delete_by_id(subject.id).exec(db).await?;
    Ok(())
}
