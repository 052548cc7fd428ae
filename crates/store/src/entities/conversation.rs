//! `conversations`: a conversation.

use sea_orm::entity::prelude::*;

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// A person gave it its title, which nothing else then changes.
    pub named: bool,
    /// `contract::Scope`.
    #[sea_orm(column_type = "JsonBinary")]
    pub scope: Json,
    /// Answers are given as a coach gives them.
    pub coach: bool,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// Deleted, but not yet for good.
    pub deleted_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
