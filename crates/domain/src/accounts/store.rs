//! Rows of accounts and sessions. The only place of this noun that speaks SQL.

use super::name::Name;
use super::session::SessionRecord;
use crate::permit::Permitted;
use crate::{Fault, Outcome};
use ::store::entities::{account, material, session};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{AccountId, Learning, Refusal, Role, SessionId, Theme};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, SqlErr,
};
use uuid::Uuid;

/// Makes changes that count accounts wait for each other. SQLite has one writer anyway.
pub(super) async fn lock(tx: &impl ConnectionTrait, postgres: bool) -> Result<(), DbErr> {
    if postgres {
        tx.execute_unprepared("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Whether there is an account that can sign in.
pub(super) async fn anybody(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let found = account::Entity::find().filter(account::Column::PasswordHash.ne("")).limit(1).one(db).await?;
    Ok(found.is_some())
}

pub(super) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    account::Entity::find().count(db).await
}

pub(super) async fn administrators(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    account::Entity::find().filter(account::Column::Role.eq(word::of(Role::Administrator))).count(db).await
}

/// Oldest first.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<account::Model>, DbErr> {
    let oldest_first = account::Entity::find().order_by_asc(account::Column::CreatedAt);
    oldest_first.order_by_asc(account::Column::Id).all(db).await
}

pub(super) async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::NameKey.eq(key)).one(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id.0).one(db).await
}

/// Refuses a name that is taken.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    name: Name,
    password_hash: String,
    role: Role,
    now: DateTime<Utc>,
) -> Outcome<account::Model> {
    let row = account::ActiveModel {
        id: Set(Uuid::now_v7()),
        name: Set(name.shown),
        name_key: Set(name.key),
        password_hash: Set(password_hash),
        role: Set(word::of(role)),
        theme: Set(word::of(Theme::System)),
        language: Set(None),
        level: Set(None),
        learning_style: Set(None),
        time_zone: Set(None),
        day_end: Set(None),
        created_at: Set(now),
        seen_at: Set(None),
    };
    row.insert(db).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Fault::from(Refusal::invalid("name", "This name is taken.").with_hint("Choose another one."))
        }
        _ => error.into(),
    })
}

async fn set(db: &impl ConnectionTrait, id: Uuid, column: account::Column, value: Expr) -> Result<(), DbErr> {
    account::Entity::update_many().col_expr(column, value).filter(account::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub(super) async fn seen(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    set(db, id, account::Column::SeenAt, Expr::value(now)).await
}

pub(super) async fn set_password(db: &impl ConnectionTrait, id: Uuid, hash: String) -> Result<(), DbErr> {
    set(db, id, account::Column::PasswordHash, Expr::value(hash)).await
}

pub(super) async fn set_role(db: &impl ConnectionTrait, id: Uuid, role: Role) -> Result<(), DbErr> {
    set(db, id, account::Column::Role, Expr::value(word::of(role))).await
}

pub(super) async fn set_theme(db: &impl ConnectionTrait, id: AccountId, theme: Theme) -> Result<(), DbErr> {
    set(db, id.0, account::Column::Theme, Expr::value(word::of(theme))).await
}

pub(super) async fn set_language(
    db: &impl ConnectionTrait,
    id: AccountId,
    language: Option<String>,
) -> Result<(), DbErr> {
    set(db, id.0, account::Column::Language, Expr::value(language)).await
}

pub(super) async fn set_learning(db: &impl ConnectionTrait, id: AccountId, learning: Learning) -> Result<(), DbErr> {
    set(db, id.0, account::Column::Level, Expr::value(learning.level.map(word::of))).await?;
    set(db, id.0, account::Column::LearningStyle, Expr::value(learning.style.map(word::of))).await
}

/// The zone and the hour that the account's days go by.
pub(super) async fn set_day(db: &impl ConnectionTrait, id: AccountId, zone: String, end: i32) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::TimeZone, Expr::value(zone))
        .col_expr(account::Column::DayEnd, Expr::value(end))
        .filter(account::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// The account's row; every other row that is its own goes with it.
pub(super) async fn delete(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    account::Entity::delete_by_id(id.0).exec(db).await?;
    Ok(())
}

/// Ids of all the account's materials, trash included: what its rendered pages are filed under.
pub(super) async fn materials(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<Uuid>, DbErr> {
    let ids = material::Entity::find().select_only().column(material::Column::Id);
    ids.filter(material::Column::AccountId.eq(id.0)).into_tuple().all(db).await
}

pub(super) async fn sessions(
    db: &impl ConnectionTrait,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::AccountId.eq(id.0))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::SeenAt)
        .all(db)
        .await
}

pub(super) async fn session(
    db: &impl ConnectionTrait,
    key: &str,
    now: DateTime<Utc>,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(key).filter(session::Column::ExpiresAt.gt(now)).one(db).await
}

pub(super) async fn session_with_role(
    db: &impl ConnectionTrait,
    key: &str,
    now: DateTime<Utc>,
) -> Result<Option<(session::Model, account::Model)>, DbErr> {
    let found = session::Entity::find_by_id(key).filter(session::Column::ExpiresAt.gt(now));
    Ok(found.find_also_related(account::Entity).one(db).await?.and_then(|(session, account)| Some((session, account?))))
}

pub(super) async fn create_session(
    db: &impl ConnectionTrait,
    record: &SessionRecord,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Set(record.key.clone()),
        public_id: Set(Uuid::new_v4()),
        account_id: Set(record.account.map(|account| account.0)),
        data: Set(record.data.clone()),
        address: Set(record.address.clone()),
        agent: Set(record.agent.clone()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(record.expires_at),
    };
    session::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes the row if it is still there, and makes none.
pub(super) async fn save_session(
    db: &impl ConnectionTrait,
    record: &SessionRecord,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        account_id: Set(record.account.map(|account| account.0)),
        data: Set(record.data.clone()),
        address: Set(record.address.clone()),
        agent: Set(record.agent.clone()),
        seen_at: Set(now),
        expires_at: Set(record.expires_at),
        ..Default::default()
    };
    session::Entity::update_many().set(row).filter(session::Column::Id.eq(&record.key)).exec(db).await?;
    Ok(())
}

pub(super) async fn delete_session(db: &impl ConnectionTrait, key: &str) -> Result<(), DbErr> {
    session::Entity::delete_by_id(key).exec(db).await?;
    Ok(())
}

pub(super) async fn end_session(db: &impl ConnectionTrait, session: Permitted<session::Model>) -> Result<(), DbErr> {
    delete_session(db, &session.id).await
}

/// All of the account's sessions but `keep`. Returns how many were ended.
pub(super) async fn end_sessions(
    db: &impl ConnectionTrait,
    account: AccountId,
    keep: Option<SessionId>,
) -> Result<u64, DbErr> {
    let mut all = session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
    if let Some(keep) = keep {
        all = all.filter(session::Column::PublicId.ne(keep.0));
    }
    Ok(all.exec(db).await?.rows_affected)
}

pub(super) async fn expire_sessions(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now));
    Ok(over.exec(db).await?.rows_affected)
}

pub(super) async fn count_sessions(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    session::Entity::find().filter(session::Column::ExpiresAt.gt(now)).count(db).await
}
