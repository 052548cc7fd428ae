//! Rows of conversations, exchanges and the steps of answers. The only place of this noun that speaks SQL.

use super::branches::Node;
use crate::permit::Permitted;
use ::store::{
    entities::{account, answer_event, chunk, conversation, exchange, figure, job},
    word,
};
use chrono::{DateTime, Utc};
use contract::{AccountId, AnswerEvent, AnswerState, AnswerView, Scope};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseBackend, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
pub(crate) use sea_orm::{ConnectionTrait as Connection, DbErr};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

mod finding;

pub(super) use finding::{Heard, conversations, heard};

fn open_states() -> Vec<String> {
    [AnswerState::Waiting, AnswerState::Searching, AnswerState::Writing].map(word::of).to_vec()
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
        named: false,
        scope: json!(scope),
        coach: false,
        created_at: now,
        updated_at: now,
        deleted_at: None,
    };
    conversation::Entity::insert(row.clone().into_active_model()).exec_without_returning(db).await?;
    Ok(row)
}

/// What changes in a conversation; `None` stays.
#[derive(Default)]
pub(super) struct Change<'a> {
    /// The title, and whether a person gave it.
    pub title: Option<(&'a str, bool)>,
    pub scope: Option<&'a Scope>,
    pub coach: Option<bool>,
    pub updated_at: Option<DateTime<Utc>>,
    pub deleted_at: Option<Option<DateTime<Utc>>>,
}

pub(super) async fn change(
    db: &impl Connection,
    conversation: &Permitted<conversation::Model>,
    change: Change<'_>,
) -> Result<(), DbErr> {
    let mut row = conversation::ActiveModel { id: Set(conversation.id), ..Default::default() };
    if let Some((title, named)) = change.title {
        row.title = Set(title.to_owned());
        row.named = Set(named);
    }
    if let Some(coach) = change.coach {
        row.coach = Set(coach);
    }
    if let Some(deleted_at) = change.deleted_at {
        row.deleted_at = Set(deleted_at);
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

/// Gives a conversation the title that a model found, unless a person gave it one. Gives its account if it did.
pub(super) async fn title_unless_named(
    db: &impl Connection,
    conversation: Uuid,
    title: &str,
) -> Result<Option<Uuid>, DbErr> {
    let row = conversation::ActiveModel { title: Set(title.to_owned()), ..Default::default() };
    let unnamed = conversation::Entity::update_many()
        .set(row)
        .filter(conversation::Column::Id.eq(conversation))
        .filter(conversation::Column::Named.eq(false));
    if unnamed.exec(db).await?.rows_affected == 0 {
        return Ok(None);
    }
    let account = conversation::Entity::find_by_id(conversation).select_only().column(conversation::Column::AccountId);
    account.into_tuple().one(db).await
}

/// Has a new conversation coached.
pub(super) async fn set_coach(db: &impl Connection, conversation: Uuid) -> Result<(), DbErr> {
    let row = conversation::ActiveModel { coach: Set(true), ..Default::default() };
    let one = conversation::Entity::update_many().set(row).filter(conversation::Column::Id.eq(conversation));
    one.exec(db).await.map(drop)
}

/// Takes out what was deleted before `before`; tells how much that was.
pub(super) async fn forget_deleted(db: &impl Connection, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = conversation::Entity::delete_many().filter(conversation::Column::DeletedAt.lt(before));
    Ok(old.exec(db).await?.rows_affected)
}

/// Whether the conversation is coached, and whether a person gave it its title.
pub(super) async fn manner(db: &impl Connection, conversation: Uuid) -> Result<Option<(bool, bool)>, DbErr> {
    let columns = [conversation::Column::Coach, conversation::Column::Named];
    let row = conversation::Entity::find_by_id(conversation).select_only().columns(columns);
    row.into_tuple().one(db).await
}

/// Lets changes that count an account's running answers wait for each other. SQLite has one writer anyway.
pub(super) async fn lock(tx: &impl Connection, account: AccountId) -> Result<(), DbErr> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        account::Entity::find_by_id(account.0).lock_exclusive().one(tx).await?;
    }
    Ok(())
}

