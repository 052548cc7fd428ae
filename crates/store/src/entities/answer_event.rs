//! `answer_events`: one step of an answer, kept so that who comes late reads them all.

use sea_orm::entity::prelude::*;

/// One step of an answer, kept so that who comes late reads them all.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub exchange_id: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    /// `contract::AnswerEvent`.
    #[sea_orm(column_type = "JsonBinary")]
    pub event: Json,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::exchange::Entity", from = "Column::ExchangeId", to = "super::exchange::Column::Id")]
    Exchange,
}

impl Related<super::exchange::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Exchange.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
