//! Rows of quizzes that were taken.

use super::Connection;
use ::store::entities::{attempt, output};
use contract::AccountId;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

pub(in crate::study) async fn insert_attempt(db: &impl Connection, row: attempt::Model) -> Result<(), DbErr> {
    attempt::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// A quiz as it was taken; of this output only.
pub(in crate::study) async fn attempt(
    db: &impl Connection,
    output: Uuid,
    id: Uuid,
) -> Result<Option<attempt::Model>, DbErr> {
    attempt::Entity::find_by_id(id).filter(attempt::Column::OutputId.eq(output)).one(db).await
}

/// How often it was taken, the latest first.
pub(in crate::study) async fn attempts(
    db: &impl Connection,
    output: Uuid,
    most: u64,
) -> Result<Vec<attempt::Model>, DbErr> {
    attempt::Entity::find()
        .filter(attempt::Column::OutputId.eq(output))
        .order_by_desc(attempt::Column::BegunAt)
        .limit(most)
        .all(db)
        .await
}

/// How an account's quizzes were answered that are still there, the latest first.
pub(in crate::study) async fn attempts_of(
    db: &impl Connection,
    account: AccountId,
    most: u64,
) -> Result<Vec<attempt::Model>, DbErr> {
    attempt::Entity::find()
        .inner_join(output::Entity)
        .filter(output::Column::AccountId.eq(account.0))
        .filter(output::Column::DeletedAt.is_null())
        .order_by_desc(attempt::Column::BegunAt)
        .limit(most)
        .all(db)
        .await
}

pub(in crate::study) async fn put_answers(db: &impl Connection, row: attempt::Model) -> Result<(), DbErr> {
    let set = attempt::ActiveModel { answers: Set(row.answers), ended_at: Set(row.ended_at), ..Default::default() };
    attempt::Entity::update_many().set(set).filter(attempt::Column::Id.eq(row.id)).exec(db).await.map(drop)
}
