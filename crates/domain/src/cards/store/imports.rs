//! Files of cards that were looked at or taken in.

use ::store::entities::card_import::{self, Column};
use ::store::entities::{account, card};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{AccountId, ImportState};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Imports in a list.
const LISTED: u64 = 20;

pub(in crate::cards) async fn insert_import(db: &impl ConnectionTrait, row: card_import::Model) -> Result<(), DbErr> {
    card_import::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// The latest first, their reports left where they are.
pub(in crate::cards) async fn imports(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<card_import::Model>, DbErr> {
    let own = card_import::Entity::find().filter(Column::AccountId.eq(account.0));
    let listed = own.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(LISTED);
    without_reports(listed).all(db).await
}

/// Those that wait to be taken in: an account's, or everybody's from before a moment.
pub(in crate::cards) async fn waiting_imports(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    before: Option<DateTime<Utc>>,
) -> Result<Vec<card_import::Model>, DbErr> {
    let mut waiting = card_import::Entity::find().filter(Column::State.eq(word::of(ImportState::Waiting)));
    if let Some(account) = account {
        waiting = waiting.filter(Column::AccountId.eq(account.0));
    }
    if let Some(before) = before {
        waiting = waiting.filter(Column::CreatedAt.lt(before));
    }
    without_reports(waiting).all(db).await
}

fn without_reports(found: sea_orm::Select<card_import::Entity>) -> sea_orm::Select<card_import::Entity> {
    let columns = [Column::Id, Column::AccountId, Column::FileName, Column::State, Column::Cards, Column::Reviews];
    // A report may be long; nobody reads it in a list.
    let found = found.select_only().columns(columns).columns([Column::Counts, Column::CreatedAt]);
    found.column_as(Column::Counts, "report")
}

/// Puts the row of an import that is done in the place of the one that waited; tells whether it still did.
pub(in crate::cards) async fn end_waiting(db: &impl ConnectionTrait, row: card_import::Model) -> Result<bool, DbErr> {
    let (id, account) = (row.id, row.account_id);
    let done = card_import::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(Column::Id.eq(id))
        .filter(Column::AccountId.eq(account))
        .filter(Column::State.eq(word::of(ImportState::Waiting)));
    Ok(done.exec(db).await?.rows_affected == 1)
}

/// Deletes the cards of an import, with their reviews, and says of it that it is undone.
pub(in crate::cards) async fn undo_import(db: &impl ConnectionTrait, import: &card_import::Model) -> Result<(), DbErr> {
    let own = card::Entity::delete_many().filter(card::Column::ImportId.eq(import.id));
    own.filter(card::Column::AccountId.eq(import.account_id)).exec(db).await?;
    let undone = card_import::Entity::update_many().filter(Column::Id.eq(import.id));
    undone.col_expr(Column::State, Expr::value(word::of(ImportState::Undone))).exec(db).await?;
    Ok(())
}

/// Sides and picture of the account's cards that show or play something; of one import alone where it is named.
/// Deleted cards are among them: they may come back.
pub(in crate::cards) async fn showing(
    db: &impl ConnectionTrait,
    account: Uuid,
    import: Option<Uuid>,
) -> Result<Vec<(String, String, Option<String>)>, DbErr> {
    use card::Column as C;
    const NAMED: &str = "](media:";
    let any = Condition::any().add(C::Front.contains(NAMED)).add(C::Back.contains(NAMED)).add(C::Picture.is_not_null());
    let mut shown = card::Entity::find().filter(C::AccountId.eq(account)).filter(any);
    if let Some(import) = import {
        shown = shown.filter(C::ImportId.eq(import));
    }
    shown.select_only().columns([C::Front, C::Back, C::Picture]).into_tuple().all(db).await
}

/// Changes that take media in or clear them away wait for each other, account by account. SQLite has one writer anyway.
pub(in crate::cards) async fn lock_account(db: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    account::Entity::find_by_id(account).lock_exclusive().one(db).await?;
    Ok(())
}

/// Deletes the rows of imports that were loaded for their owner.
pub(in crate::cards) async fn delete_imports(
    db: &impl ConnectionTrait,
    imports: &[card_import::Model],
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = imports.iter().map(|import| import.id).collect();
    card_import::Entity::delete_many().filter(Column::Id.is_in(ids)).exec(db).await?;
    Ok(())
}
