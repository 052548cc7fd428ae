//! `review_settings`: how a person reviews. No row means the usual.

use sea_orm::entity::prelude::*;

/// How a person reviews.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// `contract::SchedulerKind` as a word.
    #[sea_orm(column_type = "Text")]
    pub scheduler: String,
    /// .7 to .99.
    pub retention: f32,
    /// In days.
    pub maximum_interval: i32,
    /// Of a day; 0 is no limit.
    pub minutes: i32,
    pub new_per_day: i32,
    /// Minutes, apart by spaces.
    #[sea_orm(column_type = "Text")]
    pub learning_steps: String,
    #[sea_orm(column_type = "Text")]
    pub relearning_steps: String,
    /// `[f32; 21]` of FSRS, fitted from the person's own log.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub parameters: Option<Json>,
    /// Answers that they rest on.
    pub fitted_reviews: Option<i32>,
    pub fitted_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
