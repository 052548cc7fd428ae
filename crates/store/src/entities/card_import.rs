//! `card_imports`: one file of cards that was taken in, so that it can be undone.

use sea_orm::entity::prelude::*;

/// One file of cards that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "card_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    pub cards: i32,
    pub reviews: i32,
    pub created_at: DateTimeUtc,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
