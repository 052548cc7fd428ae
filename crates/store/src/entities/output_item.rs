//! `output_items`: one item of something made to learn by.

use sea_orm::entity::prelude::*;

/// One item of an output.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output_items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub output_id: Uuid,
    /// Its place, from 0, with gaps.
    pub position: i32,
    /// It goes into what is saved.
    pub kept: bool,
    /// A person changed it.
    pub edited: bool,
    /// `contract::ItemBody`.
    #[sea_orm(column_type = "JsonBinary")]
    pub body: Json,
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
