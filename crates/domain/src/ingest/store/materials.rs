//! Materials, as far as reading them in changes them.

use ::store::entities::account;
use ::store::entities::material::{self, Column};
use ::store::word;
use chrono::{DateTime, Utc};
use contract::{MaterialKind, MaterialState, OutlineEntry};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

pub(in crate::ingest) async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<material::Model>, DbErr> {
    material::Entity::find_by_id(id).one(db).await
}

/// Changes that take a material in wait for each other, account by account. SQLite has one writer anyway.
pub(in crate::ingest) async fn lock_account(db: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    account::Entity::find_by_id(account).lock_exclusive().one(db).await?;
    Ok(())
}

/// The material that holds these bytes; one on the shelf before one in the trash.
pub(in crate::ingest) async fn with_bytes(
    db: &impl ConnectionTrait,
    account: Uuid,
    sha256: &str,
) -> Result<Option<material::Model>, DbErr> {
    let same = material::Entity::find().filter(Column::AccountId.eq(account)).filter(Column::Sha256.eq(sha256));
    let mut all = same.order_by_asc(Column::CreatedAt).all(db).await?;
    all.sort_by_key(|material| material.trashed_at.is_some());
    Ok(all.into_iter().next())
}

/// The material that was made of this address; one on the shelf before one in the trash.
pub(in crate::ingest) async fn with_address(
    db: &impl ConnectionTrait,
    account: Uuid,
    address: &str,
) -> Result<Option<material::Model>, DbErr> {
    let same = material::Entity::find().filter(Column::AccountId.eq(account)).filter(Column::Address.eq(address));
    let mut all = same.order_by_asc(Column::CreatedAt).all(db).await?;
    all.sort_by_key(|material| material.trashed_at.is_some());
    Ok(all.into_iter().next())
}

/// The newest recording on the shelf whose file has this name but for its ending, and that has no transcript.
pub(in crate::ingest) async fn recording_named(
    db: &impl ConnectionTrait,
    account: Uuid,
    stem: &str,
) -> Result<Option<Uuid>, DbErr> {
    let silent = material::Entity::find()
        .select_only()
        .columns([Column::Id, Column::FileName])
        .filter(Column::AccountId.eq(account))
        .filter(Column::Kind.eq(word::of(MaterialKind::Recording)))
        .filter(Column::TranscriptKey.is_null())
        .filter(Column::TrashedAt.is_null())
        .order_by_desc(Column::CreatedAt);
    let silent: Vec<(Uuid, Option<String>)> = silent.into_tuple().all(db).await?;
    let named = |name: &str| name.rsplit_once('.').is_some_and(|(own, _)| own.eq_ignore_ascii_case(stem));
    Ok(silent.into_iter().find(|(_, name)| name.as_deref().is_some_and(named)).map(|(id, _)| id))
}

pub(in crate::ingest) async fn count(db: &impl ConnectionTrait, account: Uuid) -> Result<u64, DbErr> {
    material::Entity::find().filter(Column::AccountId.eq(account)).count(db).await
}

pub(in crate::ingest) async fn insert(db: &impl ConnectionTrait, row: material::Model) -> Result<(), DbErr> {
    material::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
    Ok(())
}

