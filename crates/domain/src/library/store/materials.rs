//! Materials: lists, and the small changes of one.

use crate::permit::Permitted;
use ::store::entities::account;
use ::store::entities::material::{self, Column};
use chrono::{DateTime, Utc};
use contract::{AccountId, MaterialFilter, MaterialOrder};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Order};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// A material without its long parts, as lists want it.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::library) struct Listed {
    pub id: Uuid,
    pub subject_id: Option<Uuid>,
    pub title: String,
    pub kind: String,
    pub state: String,
    pub file_name: Option<String>,
    pub media_type: String,
    pub bytes: i64,
    pub language: Option<String>,
    pub tags: serde_json::Value,
    pub pages: i32,
    pub pages_done: i32,
    pub pages_failed: i32,
    pub pages_need_ocr: i32,
    pub say: Option<String>,
    pub hint: Option<String>,
    pub job_id: Option<Uuid>,
    pub place: Option<i32>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub trashed_at: Option<DateTime<Utc>>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub site: Option<String>,
    pub address: Option<String>,
    pub transcript_key: Option<String>,
    pub cover_id: Option<Uuid>,
}

const LISTED: [Column; 27] = [
    Column::Id,
    Column::SubjectId,
    Column::Title,
    Column::Kind,
    Column::State,
    Column::FileName,
    Column::MediaType,
    Column::Bytes,
    Column::Language,
    Column::Tags,
    Column::Pages,
    Column::PagesDone,
    Column::PagesFailed,
    Column::PagesNeedOcr,
    Column::Say,
    Column::Hint,
    Column::JobId,
    Column::Place,
    Column::CreatedAt,
    Column::UpdatedAt,
    Column::TrashedAt,
    Column::Author,
    Column::Date,
    Column::Site,
    Column::Address,
    Column::TranscriptKey,
    Column::CoverId,
];

impl From<material::Model> for Listed {
    fn from(row: material::Model) -> Self {
        Self {
            id: row.id,
            subject_id: row.subject_id,
            title: row.title,
            kind: row.kind,
            state: row.state,
            file_name: row.file_name,
            media_type: row.media_type,
            bytes: row.bytes,
            language: row.language,
            tags: row.tags,
            pages: row.pages,
            pages_done: row.pages_done,
            pages_failed: row.pages_failed,
            pages_need_ocr: row.pages_need_ocr,
            say: row.say,
            hint: row.hint,
            job_id: row.job_id,
            place: row.place,
            created_at: row.created_at,
            updated_at: row.updated_at,
            trashed_at: row.trashed_at,
            author: row.author,
            date: row.date,
            site: row.site,
            address: row.address,
            transcript_key: row.transcript_key,
            cover_id: row.cover_id,
        }
    }
}

/// One part of a list, and how many there are in all.
pub(in crate::library) async fn list(
    db: &impl ConnectionTrait,
    account: AccountId,
    filter: &MaterialFilter,
    (page, per_page): (u32, u32),
) -> Result<(Vec<Listed>, u64), DbErr> {
    let found = filtered(account, filter);
    let total = found.clone().count(db).await?;
    let rows = ordered(found, filter.order)
        .select_only()
        .columns(LISTED)
        .offset(u64::from(page - 1) * u64::from(per_page))
        .limit(u64::from(per_page))
        .into_model::<Listed>()
        .all(db)
        .await?;
    Ok((rows, total))
}

fn filtered(account: AccountId, filter: &MaterialFilter) -> Select<material::Entity> {
    let mut found = material::Entity::find().filter(Column::AccountId.eq(account.0));
    found = match filter.trashed {
        true => found.filter(Column::TrashedAt.is_not_null()),
        false => found.filter(Column::TrashedAt.is_null()),
    };
    if let Some(subject) = filter.subject {
        found = found.filter(Column::SubjectId.eq(subject.0));
    }
    if let Some(kind) = filter.kind {
        found = found.filter(Column::Kind.eq(::store::word::of(kind)));
    }
    if let Some(state) = filter.state {
        found = found.filter(Column::State.eq(::store::word::of(state)));
    }
    if let Some(tag) = filter.tag.as_deref().filter(|tag| !tag.trim().is_empty()) {
        // As it stands in the stored array, quotes and all, so that "exam" does not find "exams".
        let quoted = serde_json::Value::from(tag.trim()).to_string();
        found = found.filter(Expr::col(Column::Tags).cast_as("text").like(holding(&quoted)));
    }
    for word in filter.text.as_deref().unwrap_or_default().split_whitespace() {
        // SQLite knows capitals of ASCII only, so the word is sought as typed, too.
        found = found.filter(
            Condition::any()
                .add(Expr::col(Column::Title).like(holding(word)))
                .add(Expr::expr(Func::lower(Expr::col(Column::Title))).like(holding(&word.to_lowercase()))),
        );
    }
    found
}

