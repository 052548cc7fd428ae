//! `outputs`: something made to learn by.

use sea_orm::entity::prelude::*;

/// Something made to learn by.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outputs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    /// `contract::OutputKind`.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// `contract::OutputState`.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// `contract::Scope`.
    #[sea_orm(column_type = "JsonBinary")]
    pub scope: Json,
    /// What it is made from, for a person.
    #[sea_orm(column_type = "Text")]
    pub made_of: String,
    /// `contract::OutputSettings`.
    #[sea_orm(column_type = "JsonBinary")]
    pub settings: Json,
    /// How many items it has.
    pub items: i32,
    /// How many were found and left out.
    pub dropped: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub say: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub hint: Option<String>,
    pub job_id: Option<Uuid>,
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
