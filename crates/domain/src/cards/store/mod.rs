//! Rows of cards, reviews and what belongs to them. The only place of this noun that speaks SQL.

mod imports;
mod listing;
mod log;

pub(super) use imports::*;
pub(super) use listing::*;
pub(super) use log::*;

use ::store::entities::{card, material, review_settings};
use chrono::{DateTime, Utc};
use contract::AccountId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Ids in one question to the database.
const AT_ONCE: usize = 500;

pub(super) async fn count(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    let own = card::Entity::find().filter(card::Column::AccountId.eq(account.0));
    own.filter(card::Column::DeletedAt.is_null()).count(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, rows: Vec<card::Model>) -> Result<(), DbErr> {
    for part in rows.chunks(100) {
        let rows = part.iter().cloned().map(IntoActiveModel::into_active_model);
        card::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Writes the whole row of a card that was loaded for its owner.
pub(super) async fn write(db: &impl ConnectionTrait, row: card::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// The owner's cards among `ids`, locked where the database can; `deleted` ones or those that are there.
pub(super) async fn among(
    db: &impl ConnectionTrait,
    account: AccountId,
    ids: &[Uuid],
    deleted: bool,
) -> Result<Vec<card::Model>, DbErr> {
    let mut rows = Vec::with_capacity(ids.len());
    for part in ids.chunks(AT_ONCE) {
        let mut own = card::Entity::find()
            .filter(card::Column::AccountId.eq(account.0))
            .filter(card::Column::Id.is_in(part.iter().copied()));
        own = match deleted {
            true => own.filter(card::Column::DeletedAt.is_not_null()),
            false => own.filter(card::Column::DeletedAt.is_null()),
        };
        rows.extend(own.lock_exclusive().all(db).await?);
    }
    Ok(rows)
}

/// All cards of a note that are there, in their order.
pub(super) async fn of_note(db: &impl ConnectionTrait, account: Uuid, note: Uuid) -> Result<Vec<card::Model>, DbErr> {
    let own = card::Entity::find().filter(card::Column::AccountId.eq(account)).filter(card::Column::NoteId.eq(note));
    own.filter(card::Column::DeletedAt.is_null()).order_by_asc(card::Column::Ordinal).all(db).await
}

/// Sets columns of cards by id.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
    values: Vec<(card::Column, Expr)>,
) -> Result<(), DbErr> {
    for part in ids.chunks(AT_ONCE) {
        let mut change = card::Entity::update_many();
        for (column, value) in &values {
            change = change.col_expr(*column, value.clone());
        }
        change.filter(card::Column::Id.is_in(part.iter().copied())).exec(db).await?;
    }
    Ok(())
}

pub(super) async fn set_deleted(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
    deleted_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    set(db, ids, vec![(card::Column::DeletedAt, Expr::value(deleted_at))]).await
}

pub(super) async fn set_suspended(db: &impl ConnectionTrait, ids: &[Uuid], suspended: bool) -> Result<(), DbErr> {
    set(db, ids, vec![(card::Column::Suspended, Expr::value(suspended))]).await
}

pub(super) async fn set_buried(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
    until: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    set(db, ids, vec![(card::Column::BuriedUntil, Expr::value(until))]).await
}

pub(super) async fn set_flag(db: &impl ConnectionTrait, ids: &[Uuid], flag: i32) -> Result<(), DbErr> {
    set(db, ids, vec![(card::Column::Flag, Expr::value(flag))]).await
}

pub(super) async fn set_tags(
    db: &impl ConnectionTrait,
    id: Uuid,
    tags: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, &[id], vec![(card::Column::Tags, Expr::value(tags)), (card::Column::UpdatedAt, Expr::value(now))]).await
}

/// For good; their reviews go with them.
pub(super) async fn forget_deleted(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = card::Entity::delete_many().filter(card::Column::DeletedAt.lt(before));
    Ok(old.exec(db).await?.rows_affected)
}

/// Titles of materials, by id.
pub(super) async fn titles(
    db: &impl ConnectionTrait,
    materials: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    let ids: std::collections::BTreeSet<Uuid> = materials.into_iter().collect();
    let mut titles = HashMap::new();
    for part in ids.into_iter().collect::<Vec<_>>().chunks(AT_ONCE) {
        let rows: Vec<(Uuid, String)> = material::Entity::find()
            .select_only()
            .columns([material::Column::Id, material::Column::Title])
            .filter(material::Column::Id.is_in(part.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        titles.extend(rows);
    }
    Ok(titles)
}

/// Fronts and backs of the cards of a material, or of those without one: what is there already.
pub(super) async fn sides(
    db: &impl ConnectionTrait,
    account: AccountId,
    material: Option<Uuid>,
) -> Result<Vec<(String, String)>, DbErr> {
    let own = card::Entity::find()
        .select_only()
        .columns([card::Column::Front, card::Column::Back])
        .filter(card::Column::AccountId.eq(account.0))
        .filter(card::Column::DeletedAt.is_null());
    let own = match material {
        Some(material) => own.filter(card::Column::MaterialId.eq(material)),
        None => own.filter(card::Column::MaterialId.is_null()),
    };
    own.into_tuple().all(db).await
}

pub(super) async fn settings(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<review_settings::Model>, DbErr> {
    review_settings::Entity::find_by_id(account.0).one(db).await
}

pub(super) async fn set_settings(db: &impl ConnectionTrait, row: review_settings::Model) -> Result<(), DbErr> {
    use review_settings::Column as C;
    let newest = OnConflict::column(C::AccountId)
        .update_columns([
            C::Scheduler,
            C::Retention,
            C::MaximumInterval,
            C::Minutes,
            C::NewPerDay,
            C::LearningSteps,
            C::RelearningSteps,
            C::Parameters,
            C::FittedReviews,
            C::FittedAt,
        ])
        .to_owned();
    review_settings::Entity::insert(row.into_active_model()).on_conflict(newest).exec_without_returning(db).await?;
    Ok(())
}

/// What the account's cards are called elsewhere: those that came from there by their origin, one's own as they are
/// exported.
pub(super) async fn origins(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<String>, DbErr> {
    let own = card::Entity::find().filter(card::Column::AccountId.eq(account.0));
    let own = own.filter(card::Column::DeletedAt.is_null()).select_only();
    let named = own.columns([card::Column::Origin, card::Column::NoteId, card::Column::Ordinal]);
    let rows: Vec<(Option<String>, Uuid, i32)> = named.into_tuple().all(db).await?;
    let name = |(origin, note, ordinal): (Option<String>, Uuid, i32)| {
        origin.unwrap_or_else(|| format!("anki:{}:{ordinal}", note.simple()))
    };
    Ok(rows.into_iter().map(name).collect())
}
