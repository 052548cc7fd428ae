//! `figures`: a picture or drawing of a page that means something by itself.

use sea_orm::entity::prelude::*;

/// A picture or drawing of a page that means something by itself.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "figures")]
pub struct Model {
    /// Made from material, page and number, so that reading again makes the same one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub material_id: Uuid,
    /// From 1.
    pub page: i32,
    /// From 1, on its page.
    pub number: i32,
    /// The number by which the page's Markdown names it, as `picture:N`.
    pub picture: Option<i32>,
    /// In points from the top left of its page; all 0 where the page has no picture of itself.
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
    /// What stands under or over it.
    #[sea_orm(column_type = "Text", nullable)]
    pub caption: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub alt: Option<String>,
    /// The words inside it.
    #[sea_orm(column_type = "Text", nullable)]
    pub words: Option<String>,
    /// What a model sees in it.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    /// Its picture in `files`; none where it could not be made.
    #[sea_orm(column_type = "Text", nullable)]
    pub file_key: Option<String>,
    /// Of its picture, in pixels.
    pub width: i32,
    pub height: i32,
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
