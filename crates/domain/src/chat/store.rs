//! Rows of conversations, exchanges and the steps of answers. The only place of this noun that speaks SQL.

use crate::permit::Permitted;
use ::store::{
    entities::{account, answer_event, conversation, exchange, job},
    word,
};
use chrono::{DateTime, Utc};
use contract::{AccountId, AnswerEvent, AnswerState, AnswerView, Scope};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseBackend, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, Func, LikeExpr, Query},
};
pub(crate) use sea_orm::{ConnectionTrait as Connection, DbErr};
use serde_json::{Value, json};
use uuid::Uuid;

/// Conversations in a list.
const LONGEST: u64 = 500;

fn open_states() -> Vec<String> {
    [AnswerState::Waiting, AnswerState::Searching, AnswerState::Writing].map(word::of).to_vec()
}

/// The account's conversations, the latest first; with `text`, those whose title or questions hold it.
pub(super) async fn conversations(
    db: &impl Connection,
    account: AccountId,
    text: Option<&str>,
) -> Result<Vec<conversation::Model>, DbErr> {
    let mut rows = conversation::Entity::find().filter(conversation::Column::AccountId.eq(account.0));
    if let Some(text) = text {
        let lower: String = text
            .to_lowercase()
            .chars()
            .flat_map(|c| match c {
                '%' | '_' | '!' => vec!['!', c],
                c => vec![c],
            })
            .collect();
        let like = || LikeExpr::new(format!("%{lower}%")).escape('!');
        let asked = Query::select()
            .column(exchange::Column::ConversationId)
            .from(exchange::Entity)
            .and_where(exchange::Column::AccountId.eq(account.0))
            .and_where(Expr::expr(Func::lower(Expr::col(exchange::Column::Question))).like(like()))
            .to_owned();
        rows = rows.filter(
            Condition::any()
                .add(Expr::expr(Func::lower(Expr::col(conversation::Column::Title))).like(like()))
                .add(conversation::Column::Id.in_subquery(asked)),
        );
    }
    rows.order_by_desc(conversation::Column::UpdatedAt)
        .order_by_desc(conversation::Column::Id)
        .limit(LONGEST)
        .all(db)
        .await
}

pub(super) async fn insert_conversation(
    db: &impl Connection,
    account: AccountId,
    title: &str,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<conversation::Model, DbErr> {
    let row = conversation::Model {
        id: Uuid::now_v7(),
        account_id: account.0,
        title: title.to_owned(),
        scope: json!(scope),
        created_at: now,
        updated_at: now,
    };
    conversation::Entity::insert(row.clone().into_active_model()).exec_without_returning(db).await?;
    Ok(row)
}

/// What changes in a conversation; `None` stays.
#[derive(Default)]
pub(super) struct Change<'a> {
    pub title: Option<&'a str>,
    pub scope: Option<&'a Scope>,
    pub updated_at: Option<DateTime<Utc>>,
}

pub(super) async fn change(
    db: &impl Connection,
    conversation: &Permitted<conversation::Model>,
    change: Change<'_>,
) -> Result<(), DbErr> {
    let mut row = conversation::ActiveModel { id: Set(conversation.id), ..Default::default() };
    if let Some(title) = change.title {
        row.title = Set(title.to_owned());
    }
    if let Some(scope) = change.scope {
        row.scope = Set(json!(scope));
    }
    if let Some(updated_at) = change.updated_at {
        row.updated_at = Set(updated_at);
    }
    if row.is_changed() {
        // It may have been deleted meanwhile, which is no fault.
        conversation::Entity::update_many()
            .set(row)
            .filter(conversation::Column::Id.eq(conversation.id))
            .exec(db)
            .await?;
    }
    Ok(())
}

pub(super) async fn delete(db: &impl Connection, conversation: &Permitted<conversation::Model>) -> Result<(), DbErr> {
    conversation::Entity::delete_by_id(conversation.id).exec(db).await.map(drop)
}

/// Lets changes that count an account's running answers wait for each other. SQLite has one writer anyway.
pub(super) async fn lock(tx: &impl Connection, account: AccountId) -> Result<(), DbErr> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        account::Entity::find_by_id(account.0).lock_exclusive().one(tx).await?;
    }
    Ok(())
}

/// Oldest first.
pub(super) async fn exchanges(db: &impl Connection, conversation: Uuid) -> Result<Vec<exchange::Model>, DbErr> {
    exchange::Entity::find()
        .filter(exchange::Column::ConversationId.eq(conversation))
        .order_by_asc(exchange::Column::Position)
        .all(db)
        .await
}

/// The last ended exchanges before `position`, oldest first.
pub(super) async fn before(
    db: &impl Connection,
    conversation: Uuid,
    position: i32,
    count: u64,
) -> Result<Vec<exchange::Model>, DbErr> {
    let mut rows = exchange::Entity::find()
        .filter(exchange::Column::ConversationId.eq(conversation))
        .filter(exchange::Column::Position.lt(position))
        .order_by_desc(exchange::Column::Position)
        .limit(count)
        .all(db)
        .await?;
    rows.reverse();
    Ok(rows)
}

pub(super) async fn exchange(db: &impl Connection, id: Uuid) -> Result<Option<exchange::Model>, DbErr> {
    exchange::Entity::find_by_id(id).one(db).await
}

