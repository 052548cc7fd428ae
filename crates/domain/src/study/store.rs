//! Rows of outputs, their items and attempts. The only place of this noun that speaks SQL.

mod attempts;

pub(super) use attempts::*;

use ::store::{
    entities::{attempt, chunk, figure, material, output, output_item, page},
    word,
};
use chrono::{DateTime, Utc};
use contract::{AccountId, OutputKind, OutputSettings, OutputState, Scope};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
pub(super) use sea_orm::{ConnectionTrait as Connection, DbErr};
use serde_json::json;
use uuid::Uuid;

/// Rows in one statement.
const AT_ONCE: usize = 200;

pub(super) async fn insert(db: &impl Connection, row: output::Model) -> Result<(), DbErr> {
    output::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// An output that is not deleted.
pub(super) async fn by_id(db: &impl Connection, id: Uuid) -> Result<Option<output::Model>, DbErr> {
    output::Entity::find_by_id(id).filter(output::Column::DeletedAt.is_null()).one(db).await
}

/// How many a person keeps, and how many of those are being made.
pub(super) async fn counts(db: &impl Connection, account: AccountId) -> Result<(u64, u64), DbErr> {
    let own = output::Entity::find()
        .filter(output::Column::AccountId.eq(account.0))
        .filter(output::Column::DeletedAt.is_null());
    let open = [OutputState::Waiting, OutputState::Making].map(word::of);
    Ok((own.clone().count(db).await?, own.filter(output::Column::State.is_in(open)).count(db).await?))
}

/// One part of a person's outputs, the newest first, and how many there are.
pub(super) async fn list(
    db: &impl Connection,
    account: AccountId,
    kind: Option<OutputKind>,
    (page, per_page): (u64, u64),
) -> Result<(Vec<output::Model>, u64), DbErr> {
    let mut own = output::Entity::find()
        .filter(output::Column::AccountId.eq(account.0))
        .filter(output::Column::DeletedAt.is_null());
    if let Some(kind) = kind {
        own = own.filter(output::Column::Kind.eq(word::of(kind)));
    }
    let own = own.order_by_desc(output::Column::CreatedAt).order_by_desc(output::Column::Id);
    let pages = own.paginate(db, per_page);
    Ok((pages.fetch_page(page).await?, pages.num_items().await?))
}

/// All that are not deleted, the newest first.
pub(super) async fn newest(db: &impl Connection, account: AccountId, most: u64) -> Result<Vec<output::Model>, DbErr> {
    output::Entity::find()
        .filter(output::Column::AccountId.eq(account.0))
        .filter(output::Column::DeletedAt.is_null())
        .order_by_desc(output::Column::CreatedAt)
        .limit(most)
        .all(db)
        .await
}

async fn change(db: &impl Connection, id: Uuid, row: output::ActiveModel) -> Result<(), DbErr> {
    if !row.is_changed() {
        return Ok(());
    }
    output::Entity::update_many().set(row).filter(output::Column::Id.eq(id)).exec(db).await.map(drop)
}

pub(super) async fn set_waiting(
    db: &impl Connection,
    id: Uuid,
    settings: &OutputSettings,
    job: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = output::ActiveModel {
        state: Set(word::of(OutputState::Waiting)),
        settings: Set(json!(settings)),
        job_id: Set(Some(job)),
        say: Set(None),
        hint: Set(None),
        updated_at: Set(now),
        ..Default::default()
    };
    change(db, id, row).await
}

pub(super) async fn set_title(db: &impl Connection, id: Uuid, title: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = output::ActiveModel { title: Set(title.to_owned()), updated_at: Set(now), ..Default::default() };
    change(db, id, row).await
}

pub(super) async fn set_deleted(db: &impl Connection, id: Uuid, at: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    change(db, id, output::ActiveModel { deleted_at: Set(at), ..Default::default() }).await
}

pub(super) async fn touch(db: &impl Connection, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    change(db, id, output::ActiveModel { updated_at: Set(now), ..Default::default() }).await
}

/// Where it stands; the sentences are what went wrong and what to do.
pub(super) async fn set_state(
    db: &impl Connection,
    id: Uuid,
    state: OutputState,
    (say, hint): (Option<String>, Option<String>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = output::ActiveModel {
        state: Set(word::of(state)),
        say: Set(say),
        hint: Set(hint),
        updated_at: Set(now),
        ..Default::default()
    };
    change(db, id, row).await
}

/// Takes out what was deleted before `before`; tells whose and which that was.
pub(super) async fn forget_deleted(db: &impl Connection, before: DateTime<Utc>) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let old = output::Entity::find()
        .select_only()
        .columns([output::Column::AccountId, output::Column::Id])
        .filter(output::Column::DeletedAt.lt(before));
    let old: Vec<(Uuid, Uuid)> = old.into_tuple().all(db).await?;
    let ids: Vec<Uuid> = old.iter().map(|(_, id)| *id).collect();
    // Asked once more: one may have been brought back meanwhile.
    let gone = output::Entity::delete_many().filter(output::Column::Id.is_in(ids));
    gone.filter(output::Column::DeletedAt.lt(before)).exec(db).await?;
    Ok(old)
}

/// Puts these items in the place of those that there were, and says that it is ready, with what is to be known of it.
pub(super) async fn replace_items(
    db: &impl Connection,
    id: Uuid,
    rows: Vec<output_item::Model>,
    (dropped, say): (usize, Option<String>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    output_item::Entity::delete_many().filter(output_item::Column::OutputId.eq(id)).exec(db).await?;
    attempt::Entity::delete_many().filter(attempt::Column::OutputId.eq(id)).exec(db).await?;
    let row = output::ActiveModel {
        state: Set(word::of(OutputState::Ready)),
        items: Set(count(rows.len())),
        dropped: Set(count(dropped)),
        say: Set(say),
        hint: Set(None),
        updated_at: Set(now),
        ..Default::default()
    };
    for part in rows.chunks(AT_ONCE) {
        let part = part.iter().cloned().map(IntoActiveModel::into_active_model);
        output_item::Entity::insert_many(part).exec_without_returning(db).await?;
    }
    change(db, id, row).await
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The items of an output in their order.
pub(super) async fn items(db: &impl Connection, output: Uuid) -> Result<Vec<output_item::Model>, DbErr> {
    output_item::Entity::find()
        .filter(output_item::Column::OutputId.eq(output))
        .order_by_asc(output_item::Column::Position)
        .order_by_asc(output_item::Column::Id)
        .all(db)
        .await
}

/// Items by their ids, which were loaded for their owner.
pub(super) async fn items_by_id(db: &impl Connection, ids: &[Uuid]) -> Result<Vec<output_item::Model>, DbErr> {
    let mut rows = Vec::with_capacity(ids.len());
    for part in ids.chunks(AT_ONCE) {
        let some = output_item::Entity::find().filter(output_item::Column::Id.is_in(part.iter().copied()));
        rows.extend(some.all(db).await?);
    }
    Ok(rows)
}

pub(super) async fn item(db: &impl Connection, output: Uuid, id: Uuid) -> Result<Option<output_item::Model>, DbErr> {
    output_item::Entity::find_by_id(id).filter(output_item::Column::OutputId.eq(output)).one(db).await
}

/// Writes what of an item may change.
pub(super) async fn put_item(db: &impl Connection, item: output_item::Model) -> Result<(), DbErr> {
    let row = output_item::ActiveModel {
        position: Set(item.position),
        kept: Set(item.kept),
        edited: Set(item.edited),
        body: Set(item.body),
        ..Default::default()
    };
    let one = output_item::Entity::update_many().set(row).filter(output_item::Column::Id.eq(item.id));
    one.exec(db).await.map(drop)
}

pub(super) async fn set_position(db: &impl Connection, item: Uuid, position: i32) -> Result<(), DbErr> {
    let row = output_item::ActiveModel { position: Set(position), ..Default::default() };
    output_item::Entity::update_many().set(row).filter(output_item::Column::Id.eq(item)).exec(db).await.map(drop)
}

/// The materials that a scope means, on the shelf, in the order that they came in; of the whole library where the scope
/// names nothing.
pub(super) async fn materials(
    db: &impl Connection,
    account: AccountId,
    scope: &Scope,
    most: u64,
) -> Result<Vec<material::Model>, DbErr> {
    let mut own = material::Entity::find()
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::TrashedAt.is_null());
    if !scope.is_everything() {
        let named = Condition::any()
            .add(material::Column::Id.is_in(scope.materials.iter().map(|id| id.0)))
            .add(material::Column::SubjectId.is_in(scope.subjects.iter().map(|id| id.0)));
        own = own.filter(named);
    }
    own.order_by_asc(material::Column::CreatedAt).order_by_asc(material::Column::Id).limit(most).all(db).await
}

/// The language of a material, where it is known.
pub(super) async fn language(db: &impl Connection, material: Uuid) -> Result<Option<String>, DbErr> {
    let one = material::Entity::find_by_id(material).select_only().column(material::Column::Language);
    Ok(one.into_tuple::<Option<String>>().one(db).await?.flatten())
}

/// What of a page is looked at.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct PageRow {
    pub number: i32,
    pub text: String,
    pub blocks: serde_json::Value,
    pub markdown: Option<String>,
    /// Set where the text was recognised.
    pub ocr: Option<String>,
}

/// The pages of a material that were read, in their order.
pub(super) async fn pages(db: &impl Connection, material: Uuid) -> Result<Vec<PageRow>, DbErr> {
    use page::Column as C;
    page::Entity::find()
        .filter(C::MaterialId.eq(material))
        .order_by_asc(C::Number)
        .select_only()
        .columns([C::Number, C::Text, C::Blocks, C::Markdown, C::Ocr])
        .into_model()
        .all(db)
        .await
}

/// The figures of a material that have a picture, in the order of their pages.
pub(super) async fn figures(db: &impl Connection, material: Uuid) -> Result<Vec<figure::Model>, DbErr> {
    figure::Entity::find()
        .filter(figure::Column::MaterialId.eq(material))
        .filter(figure::Column::FileKey.is_not_null())
        .order_by_asc(figure::Column::Page)
        .order_by_asc(figure::Column::Number)
        .all(db)
        .await
}

/// Figures by their ids, those of this person.
pub(super) async fn figures_by_id(
    db: &impl Connection,
    account: Uuid,
    ids: Vec<Uuid>,
) -> Result<Vec<figure::Model>, DbErr> {
    figure::Entity::find()
        .filter(figure::Column::Id.is_in(ids))
        .filter(figure::Column::AccountId.eq(account))
        .all(db)
        .await
}

/// Where the passages of a material stand: id, page, first and last byte in the page's text.
pub(super) async fn passages(db: &impl Connection, material: Uuid) -> Result<Vec<(Uuid, i32, i32, i32)>, DbErr> {
    chunk::Entity::find()
        .filter(chunk::Column::MaterialId.eq(material))
        .filter(chunk::Column::FigureId.is_null())
        .order_by_asc(chunk::Column::Page)
        .order_by_asc(chunk::Column::Ordinal)
        .select_only()
        .columns([chunk::Column::Id, chunk::Column::Page, chunk::Column::Start, chunk::Column::End])
        .into_tuple()
        .all(db)
        .await
}
