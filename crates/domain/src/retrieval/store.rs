//! What retrieval reads from the database. It writes nothing.

use ::store::entities::{chunk, figure, material, page, subject};
use contract::{AccountId, MaterialKind, MaterialState, Scope};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Most ids in one statement: SQLite and PostgreSQL both take more.
const IDS: usize = 10_000;

/// What a hit shows of its material.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Shown {
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    pub media_type: String,
}

/// A page's words, as they were packed.
#[derive(FromQueryResult)]
struct Words {
    material_id: Uuid,
    number: i32,
    words: Value,
}

/// Materials in the trash.
pub(super) async fn trashed(database: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Uuid>, DbErr> {
    material::Entity::find()
        .select_only()
        .column(material::Column::Id)
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::TrashedAt.is_not_null())
        .into_tuple()
        .all(database)
        .await
}

/// Whether everything that the scope names is the account's.
pub(super) async fn owns(database: &impl ConnectionTrait, account: AccountId, scope: &Scope) -> Result<bool, DbErr> {
    let subjects: BTreeSet<Uuid> = scope.subjects.iter().map(|id| id.0).collect();
    let materials: BTreeSet<Uuid> = scope.materials.iter().map(|id| id.0).collect();
    if subjects.len() > IDS || materials.len() > IDS {
        return Ok(false);
    }
    let (wanted_subjects, wanted_materials) = (subjects.len() as u64, materials.len() as u64);
    let found_subjects = subject::Entity::find()
        .filter(subject::Column::AccountId.eq(account.0))
        .filter(subject::Column::Id.is_in(subjects))
        .count(database)
        .await?;
    let found_materials = material::Entity::find()
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::Id.is_in(materials))
        .count(database)
        .await?;
    Ok(found_subjects == wanted_subjects && found_materials == wanted_materials)
}

/// Materials of the scope that are not in the trash, by their ids.
pub(super) async fn within(
    database: &impl ConnectionTrait,
    account: AccountId,
    scope: &Scope,
    kind: Option<MaterialKind>,
) -> Result<Vec<Uuid>, DbErr> {
    let mut query = shelved(account, scope).select_only().column(material::Column::Id);
    if let Some(kind) = kind {
        query = query.filter(material::Column::Kind.eq(::store::word::of(kind)));
    }
    query.into_tuple().all(database).await
}

/// How many materials of the scope are being read in, or wait to be.
pub(super) async fn still_reading(
    database: &impl ConnectionTrait,
    account: AccountId,
    scope: &Scope,
) -> Result<u64, DbErr> {
    let moving = [MaterialState::Waiting, MaterialState::Reading].map(::store::word::of);
    shelved(account, scope).filter(material::Column::State.is_in(moving)).count(database).await
}

/// Materials of the scope that are not in the trash.
fn shelved(account: AccountId, scope: &Scope) -> Select<material::Entity> {
    let mut query = material::Entity::find()
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::TrashedAt.is_null());
    if !scope.is_everything() {
        query = query.filter(
            Condition::any()
                .add(material::Column::SubjectId.is_in(scope.subjects.iter().map(|id| id.0)))
                .add(material::Column::Id.is_in(scope.materials.iter().map(|id| id.0))),
        );
    }
    query
}

/// Chunks of the account by id.
pub(super) async fn chunks(
    database: &impl ConnectionTrait,
    account: AccountId,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, chunk::Model>, DbErr> {
    let rows = chunk::Entity::find()
        .filter(chunk::Column::AccountId.eq(account.0))
        .filter(chunk::Column::Id.is_in(ids))
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Materials of the account by id that are not in the trash.
pub(super) async fn shown(
    database: &impl ConnectionTrait,
    account: AccountId,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Shown>, DbErr> {
    let ids: BTreeSet<Uuid> = ids.into_iter().collect();
    let rows = material::Entity::find()
        .select_only()
        .columns([material::Column::Id, material::Column::Title, material::Column::Kind, material::Column::MediaType])
        .filter(material::Column::AccountId.eq(account.0))
        .filter(material::Column::Id.is_in(ids))
        .filter(material::Column::TrashedAt.is_null())
        .into_model::<Shown>()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Packed words of pages. The materials were loaded for the account before.
pub(super) async fn words(
    database: &impl ConnectionTrait,
    pages: BTreeSet<(Uuid, i32)>,
) -> Result<HashMap<(Uuid, i32), Value>, DbErr> {
    if pages.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = page::Entity::find()
        .select_only()
        .columns([page::Column::MaterialId, page::Column::Number, page::Column::Words])
        .filter(these(pages))
        .into_model::<Words>()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| ((row.material_id, row.number), row.words)).collect())
}

fn these(pages: BTreeSet<(Uuid, i32)>) -> Condition {
    pages.into_iter().fold(Condition::any(), |these, (material, number)| {
        these.add(Condition::all().add(page::Column::MaterialId.eq(material)).add(page::Column::Number.eq(number)))
    })
}

/// The blocks of pages. The materials were loaded for the account before.
pub(super) async fn blocks(
    database: &impl ConnectionTrait,
    pages: BTreeSet<(Uuid, i32)>,
) -> Result<HashMap<(Uuid, i32), Value>, DbErr> {
    if pages.is_empty() {
        return Ok(HashMap::new());
    }
    let columns = [page::Column::MaterialId, page::Column::Number, page::Column::Blocks];
    let rows = page::Entity::find().select_only().columns(columns).filter(these(pages));
    let rows: Vec<(Uuid, i32, Value)> = rows.into_tuple().all(database).await?;
    Ok(rows.into_iter().map(|(material, number, blocks)| ((material, number), blocks)).collect())
}

/// Figures by id. The chunks that name them were loaded for the account before.
pub(super) async fn figures(database: &impl ConnectionTrait, ids: BTreeSet<Uuid>) -> Result<Vec<figure::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    figure::Entity::find().filter(figure::Column::Id.is_in(ids)).all(database).await
}

/// The chunks right before and after one, on its page or the next. What tells of figures is not part of the text.
pub(super) async fn neighbours(
    database: &impl ConnectionTrait,
    chunk: &chunk::Model,
) -> Result<(Option<String>, Option<String>), DbErr> {
    let of_material = || {
        chunk::Entity::find()
            .select_only()
            .column(chunk::Column::Text)
            .filter(chunk::Column::MaterialId.eq(chunk.material_id))
            .filter(chunk::Column::FigureId.is_null())
    };
    let earlier = Condition::any()
        .add(chunk::Column::Page.eq(chunk.page - 1))
        .add(Condition::all().add(chunk::Column::Page.eq(chunk.page)).add(chunk::Column::Ordinal.lt(chunk.ordinal)));
    let later = Condition::any()
        .add(chunk::Column::Page.eq(chunk.page + 1))
        .add(Condition::all().add(chunk::Column::Page.eq(chunk.page)).add(chunk::Column::Ordinal.gt(chunk.ordinal)));
    let before = of_material()
        .filter(earlier)
        .order_by_desc(chunk::Column::Page)
        .order_by_desc(chunk::Column::Ordinal)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    let after = of_material()
        .filter(later)
        .order_by_asc(chunk::Column::Page)
        .order_by_asc(chunk::Column::Ordinal)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    Ok((before, after))
}