pub(super) async fn insert_exchange(db: &impl Connection, row: exchange::Model) -> Result<(), DbErr> {
    exchange::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// The highest position in a conversation, plus one.
pub(super) async fn next_position(db: &impl Connection, conversation: Uuid) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = exchange::Entity::find()
        .select_only()
        .column_as(exchange::Column::Position.max(), "last")
        .filter(exchange::Column::ConversationId.eq(conversation))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().map_or(0, |last| last + 1))
}

/// Answers that are being written: all of the account's, and those of one conversation.
pub(super) async fn running(
    db: &impl Connection,
    account: AccountId,
    conversation: Option<Uuid>,
) -> Result<(u64, u64), DbErr> {
    let running = || {
        exchange::Entity::find()
            .filter(exchange::Column::AccountId.eq(account.0))
            .filter(exchange::Column::State.is_in(open_states()))
    };
    let all = running().count(db).await?;
    let here = match conversation {
        Some(conversation) => running().filter(exchange::Column::ConversationId.eq(conversation)).count(db).await?,
        None => 0,
    };
    Ok((all, here))
}

pub(super) async fn set_job(db: &impl Connection, exchange: Uuid, job: Uuid) -> Result<(), DbErr> {
    let row = exchange::ActiveModel { job_id: Set(Some(job)), ..Default::default() };
    exchange::Entity::update_many().set(row).filter(exchange::Column::Id.eq(exchange)).exec(db).await.map(drop)
}

/// Whether the person asked this job to stop.
pub(super) async fn stop_asked(db: &impl Connection, job: Uuid) -> Result<bool, DbErr> {
    Ok(job::Entity::find_by_id(job).one(db).await?.is_some_and(|job| job.cancel))
}

/// An answer so far. `false`: it is not there any more, or has ended.
pub(super) async fn grow(
    db: &impl Connection,
    exchange: Uuid,
    state: AnswerState,
    markdown: &str,
    html: &str,
) -> Result<bool, DbErr> {
    let row = exchange::ActiveModel {
        state: Set(word::of(state)),
        markdown: Set(markdown.to_owned()),
        html: Set(html.to_owned()),
        ..Default::default()
    };
    let grown = exchange::Entity::update_many()
        .set(row)
        .filter(exchange::Column::Id.eq(exchange))
        .filter(exchange::Column::State.is_in(open_states()))
        .exec(db)
        .await?;
    Ok(grown.rows_affected == 1)
}

/// An answer as it ended, or as it begins anew. `name` is the answerer that was asked for, kept when it is `None`.
pub(super) async fn put_answer(
    db: &impl Connection,
    exchange: Uuid,
    answer: &AnswerView,
    ended_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let row = exchange::ActiveModel {
        answerer: Set(answer.answerer.clone()),
        state: Set(word::of(answer.state)),
        found: Set(answer.found),
        markdown: Set(answer.markdown.clone()),
        html: Set(answer.html.clone()),
        citations: Set(json!(answer.citations)),
        sentences: Set(json!(answer.sentences)),
        refusal: Set(answer.refusal.as_ref().map(|refusal| json!(refusal))),
        still_reading: Set(i32::try_from(answer.still_reading).unwrap_or(i32::MAX)),
        ended_at: Set(ended_at),
        ..Default::default()
    };
    exchange::Entity::update_many().set(row).filter(exchange::Column::Id.eq(exchange)).exec(db).await.map(drop)
}

/// The number of the last step, 0 when there is none.
pub(super) async fn last_step(db: &impl Connection, exchange: Uuid) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = answer_event::Entity::find()
        .select_only()
        .column_as(answer_event::Column::Sequence.max(), "last")
        .filter(answer_event::Column::ExchangeId.eq(exchange))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

pub(super) async fn insert_steps(
    db: &impl Connection,
    exchange: Uuid,
    steps: impl IntoIterator<Item = (i32, &AnswerEvent)>,
) -> Result<(), DbErr> {
    let rows: Vec<_> = steps
        .into_iter()
        .map(|(sequence, event)| {
            answer_event::Model { exchange_id: exchange, sequence, event: json!(event) }.into_active_model()
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    answer_event::Entity::insert_many(rows).exec_without_returning(db).await.map(drop)
}

/// Takes steps out that later ones stand for.
pub(super) async fn delete_steps(db: &impl Connection, exchange: Uuid, which: Vec<i32>) -> Result<(), DbErr> {
    if which.is_empty() {
        return Ok(());
    }
    answer_event::Entity::delete_many()
        .filter(answer_event::Column::ExchangeId.eq(exchange))
        .filter(answer_event::Column::Sequence.is_in(which))
        .exec(db)
        .await
        .map(drop)
}

pub(super) async fn clear_steps(db: &impl Connection, exchange: Uuid) -> Result<(), DbErr> {
    answer_event::Entity::delete_many().filter(answer_event::Column::ExchangeId.eq(exchange)).exec(db).await.map(drop)
}

/// Steps behind `after`, in order.
pub(super) async fn steps(db: &impl Connection, exchange: Uuid, after: i32) -> Result<Vec<(i32, Value)>, DbErr> {
    let rows = answer_event::Entity::find()
        .filter(answer_event::Column::ExchangeId.eq(exchange))
        .filter(answer_event::Column::Sequence.gt(after))
        .order_by_asc(answer_event::Column::Sequence)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.sequence, row.event)).collect())
}