/// How the exchanges of a conversation follow each other, oldest first.
pub(super) async fn nodes(db: &impl Connection, conversation: Uuid) -> Result<Vec<Node>, DbErr> {
    let rows: Vec<(Uuid, Option<Uuid>, bool)> = exchange::Entity::find()
        .select_only()
        .columns([exchange::Column::Id, exchange::Column::ParentId, exchange::Column::Chosen])
        .filter(exchange::Column::ConversationId.eq(conversation))
        .order_by_asc(exchange::Column::AskedAt)
        .order_by_asc(exchange::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, parent, chosen)| Node { id, parent, chosen }).collect())
}

/// The exchanges with these ids, in their order.
pub(super) async fn exchanges(db: &impl Connection, ids: &[Uuid]) -> Result<Vec<exchange::Model>, DbErr> {
    let mut rows = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let found = exchange::Entity::find().filter(exchange::Column::Id.is_in(some.iter().copied())).all(db).await?;
        let mut found: HashMap<Uuid, exchange::Model> = found.into_iter().map(|row| (row.id, row)).collect();
        rows.extend(some.iter().filter_map(|id| found.remove(id)));
    }
    Ok(rows)
}

/// Exchanges of a conversation that are being written, with their jobs.
pub(super) async fn being_written(
    db: &impl Connection,
    conversation: Uuid,
) -> Result<Vec<(Uuid, Option<Uuid>)>, DbErr> {
    exchange::Entity::find()
        .select_only()
        .columns([exchange::Column::Id, exchange::Column::JobId])
        .filter(exchange::Column::ConversationId.eq(conversation))
        .filter(exchange::Column::State.is_in(open_states()))
        .into_tuple()
        .all(db)
        .await
}

/// Shows an exchange instead of the others that follow the same one.
pub(super) async fn choose(
    db: &impl Connection,
    conversation: Uuid,
    parent: Option<Uuid>,
    chosen: Uuid,
) -> Result<(), DbErr> {
    let set = |chosen: bool| exchange::ActiveModel { chosen: Set(chosen), ..Default::default() };
    let of_parent = match parent {
        Some(parent) => exchange::Column::ParentId.eq(parent),
        None => exchange::Column::ParentId.is_null(),
    };
    let others = exchange::Entity::update_many()
        .set(set(false))
        .filter(exchange::Column::ConversationId.eq(conversation))
        .filter(of_parent)
        .filter(exchange::Column::Id.ne(chosen));
    others.exec(db).await?;
    let one = exchange::Entity::update_many().set(set(true)).filter(exchange::Column::Id.eq(chosen));
    one.exec(db).await.map(drop)
}

pub(super) async fn exchange(db: &impl Connection, id: Uuid) -> Result<Option<exchange::Model>, DbErr> {
    exchange::Entity::find_by_id(id).one(db).await
}

pub(super) async fn insert_exchange(db: &impl Connection, row: exchange::Model) -> Result<(), DbErr> {
    exchange::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
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
        basis: Set(json!(answer.basis)),
        ended_at: Set(ended_at),
        ..Default::default()
    };
    exchange::Entity::update_many().set(row).filter(exchange::Column::Id.eq(exchange)).exec(db).await.map(drop)
}

/// The figures with a picture that these passages of the account tell of, by passage.
pub(super) async fn pictured(
    db: &impl Connection,
    account: AccountId,
    chunks: Vec<Uuid>,
) -> Result<HashMap<Uuid, figure::Model>, DbErr> {
    let told: Vec<(Uuid, Option<Uuid>)> = chunk::Entity::find()
        .select_only()
        .columns([chunk::Column::Id, chunk::Column::FigureId])
        .filter(chunk::Column::AccountId.eq(account.0))
        .filter(chunk::Column::Id.is_in(chunks))
        .filter(chunk::Column::FigureId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    let figures = figure::Entity::find()
        .filter(figure::Column::AccountId.eq(account.0))
        .filter(figure::Column::Id.is_in(told.iter().filter_map(|(_, figure)| *figure)))
        .filter(figure::Column::FileKey.is_not_null());
    let figures: HashMap<Uuid, figure::Model> =
        figures.all(db).await?.into_iter().map(|figure| (figure.id, figure)).collect();
    Ok(told.into_iter().filter_map(|(chunk, figure)| Some((chunk, figures.get(&figure?)?.clone()))).collect())
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
