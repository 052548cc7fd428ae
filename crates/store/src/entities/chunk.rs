//! `chunks`: a passage: what is embedded, indexed and cited.

use sea_orm::entity::prelude::*;

/// A passage: what is embedded, indexed and cited.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chunks")]
pub struct Model {
    /// Made from material, page and ordinal, so that reading again makes the same one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub material_id: Uuid,
    /// From 1.
    pub page: i32,
    /// Within the page, from 0.
    pub ordinal: i32,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Byte offset in the page's text.
    pub start: i32,
    /// Byte offset behind its last.
    #[sea_orm(column_name = "end_")]
    pub end_: i32,
    /// `["outermost", …]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub headings: Json,
    /// Of the embedding model.
    pub tokens: i32,
    /// The index holds it.
    pub indexed: bool,
    /// The figure that it tells of; it is no stretch of the page's text then.
    pub figure_id: Option<Uuid>,
    /// Where it begins in a recording.
    pub second: Option<i32>,
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
