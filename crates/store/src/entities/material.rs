//! `materials`: a document, note, link or recording.

use sea_orm::entity::prelude::*;

/// A document, note, link or recording.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "materials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub subject_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// `contract::MaterialKind` as a word.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// `contract::MaterialState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// The original in `files`.
    #[sea_orm(column_type = "Text", nullable)]
    pub file_key: Option<String>,
    /// As it was uploaded.
    #[sea_orm(column_type = "Text", nullable)]
    pub file_name: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    pub bytes: i64,
    /// Hex, of the original.
    #[sea_orm(column_type = "Text", nullable)]
    pub sha256: Option<String>,
    /// The Markdown source of a note.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// ISO 639-3.
    #[sea_orm(column_type = "Text", nullable)]
    pub language: Option<String>,
    /// `["tag"]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub tags: Json,
    pub pages: i32,
    pub pages_done: i32,
    pub pages_failed: i32,
    pub pages_need_ocr: i32,
    /// `[contract::OutlineEntry]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub outline: Json,
    /// What went wrong, for a person.
    #[sea_orm(column_type = "Text", nullable)]
    pub say: Option<String>,
    /// What to do about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub hint: Option<String>,
    /// The job that reads it in, while there is one.
    pub job_id: Option<Uuid>,
    /// The page where its owner left off, from 1.
    pub place: Option<i32>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub opened_at: Option<DateTimeUtc>,
    pub trashed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub author: Option<String>,
    /// As `YYYY-MM-DD` where it could be understood.
    #[sea_orm(column_type = "Text", nullable)]
    pub date: Option<String>,
    /// The name of the site a web page is from.
    #[sea_orm(column_type = "Text", nullable)]
    pub site: Option<String>,
    /// Where a link leads.
    #[sea_orm(column_type = "Text", nullable)]
    pub address: Option<String>,
    /// What a recording says, in `files`: SubRip (`.srt`) or WebVTT (`.vtt`).
    #[sea_orm(column_type = "Text", nullable)]
    pub transcript_key: Option<String>,
    /// The figure that stands for it in lists.
    pub cover_id: Option<Uuid>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
    #[sea_orm(belongs_to = "super::subject::Entity", from = "Column::SubjectId", to = "super::subject::Column::Id")]
    Subject,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl Related<super::subject::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Subject.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
