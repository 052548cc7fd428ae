//! Lists of cards, and what a day's queue is made from.

use super::super::row::LEECH;
use ::store::entities::card::{self, Column};
use ::store::entities::subject;
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{AccountId, CardFilter, CardsShown};
use memory::State;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

/// One part of a list, the latest first, and how many there are in all.
pub(in crate::cards) async fn list(
    db: &impl ConnectionTrait,
    account: AccountId,
    filter: &CardFilter,
    ends: DateTime<Utc>,
    (page, per_page): (u32, u32),
) -> Result<(Vec<card::Model>, u64), DbErr> {
    let found = filtered(account, filter, ends);
    let total = found.clone().count(db).await?;
    let rows =
        ordered(found).offset(u64::from(page - 1) * u64::from(per_page)).limit(u64::from(per_page)).all(db).await?;
    Ok((rows, total))
}

/// All that fit the filter, at most so many.
pub(in crate::cards) async fn all(
    db: &impl ConnectionTrait,
    account: AccountId,
    filter: &CardFilter,
    ends: DateTime<Utc>,
    most: u64,
) -> Result<Vec<card::Model>, DbErr> {
    filtered(account, filter, ends).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(most).all(db).await
}

fn ordered(found: Select<card::Entity>) -> Select<card::Entity> {
    found.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id)
}

fn own(account: AccountId) -> Select<card::Entity> {
    card::Entity::find().filter(Column::AccountId.eq(account.0)).filter(Column::DeletedAt.is_null())
}

fn filtered(account: AccountId, filter: &CardFilter, ends: DateTime<Utc>) -> Select<card::Entity> {
    let mut found = own(account);
    if let Some(subject) = filter.subject {
        found = found.filter(Column::SubjectId.eq(subject.0));
    }
    if let Some(material) = filter.material {
        found = found.filter(Column::MaterialId.eq(material.0));
    }
    if let Some(import) = filter.import {
        found = found.filter(Column::ImportId.eq(import.0));
    }
    if let Some(tag) = filter.tag.as_deref().map(str::trim).filter(|tag| !tag.is_empty()) {
        // As it stands in the stored array, quotes and all, so that "exam" does not find "exams".
        let quoted = serde_json::Value::from(tag).to_string();
        found = found.filter(Expr::col(Column::Tags).cast_as("text").like(holding(&quoted)));
    }
    for typed in filter.text.as_deref().unwrap_or_default().split_whitespace().take(20) {
        // SQLite knows capitals of ASCII only, so the word is sought as typed, too.
        let in_side = |side| {
            Condition::any()
                .add(Expr::col(side).like(holding(typed)))
                .add(Expr::expr(Func::lower(Expr::col(side))).like(holding(&typed.to_lowercase())))
        };
        found = found.filter(Condition::any().add(in_side(Column::Front)).add(in_side(Column::Back)));
    }
    match filter.shown {
        None => found,
        Some(CardsShown::New) => found.filter(Column::State.eq(word::of(State::New))),
        Some(CardsShown::Learning) => found.filter(Column::State.is_in(in_steps())),
        Some(CardsShown::Review) => found.filter(Column::State.eq(word::of(State::Review))),
        Some(CardsShown::Due) => due(found, ends),
        Some(CardsShown::Suspended) => found.filter(Column::Suspended.eq(true)),
        Some(CardsShown::Leech) => found.filter(Column::Lapses.gte(LEECH)),
        Some(CardsShown::Flagged) => found.filter(Column::Flag.gt(0)),
    }
}

fn in_steps() -> [String; 2] {
    [word::of(State::Learning), word::of(State::Relearning)]
}

fn due(found: Select<card::Entity>, ends: DateTime<Utc>) -> Select<card::Entity> {
    found
        .filter(Column::State.ne(word::of(State::New)))
        .filter(Column::DueAt.lt(ends))
        .filter(Column::Suspended.eq(false))
}

fn not_buried(found: Select<card::Entity>, now: DateTime<Utc>) -> Select<card::Entity> {
    found.filter(Condition::any().add(Column::BuriedUntil.is_null()).add(Column::BuriedUntil.lte(now)))
}

/// Cards that are due before a day ends, but for those that are held back.
pub(in crate::cards) async fn due_before(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
    ends: DateTime<Utc>,
) -> Result<Vec<card::Model>, DbErr> {
    not_buried(due(own(account), ends), now).all(db).await
}

/// New cards that are not held back, the oldest first.
pub(in crate::cards) async fn new_cards(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<card::Model>, DbErr> {
    let new = own(account).filter(Column::State.eq(word::of(State::New))).filter(Column::Suspended.eq(false));
    not_buried(new, now).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(most).all(db).await
}

/// All cards that can come up, new ones included, for a look ahead.
pub(in crate::cards) async fn active(
    db: &impl ConnectionTrait,
    account: AccountId,
    most: u64,
) -> Result<Vec<card::Model>, DbErr> {
    let active = own(account).filter(Column::Suspended.eq(false));
    active.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(most).all(db).await
}

/// Moments from `now` on at which cards that are days away are due, and how many at each.
pub(in crate::cards) async fn load(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, i64)>, DbErr> {
    own(account)
        .select_only()
        .column(Column::DueAt)
        .column_as(Column::Id.count(), "cards")
        .filter(Column::State.eq(word::of(State::Review)))
        .filter(Column::Suspended.eq(false))
        .filter(Column::DueAt.gte(now))
        .group_by(Column::DueAt)
        .into_tuple()
        .all(db)
        .await
}

/// The sets of tags that the account's cards have.
pub(in crate::cards) async fn tags(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<serde_json::Value>, DbErr> {
    own(account).select_only().column(Column::Tags).distinct().into_tuple().all(db).await
}

/// Subjects that the account's cards are in, with their titles.
pub(in crate::cards) async fn subjects(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<(Uuid, String)>, DbErr> {
    let held = own(account).select_only().column(Column::SubjectId).filter(Column::SubjectId.is_not_null());
    let named = subject::Entity::find().filter(subject::Column::AccountId.eq(account.0));
    named
        .filter(subject::Column::Id.in_subquery(held.into_query()))
        .order_by_asc(subject::Column::Position)
        .order_by_asc(subject::Column::Id)
        .select_only()
        .columns([subject::Column::Id, subject::Column::Title])
        .into_tuple()
        .all(db)
        .await
}

/// A pattern for texts that hold `part`, whose own signs mean nothing.
fn holding(part: &str) -> LikeExpr {
    let plain = part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::benches;
    use sea_orm::DbBackend;

    #[tokio::test]
    async fn a_part_of_a_long_list_is_read_without_sorting_the_whole() {
        for bench in benches().await.into_iter().filter(|bench| bench.name == "SQLite") {
            let found = filtered(AccountId(Uuid::nil()), &CardFilter::default(), bench.tools.now());
            let mut asked = ordered(found).limit(50).build(DbBackend::Sqlite);
            asked.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
            let plan = bench.tools.store.reads().query_all_raw(asked).await.expect("a plan");
            let plan: Vec<String> = plan.iter().filter_map(|step| step.try_get("", "detail").ok()).collect();
            assert!(plan.iter().any(|step| step.contains("USING INDEX")), "{plan:?}");
            assert!(!plan.iter().any(|step| step.contains("B-TREE FOR ORDER BY")), "{plan:?}");
        }
    }
}
