//! Rows of jobs, for lists.

use ::store::entities::job::{self, Column};
use contract::AccountId;
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{CaseStatement, Expr},
};

/// A list is read by a person.
const LONGEST: u64 = 200;

/// The jobs of one account but those of these names.
pub async fn of_account(
    reads: &DatabaseConnection,
    account: AccountId,
    without: &[&str],
) -> Result<Vec<job::Model>, DbErr> {
    let own = job::Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Name.is_not_in(without.iter().copied()));
    ordered(own).all(reads).await
}

/// Everybody's, and the server's own.
pub async fn all(reads: &DatabaseConnection) -> Result<Vec<job::Model>, DbErr> {
    ordered(job::Entity::find()).all(reads).await
}

fn ordered(jobs: Select<job::Entity>) -> Select<job::Entity> {
    let stage =
        CaseStatement::new().case(Column::State.eq("running"), 0).case(Column::State.eq("waiting"), 1).finally(2);
    jobs.order_by(Expr::Case(Box::new(stage)), Order::Asc)
        .order_by_desc(Column::EndedAt)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(LONGEST)
}

/// How many jobs there are in each state, by its word.
pub async fn counts(reads: &DatabaseConnection) -> Result<Vec<(String, i64)>, DbErr> {
    let states = job::Entity::find().select_only().column(Column::State).column_as(Column::Id.count(), "count");
    states.group_by(Column::State).into_tuple().all(reads).await
}
