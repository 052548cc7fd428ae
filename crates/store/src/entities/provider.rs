//! `providers`: a model's server that a person brings along.

use sea_orm::entity::prelude::*;

/// A model's server that a person brings along.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "providers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    /// Under which it is chosen; unique for its person.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// `contract::ProviderKind` as a word.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub address: String,
    /// Empty until one is chosen.
    #[sea_orm(column_type = "Text")]
    pub model: String,
    /// Its key, sealed, in base64.
    #[sea_orm(column_type = "Text", nullable)]
    pub sealed_key: Option<String>,
    /// Which master key has sealed it.
    #[sea_orm(column_type = "Text", nullable)]
    pub sealed_by: Option<String>,
    /// Seconds.
    pub patience: i32,
    /// `contract::TestView` of the last test.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub tested: Option<Json>,
    pub tested_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
