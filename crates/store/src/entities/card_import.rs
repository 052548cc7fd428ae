//! `card_imports`: one file of cards: looked at, taken in, undone.

use sea_orm::entity::prelude::*;

/// One file of cards.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "card_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    /// `contract::ImportState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub cards: i32,
    pub reviews: i32,
    /// `contract::ImportCounts`.
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    /// `contract::ImportReport`, its rows cut.
    #[sea_orm(column_type = "JsonBinary")]
    pub report: Json,
    pub created_at: DateTimeUtc,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
