//! `reviews`: one answer to one card.

use sea_orm::entity::prelude::*;

/// One answer to one card.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub card_id: Uuid,
    /// Made where the answer was given; unique for an account, so that sending it again is harmless.
    pub client_id: Uuid,
    /// 1 again, 2 hard, 3 good, 4 easy.
    pub grade: i32,
    /// When it was given.
    pub at: DateTimeUtc,
    /// `contract::CardState` as a word, of the card before.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// In days.
    pub interval_before: i32,
    pub interval_after: i32,
    pub seconds: f32,
    /// `memory::CardMemory` of the card before; none for what was imported.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub before: Option<Json>,
    /// When it came here.
    pub received_at: DateTimeUtc,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::card::Entity", from = "Column::CardId", to = "super::card::Column::Id")]
    Card,
}

impl Related<super::card::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Card.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