/// A pattern for texts that hold `part`, whose own signs mean nothing.
fn holding(part: &str) -> LikeExpr {
    let plain = part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

fn ordered(found: Select<material::Entity>, order: MaterialOrder) -> Select<material::Entity> {
    match order {
        MaterialOrder::Newest => found.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id),
        MaterialOrder::Title => {
            found.order_by(Func::lower(Expr::col(Column::Title)), Order::Asc).order_by_asc(Column::Id)
        }
        MaterialOrder::Recent => {
            let opened_last = Expr::col(Column::OpenedAt).gt(Expr::col(Column::UpdatedAt));
            let touched = Expr::case(opened_last, Expr::col(Column::OpenedAt)).finally(Expr::col(Column::UpdatedAt));
            found.order_by(Expr::Case(Box::new(touched)), Order::Desc).order_by_desc(Column::Id)
        }
    }
}

async fn set(db: &impl ConnectionTrait, id: Uuid, values: Vec<(Column, Expr)>) -> Result<(), DbErr> {
    let mut change = material::Entity::update_many();
    for (column, value) in values {
        change = change.col_expr(column, value);
    }
    change.filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub(in crate::library) async fn set_title(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    title: String,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, material.id, vec![(Column::Title, Expr::value(title)), (Column::UpdatedAt, Expr::value(now))]).await
}

pub(in crate::library) async fn set_tags(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    tags: Vec<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let tags = Expr::value(serde_json::Value::from(tags));
    set(db, material.id, vec![(Column::Tags, tags), (Column::UpdatedAt, Expr::value(now))]).await
}

pub(in crate::library) async fn set_subject(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    subject: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, material.id, vec![(Column::SubjectId, Expr::value(subject)), (Column::UpdatedAt, Expr::value(now))]).await
}

pub(in crate::library) async fn set_opened(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    set(db, material.id, vec![(Column::OpenedAt, Expr::value(now))]).await
}

pub(in crate::library) async fn set_place(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    page: u32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let values = vec![(Column::Place, Expr::value(page as i32)), (Column::OpenedAt, Expr::value(now))];
    set(db, material.id, values).await
}

/// Into the trash with a time, out of it with none.
pub(in crate::library) async fn set_trashed(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    trashed_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    set(db, material.id, vec![(Column::TrashedAt, Expr::value(trashed_at))]).await
}

/// A note's new words; it waits to be read again.
pub(in crate::library) async fn set_note(
    db: &impl ConnectionTrait,
    material: &Permitted<material::Model>,
    title: String,
    markdown: String,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let values = vec![
        (Column::Title, Expr::value(title)),
        (Column::Bytes, Expr::value(markdown.len() as i64)),
        (Column::Note, Expr::value(markdown)),
        (Column::UpdatedAt, Expr::value(now)),
    ];
    set(db, material.id, values).await
}

/// Its pages and passages go with it.
pub(in crate::library) async fn delete(db: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    material::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Trashed before `before`, oldest first, with their owners: at most `limit`.
pub(in crate::library) async fn trashed_before(
    db: &impl ConnectionTrait,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<material::Model>, DbErr> {
    let old = material::Entity::find().filter(Column::TrashedAt.lt(before));
    old.order_by_asc(Column::TrashedAt).limit(limit).all(db).await
}

/// All in the account's trash.
pub(in crate::library) async fn trashed(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Uuid>, DbErr> {
    let all = material::Entity::find().select_only().column(Column::Id).filter(Column::AccountId.eq(account.0));
    all.filter(Column::TrashedAt.is_not_null()).into_tuple().all(db).await
}

/// The material by its id alone, for jobs.
pub(in crate::library) async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<material::Model>, DbErr> {
    material::Entity::find_by_id(id).one(db).await
}

/// How many materials of the account hold these bytes.
pub(in crate::library) async fn holding_bytes(
    db: &impl ConnectionTrait,
    account: Uuid,
    sha256: &str,
) -> Result<u64, DbErr> {
    let same = material::Entity::find().filter(Column::AccountId.eq(account));
    same.filter(Column::Sha256.eq(sha256)).count(db).await
}

/// Materials of an account, the trash included.
pub(in crate::library) async fn count(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    material::Entity::find().filter(Column::AccountId.eq(account.0)).count(db).await
}

/// Changes that take a material in or clear its file away wait for each other, account by account. SQLite has one
/// writer anyway.
pub(in crate::library) async fn lock_account(db: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    account::Entity::find_by_id(account).lock_exclusive().one(db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::benches;
    use sea_orm::{DbBackend, QueryTrait};

    #[tokio::test]
    async fn a_part_of_a_long_list_is_read_without_sorting_the_whole() {
        for bench in benches().await.into_iter().filter(|bench| bench.name == "SQLite") {
            for order in [MaterialOrder::Newest, MaterialOrder::Title, MaterialOrder::Recent] {
                let found = filtered(AccountId(Uuid::nil()), &MaterialFilter::default());
                let mut asked = ordered(found, order).select_only().columns(LISTED).limit(50).build(DbBackend::Sqlite);
                asked.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
                let plan = bench.tools.store.reads().query_all_raw(asked).await.expect("a plan");
                let plan: Vec<String> = plan.iter().filter_map(|step| step.try_get("", "detail").ok()).collect();
                assert!(plan.iter().any(|step| step.contains("USING INDEX")), "{order:?}: {plan:?}");
                assert!(!plan.iter().any(|step| step.contains("B-TREE FOR ORDER BY")), "{order:?}: {plan:?}");
            }
        }
    }
}
