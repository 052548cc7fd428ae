//! The log of reviews.

use ::store::entities::{
    card,
    review::{self, Column},
};
use chrono::{DateTime, Utc};
use contract::{AccountId, Grade};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Whether this answer is here.
pub(in crate::cards) async fn is_known(
    db: &impl ConnectionTrait,
    account: AccountId,
    client: Uuid,
) -> Result<bool, DbErr> {
    let same = review::Entity::find().filter(Column::AccountId.eq(account.0)).filter(Column::ClientId.eq(client));
    Ok(same.count(db).await? > 0)
}

pub(in crate::cards) async fn insert_reviews(db: &impl ConnectionTrait, rows: Vec<review::Model>) -> Result<(), DbErr> {
    for part in rows.chunks(200) {
        let rows = part.iter().cloned().map(IntoActiveModel::into_active_model);
        review::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

pub(in crate::cards) async fn write_review(db: &impl ConnectionTrait, row: review::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

pub(in crate::cards) async fn delete_review(db: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    review::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Answers that were given here to one card, in the order of their times.
pub(in crate::cards) async fn given(db: &impl ConnectionTrait, card: Uuid) -> Result<Vec<review::Model>, DbErr> {
    let own = review::Entity::find().filter(Column::CardId.eq(card)).filter(Column::Before.is_not_null());
    own.order_by_asc(Column::At).order_by_asc(Column::Id).all(db).await
}

/// The answer that came last, of those that were given here to cards that are there.
pub(in crate::cards) async fn last(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<review::Model>, DbErr> {
    review::Entity::find()
        .inner_join(card::Entity)
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Before.is_not_null())
        .filter(card::Column::DeletedAt.is_null())
        .order_by_desc(Column::ReceivedAt)
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// Answers from a moment on, with the notes of their cards.
pub(in crate::cards) async fn since(
    db: &impl ConnectionTrait,
    account: AccountId,
    from: DateTime<Utc>,
) -> Result<Vec<(review::Model, Option<card::Model>)>, DbErr> {
    let own = review::Entity::find().filter(Column::AccountId.eq(account.0)).filter(Column::At.gte(from));
    own.find_also_related(card::Entity).all(db).await
}

/// The newest answers: state before and seconds.
pub(in crate::cards) async fn paces(
    db: &impl ConnectionTrait,
    account: AccountId,
    most: u64,
) -> Result<Vec<(String, f32)>, DbErr> {
    review::Entity::find()
        .select_only()
        .columns([Column::State, Column::Seconds])
        .filter(Column::AccountId.eq(account.0))
        .order_by_desc(Column::At)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// The newest answers as a fit wants them: card, grade, time, state before.
pub(in crate::cards) async fn log(
    db: &impl ConnectionTrait,
    account: AccountId,
    most: u64,
) -> Result<Vec<(Uuid, i32, DateTime<Utc>, String)>, DbErr> {
    review::Entity::find()
        .select_only()
        .columns([Column::CardId, Column::Grade, Column::At, Column::State])
        .filter(Column::AccountId.eq(account.0))
        .order_by_desc(Column::At)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// All answers to these cards, imported ones too, in the order of their times.
pub(in crate::cards) async fn of_cards(
    db: &impl ConnectionTrait,
    account: AccountId,
    cards: &[Uuid],
) -> Result<Vec<review::Model>, DbErr> {
    let mut rows = Vec::new();
    for part in cards.chunks(500) {
        let own = review::Entity::find().filter(Column::AccountId.eq(account.0));
        rows.extend(own.filter(Column::CardId.is_in(part.iter().copied())).order_by_asc(Column::At).all(db).await?);
    }
    Ok(rows)
}

/// A card that was not known.
#[derive(FromQueryResult)]
pub(in crate::cards) struct MissedRow {
    pub material_id: Uuid,
    pub page: Option<i32>,
    pub front: String,
    pub back: String,
    pub times: i64,
}

/// Cards of these materials that were answered "again", those with the most such answers first.
pub(in crate::cards) async fn missed(
    db: &impl ConnectionTrait,
    account: AccountId,
    materials: &[Uuid],
    most: u64,
) -> Result<Vec<MissedRow>, DbErr> {
    use card::Column as C;
    review::Entity::find()
        .inner_join(card::Entity)
        .select_only()
        .columns([C::MaterialId, C::Page, C::Front, C::Back])
        .column_as(Column::Id.count(), "times")
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Grade.eq(Grade::Again.number() as i32))
        .filter(C::MaterialId.is_in(materials.iter().copied()))
        .filter(C::DeletedAt.is_null())
        .group_by(C::Id)
        .order_by_desc(Column::Id.count())
        .order_by_asc(C::Id)
        .limit(most)
        .into_model()
        .all(db)
        .await
}

/// Accounts with at least so many answers, and how many each has.
pub(in crate::cards) async fn accounts_with(db: &impl ConnectionTrait, least: u64) -> Result<Vec<(Uuid, i64)>, DbErr> {
    let counts: Vec<(Uuid, i64)> = review::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .column_as(Column::Id.count(), "answers")
        .group_by(Column::AccountId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts
        .into_iter()
        .filter(|(_, answers)| u64::try_from(*answers).is_ok_and(|answers| answers >= least))
        .collect())
}
