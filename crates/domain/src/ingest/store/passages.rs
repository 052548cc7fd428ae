//! Passages on their way into the index.

use ::store::entities::chunk::{self, Column};
use ::store::entities::material;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Whose passages.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) enum Of {
    Material(Uuid),
    /// All of an account's on the shelf.
    Account(Uuid),
}

/// Where the last batch ended.
pub(in crate::ingest) type Place = (Uuid, i32, i32);

/// The next passages that the index has not, in the order of their pages.
pub(in crate::ingest) async fn unindexed(
    db: &impl ConnectionTrait,
    of: Of,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<chunk::Model>, DbErr> {
    let mut found = chunk::Entity::find().filter(Column::Indexed.eq(false));
    found = match of {
        Of::Material(material) => found.filter(Column::MaterialId.eq(material)),
        Of::Account(account) => found.filter(Column::AccountId.eq(account)).filter(on_shelf(account)),
    };
    if let Some((material, page, ordinal)) = after {
        let in_page = Condition::all().add(Column::Page.eq(page)).add(Column::Ordinal.gt(ordinal));
        let in_material = Condition::all()
            .add(Column::MaterialId.eq(material))
            .add(Condition::any().add(Column::Page.gt(page)).add(in_page));
        found = found.filter(Condition::any().add(Column::MaterialId.gt(material)).add(in_material));
    }
    found
        .order_by_asc(Column::MaterialId)
        .order_by_asc(Column::Page)
        .order_by_asc(Column::Ordinal)
        .limit(limit)
        .all(db)
        .await
}

fn on_shelf(account: Uuid) -> Expr {
    let shelf = Query::select()
        .column(material::Column::Id)
        .from(material::Entity)
        .and_where(material::Column::AccountId.eq(account))
        .and_where(material::Column::TrashedAt.is_null())
        .take();
    Column::MaterialId.in_subquery(shelf)
}

/// The index has them. One that was replaced meanwhile has another id, so it is not touched.
pub(in crate::ingest) async fn mark_indexed(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<(), DbErr> {
    chunk::Entity::update_many()
        .col_expr(Column::Indexed, Expr::value(true))
        .filter(Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// The index has none of them any more.
pub(in crate::ingest) async fn mark_unindexed(db: &impl ConnectionTrait, of: Of) -> Result<(), DbErr> {
    let mut change = chunk::Entity::update_many().col_expr(Column::Indexed, Expr::value(false));
    change = match of {
        Of::Material(material) => change.filter(Column::MaterialId.eq(material)),
        Of::Account(account) => change.filter(Column::AccountId.eq(account)),
    };
    change.filter(Column::Indexed.eq(true)).exec(db).await?;
    Ok(())
}

/// Passages of an account that the index should hold by now.
pub(in crate::ingest) async fn count_indexed(db: &impl ConnectionTrait, account: Uuid) -> Result<u64, DbErr> {
    let all = chunk::Entity::find().filter(Column::AccountId.eq(account)).filter(Column::Indexed.eq(true));
    all.filter(on_shelf(account)).count(db).await
}

/// Passages that nobody has put into the index, and that belong there.
pub(in crate::ingest) async fn count_unindexed(db: &impl ConnectionTrait, of: Of) -> Result<u64, DbErr> {
    let all = chunk::Entity::find().filter(Column::Indexed.eq(false));
    match of {
        Of::Material(material) => all.filter(Column::MaterialId.eq(material)),
        Of::Account(account) => all.filter(Column::AccountId.eq(account)).filter(on_shelf(account)),
    }
    .count(db)
    .await
}

/// Passages of a material, in all.
pub(in crate::ingest) async fn count_passages(db: &impl ConnectionTrait, material: Uuid) -> Result<u64, DbErr> {
    chunk::Entity::find().filter(Column::MaterialId.eq(material)).count(db).await
}

/// Accounts that have passages.
pub(in crate::ingest) async fn accounts(db: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    let all = material::Entity::find().select_only().column(material::Column::AccountId).distinct();
    all.order_by_asc(material::Column::AccountId).into_tuple().all(db).await
}