async fn set(db: &impl ConnectionTrait, id: Uuid, values: Vec<(Column, Expr)>) -> Result<(), DbErr> {
    let mut change = material::Entity::update_many();
    for (column, value) in values {
        change = change.col_expr(column, value);
    }
    change.filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

fn state(state: MaterialState) -> (Column, Expr) {
    (Column::State, Expr::value(word::of(state)))
}

fn nothing_to_say() -> [(Column, Expr); 2] {
    [(Column::Say, Expr::value(None::<String>)), (Column::Hint, Expr::value(None::<String>))]
}

pub(in crate::ingest) async fn set_job(db: &impl ConnectionTrait, id: Uuid, job: Uuid) -> Result<(), DbErr> {
    set(db, id, vec![(Column::JobId, Expr::value(job))]).await
}

/// Out of the trash.
pub(in crate::ingest) async fn set_restored(db: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    set(db, id, vec![(Column::TrashedAt, Expr::value(None::<DateTime<Utc>>))]).await
}

/// What is said in it is known.
pub(in crate::ingest) async fn set_transcript(db: &impl ConnectionTrait, id: Uuid, key: &str) -> Result<(), DbErr> {
    set(db, id, vec![(Column::TranscriptKey, Expr::value(key))]).await
}

/// Its file is of another kind than was thought, and may have another name.
pub(in crate::ingest) async fn set_kind(db: &impl ConnectionTrait, row: &material::Model) -> Result<(), DbErr> {
    let values = vec![
        (Column::Kind, Expr::value(row.kind.as_str())),
        (Column::MediaType, Expr::value(row.media_type.as_str())),
        (Column::FileName, Expr::value(row.file_name.as_deref())),
    ];
    set(db, row.id, values).await
}

/// What a link led to is here.
pub(in crate::ingest) async fn set_fetched(db: &impl ConnectionTrait, row: &material::Model) -> Result<(), DbErr> {
    let values = vec![
        (Column::Kind, Expr::value(row.kind.as_str())),
        (Column::MediaType, Expr::value(row.media_type.as_str())),
        (Column::FileKey, Expr::value(row.file_key.as_deref())),
        (Column::FileName, Expr::value(row.file_name.as_deref())),
        (Column::Bytes, Expr::value(row.bytes)),
        (Column::Sha256, Expr::value(row.sha256.as_deref())),
        (Column::Address, Expr::value(row.address.as_deref())),
    ];
    set(db, row.id, values).await
}

/// What a file says of itself. A title replaces only that by which a link was shown.
pub(in crate::ingest) async fn set_about(db: &impl ConnectionTrait, row: &material::Model) -> Result<(), DbErr> {
    let values = vec![
        (Column::Title, Expr::value(row.title.as_str())),
        (Column::Author, Expr::value(row.author.as_deref())),
        (Column::Date, Expr::value(row.date.as_deref())),
        (Column::Site, Expr::value(row.site.as_deref())),
    ];
    set(db, row.id, values).await
}

/// Waits to be read (again).
pub(in crate::ingest) async fn set_waiting(db: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    let mut values = vec![state(MaterialState::Waiting)];
    values.extend(nothing_to_say());
    set(db, id, values).await
}

/// Its pages are known, and are being read.
pub(in crate::ingest) async fn set_reading(
    db: &impl ConnectionTrait,
    id: Uuid,
    pages: u32,
    outline: &[OutlineEntry],
) -> Result<(), DbErr> {
    let outline = serde_json::to_value(outline).unwrap_or_default();
    let mut values = vec![
        state(MaterialState::Reading),
        (Column::Pages, Expr::value(pages as i32)),
        (Column::Outline, Expr::value(outline)),
    ];
    values.extend(nothing_to_say());
    set(db, id, values).await
}

/// What it turned out to be.
pub(in crate::ingest) struct Outcome {
    pub state: MaterialState,
    pub kind: MaterialKind,
    pub language: Option<String>,
    /// The figure that stands for it in lists.
    pub cover: Option<Uuid>,
    pub say: Option<String>,
    pub hint: Option<String>,
}

/// Read to the end.
pub(in crate::ingest) async fn set_finished(
    db: &impl ConnectionTrait,
    id: Uuid,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let values = vec![
        state(outcome.state),
        (Column::Kind, Expr::value(word::of(outcome.kind))),
        (Column::Language, Expr::value(outcome.language)),
        (Column::CoverId, Expr::value(outcome.cover)),
        (Column::Say, Expr::value(outcome.say)),
        (Column::Hint, Expr::value(outcome.hint)),
        (Column::JobId, Expr::value(None::<Uuid>)),
        (Column::UpdatedAt, Expr::value(now)),
    ];
    set(db, id, values).await
}

/// Not read to the end, for this reason.
pub(in crate::ingest) async fn set_stopped(
    db: &impl ConnectionTrait,
    id: Uuid,
    stopped: MaterialState,
    (say, hint): (Option<String>, Option<String>),
) -> Result<(), DbErr> {
    let values = vec![
        state(stopped),
        (Column::Say, Expr::value(say)),
        (Column::Hint, Expr::value(hint)),
        (Column::JobId, Expr::value(None::<Uuid>)),
    ];
    set(db, id, values).await
}

/// How many pages are done, have failed and need recognition, counted afresh.
pub(in crate::ingest) async fn set_counts(
    db: &impl ConnectionTrait,
    id: Uuid,
    counts: super::PageCounts,
) -> Result<(), DbErr> {
    let values = vec![
        (Column::PagesDone, Expr::value(counts.indexed)),
        (Column::PagesFailed, Expr::value(counts.failed)),
        (Column::PagesNeedOcr, Expr::value(counts.need_ocr)),
    ];
    set(db, id, values).await
}

/// A note's outline and number of pages, which are known as soon as it is written.
pub(in crate::ingest) async fn set_pages(
    db: &impl ConnectionTrait,
    id: Uuid,
    pages: u32,
    outline: &[OutlineEntry],
) -> Result<(), DbErr> {
    let outline = serde_json::to_value(outline).unwrap_or_default();
    set(db, id, vec![(Column::Pages, Expr::value(pages as i32)), (Column::Outline, Expr::value(outline))]).await
}
