//! `accounts`: a person's account.

use sea_orm::entity::prelude::*;

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// As the person wrote it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// `name` in lower case and NFKC; unique.
    #[sea_orm(column_type = "Text")]
    pub name_key: String,
    /// Argon2id, in PHC form.
    #[sea_orm(column_type = "Text")]
    pub password_hash: String,
    /// `contract::Role` as a word.
    #[sea_orm(column_type = "Text")]
    pub role: String,
    /// `contract::Theme` as a word.
    #[sea_orm(column_type = "Text")]
    pub theme: String,
    /// BCP 47.
    #[sea_orm(column_type = "Text", nullable)]
    pub language: Option<String>,
    /// `contract::Level` as a word.
    #[sea_orm(column_type = "Text", nullable)]
    pub level: Option<String>,
    /// `contract::LearningStyle` as a word.
    #[sea_orm(column_type = "Text", nullable)]
    pub learning_style: Option<String>,
    /// IANA name.
    #[sea_orm(column_type = "Text", nullable)]
    pub time_zone: Option<String>,
    /// Hours behind midnight at which a study day ends.
    pub day_end: Option<i32>,
    pub created_at: DateTimeUtc,
    pub seen_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
