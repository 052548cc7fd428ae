//! Rows of providers, choices, uses and prices. The only place of this noun that speaks SQL.

use crate::permit::Permitted;
use ::store::entities::{account, model_price, model_use, provider, provider_choice};
use contract::AccountId;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

/// Oldest first.
pub(super) async fn own(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<provider::Model>, DbErr> {
    let own = provider::Entity::find().filter(provider::Column::AccountId.eq(account.0));
    own.order_by_asc(provider::Column::CreatedAt).order_by_asc(provider::Column::Id).all(db).await
}

pub(super) async fn count(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    provider::Entity::find().filter(provider::Column::AccountId.eq(account.0)).count(db).await
}

/// Whether another provider of theirs has the name.
pub(super) async fn is_taken(
    db: &impl ConnectionTrait,
    account: AccountId,
    name: &str,
    but: Option<Uuid>,
) -> Result<bool, DbErr> {
    let mut same = provider::Entity::find()
        .filter(provider::Column::AccountId.eq(account.0))
        .filter(provider::Column::Name.eq(name));
    if let Some(but) = but {
        same = same.filter(provider::Column::Id.ne(but));
    }
    Ok(same.count(db).await? > 0)
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: provider::Model) -> Result<(), DbErr> {
    provider::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Writes everything but whose it is and when it was made.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    before: &Permitted<provider::Model>,
    row: provider::Model,
) -> Result<(), DbErr> {
    let new = provider::ActiveModel {
        name: Set(row.name),
        kind: Set(row.kind),
        address: Set(row.address),
        model: Set(row.model),
        sealed_key: Set(row.sealed_key),
        sealed_by: Set(row.sealed_by),
        patience: Set(row.patience),
        tested: Set(row.tested),
        tested_at: Set(row.tested_at),
        updated_at: Set(row.updated_at),
        ..Default::default()
    };
    provider::Entity::update_many().set(new).filter(provider::Column::Id.eq(before.id)).exec(db).await?;
    Ok(())
}

pub(super) async fn set_tested(
    db: &impl ConnectionTrait,
    of: &Permitted<provider::Model>,
    tested: sea_orm::JsonValue,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DbErr> {
    provider::Entity::update_many()
        .col_expr(provider::Column::Tested, Expr::value(tested))
        .col_expr(provider::Column::TestedAt, Expr::value(now))
        .filter(provider::Column::Id.eq(of.id))
        // What was changed meanwhile was not tested.
        .filter(provider::Column::UpdatedAt.eq(of.updated_at))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn delete(db: &impl ConnectionTrait, row: Permitted<provider::Model>) -> Result<(), DbErr> {
    provider::Entity::delete_by_id(row.id).exec(db).await?;
    Ok(())
}

pub(super) async fn choices(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<provider_choice::Model>, DbErr> {
    provider_choice::Entity::find().filter(provider_choice::Column::AccountId.eq(account.0)).all(db).await
}

pub(super) async fn choose(db: &impl ConnectionTrait, row: provider_choice::Model) -> Result<(), DbErr> {
    use provider_choice::Column;
    let newest = OnConflict::columns([Column::AccountId, Column::Work])
        .update_columns([Column::ProviderId, Column::Offered])
        .to_owned();
    provider_choice::Entity::insert(row.into_active_model()).on_conflict(newest).exec_without_returning(db).await?;
    Ok(())
}

/// Sealed keys that another master key than `by` has sealed, by id, after `after`.
pub(super) async fn sealed_by_others(
    db: &impl ConnectionTrait,
    by: &str,
    after: Uuid,
    most: u64,
) -> Result<Vec<provider::Model>, DbErr> {
    provider::Entity::find()
        .filter(provider::Column::SealedKey.is_not_null())
        .filter(provider::Column::SealedBy.ne(by))
        .filter(provider::Column::Id.gt(after))
        .order_by_asc(provider::Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// Puts another seal in the place of this one, if it is still there.
pub(super) async fn reseal(
    db: &impl ConnectionTrait,
    row: &provider::Model,
    text: &str,
    by: &str,
) -> Result<bool, DbErr> {
    let done = provider::Entity::update_many()
        .col_expr(provider::Column::SealedKey, Expr::value(text))
        .col_expr(provider::Column::SealedBy, Expr::value(by))
        .filter(provider::Column::Id.eq(row.id))
        .filter(provider::Column::SealedKey.eq(row.sealed_key.clone()))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Adds a use to its day.
pub(super) async fn add_use(db: &impl ConnectionTrait, row: model_use::Model) -> Result<(), DbErr> {
    use model_use::Column;
    let sum = |column: Column, more: i64| (column, Expr::col((model_use::Entity, column)).add(more));
    let added = OnConflict::columns([
        Column::AccountId,
        Column::Day,
        Column::Own,
        Column::Provider,
        Column::Model,
        Column::Work,
    ])
    .values([
        sum(Column::Requests, row.requests),
        sum(Column::Asked, row.asked),
        sum(Column::Answered, row.answered),
        sum(Column::Estimated, row.estimated),
        sum(Column::Cost, row.cost),
    ])
    .to_owned();
    model_use::Entity::insert(row.into_active_model()).on_conflict(added).exec_without_returning(db).await?;
    Ok(())
}

/// Tokens of the server's models that somebody has used on a day.
pub(super) async fn used_of_offered(db: &impl ConnectionTrait, account: AccountId, day: &str) -> Result<u64, DbErr> {
    let rows = model_use::Entity::find()
        .filter(model_use::Column::AccountId.eq(account.0))
        .filter(model_use::Column::Day.eq(day))
        .filter(model_use::Column::Own.eq(false));
    let all = rows.all(db).await?;
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(all.into_iter().map(|row| count(row.asked) + count(row.answered)).sum())
}

/// From a day on, the newest first: somebody's, or with the names of all.
pub(super) async fn uses(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    since: &str,
    most: u64,
) -> Result<Vec<(model_use::Model, String)>, DbErr> {
    let mut rows = model_use::Entity::find().filter(model_use::Column::Day.gte(since));
    if let Some(account) = account {
        rows = rows.filter(model_use::Column::AccountId.eq(account.0));
    }
    let rows = rows
        .order_by_desc(model_use::Column::Day)
        .order_by_desc(model_use::Column::Cost)
        .order_by_desc(model_use::Column::Asked)
        .limit(most)
        .all(db)
        .await?;
    let people = rows.iter().map(|row| row.account_id).collect::<std::collections::BTreeSet<_>>();
    let names: std::collections::HashMap<Uuid, String> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::Column::Id.is_in(people))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let named = |row: model_use::Model| {
        let name = names.get(&row.account_id).cloned().unwrap_or_default();
        (row, name)
    };
    Ok(rows.into_iter().map(named).collect())
}

/// By name.
pub(super) async fn prices(db: &impl ConnectionTrait) -> Result<Vec<model_price::Model>, DbErr> {
    model_price::Entity::find().order_by_asc(model_price::Column::Model).all(db).await
}

pub(super) async fn price(db: &impl ConnectionTrait, model: &str) -> Result<Option<model_price::Model>, DbErr> {
    model_price::Entity::find_by_id(model).one(db).await
}

pub(super) async fn set_price(db: &impl ConnectionTrait, row: model_price::Model) -> Result<(), DbErr> {
    use model_price::Column;
    let newest = OnConflict::column(Column::Model).update_columns([Column::Asked, Column::Answered]).to_owned();
    model_price::Entity::insert(row.into_active_model()).on_conflict(newest).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn remove_price(db: &impl ConnectionTrait, model: &str) -> Result<u64, DbErr> {
    Ok(model_price::Entity::delete_by_id(model).exec(db).await?.rows_affected)
}
