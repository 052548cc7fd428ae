//! With which model an account's index was built.

use ::store::entities::index_state::{self, Column};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

pub(in crate::ingest) async fn index_state(
    db: &impl ConnectionTrait,
    account: Uuid,
) -> Result<Option<index_state::Model>, DbErr> {
    index_state::Entity::find_by_id(account).one(db).await
}

pub(in crate::ingest) async fn set_index_state(
    db: &impl ConnectionTrait,
    account: Uuid,
    model: &str,
    dimensions: usize,
    built_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let row =
        index_state::Model { account_id: account, model: model.to_owned(), dimensions: dimensions as i32, built_at };
    let newest = OnConflict::column(Column::AccountId)
        .update_columns([Column::Model, Column::Dimensions, Column::BuiltAt])
        .to_owned();
    index_state::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(newest)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
