//! `pages`: one page of a material, as it was read.

use sea_orm::entity::prelude::*;

/// One page of a material, as it was read.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The number printed on it, when that differs.
    #[sea_orm(column_type = "Text", nullable)]
    pub label: Option<String>,
    /// In points; 0 without a picture.
    pub width: f32,
    pub height: f32,
    /// In reading order.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Kinds and byte ranges of `text`; in a transcript with the second at which each is said.
    #[sea_orm(column_type = "JsonBinary")]
    pub blocks: Json,
    /// Byte ranges of `text` and their boxes.
    #[sea_orm(column_type = "JsonBinary")]
    pub words: Json,
    /// The stack of headings that holds after this page.
    #[sea_orm(column_type = "JsonBinary")]
    pub headings: Json,
    pub needs_ocr: bool,
    /// `contract::PageState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// Why it could not be read.
    #[sea_orm(column_type = "Text", nullable)]
    pub say: Option<String>,
    pub read_at: DateTimeUtc,
    /// What it is shown as, where it has no picture of itself.
    #[sea_orm(column_type = "Text", nullable)]
    pub markdown: Option<String>,
    /// What the speaker says to it.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    /// The engine that recognised its words.
    #[sea_orm(column_type = "Text", nullable)]
    pub ocr: Option<String>,
    /// How sure that engine was, from 0 to 1.
    pub confidence: Option<f32>,
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
