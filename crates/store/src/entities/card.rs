//! `cards`: a question with its answer, and what is known about how well it is remembered.

use sea_orm::entity::prelude::*;

/// A question with its answer, and what is known about how well it is remembered.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cards")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    /// The same for cards that are made from one text or figure.
    pub note_id: Uuid,
    /// Among the cards of its note, from 0; of a cloze its number less one, of an occlusion the mask that is asked.
    pub ordinal: i32,
    /// `contract::CardKind` as a word.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// Markdown; a cloze holds its gaps as `{{c1::…}}`.
    #[sea_orm(column_type = "Text")]
    pub front: String,
    /// Markdown.
    #[sea_orm(column_type = "Text")]
    pub back: String,
    /// `[contract::Mask]`, on the figure or the picture.
    #[sea_orm(column_type = "JsonBinary")]
    pub masks: Json,
    pub figure_id: Option<Uuid>,
    /// The name of a picture that came with the card, in place of a figure.
    #[sea_orm(column_type = "Text", nullable)]
    pub picture: Option<String>,
    pub subject_id: Option<Uuid>,
    pub material_id: Option<Uuid>,
    /// Where it stands, from 1.
    pub page: Option<i32>,
    /// The words of the page that it rests on.
    #[sea_orm(column_type = "Text", nullable)]
    pub quote: Option<String>,
    /// `[contract::Rect]`, of the quote on its page.
    #[sea_orm(column_type = "JsonBinary")]
    pub boxes: Json,
    /// `["tag"]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub tags: Json,
    pub suspended: bool,
    pub buried_until: Option<DateTimeUtc>,
    /// 0 is none, 1 to 7 a colour.
    pub flag: i32,
    /// `contract::CardState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub step: i32,
    pub stability: Option<f32>,
    pub difficulty: Option<f32>,
    pub ease: f32,
    /// In days.
    pub interval: i32,
    pub due_at: DateTimeUtc,
    pub reviewed_at: Option<DateTimeUtc>,
    pub reviews: i32,
    pub lapses: i32,
    /// What it is elsewhere, so that importing it again is known.
    #[sea_orm(column_type = "Text", nullable)]
    pub origin: Option<String>,
    pub import_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub deleted_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
