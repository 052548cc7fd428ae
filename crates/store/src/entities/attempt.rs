//! `attempts`: a quiz as it was taken once.

use sea_orm::entity::prelude::*;

/// A quiz as it was taken once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub output_id: Uuid,
    /// Ids of items, in the order that they are asked in.
    #[sea_orm(column_type = "JsonBinary")]
    pub questions: Json,
    /// `contract::GivenAnswer`, a list.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Json,
    pub begun_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::output::Entity", from = "Column::OutputId", to = "super::output::Column::Id")]
    Output,
}

impl Related<super::output::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Output.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
