//! `highlights`: words of a page that a person marked.

use sea_orm::entity::prelude::*;

/// Words of a page that a person marked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "highlights")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub material_id: Uuid,
    /// From 1.
    pub page: i32,
    /// Bytes of the page's text when it was marked.
    pub start: i32,
    #[sea_orm(column_name = "end_")]
    pub end_: i32,
    /// The words, as they read then.
    #[sea_orm(column_type = "Text")]
    pub quote: String,
    /// What the person thinks of it; may be empty.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// `contract::HighlightColour`.
    #[sea_orm(column_type = "Text")]
    pub colour: String,
    /// `contract::PageBox`es; empty where the page has no picture.
    #[sea_orm(column_type = "JsonBinary")]
    pub boxes: Json,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// Can be taken back for a day.
    pub deleted_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
