//! `model_uses`: what a person has used of a model on one day.

use sea_orm::entity::prelude::*;

/// What a person has used of a model on one day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "model_uses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// In UTC, as `2026-11-21`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub day: String,
    /// Of a provider of the person's own, rather than of the server's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub own: bool,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub provider: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub model: String,
    /// `contract::Work` as a word.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub work: String,
    pub requests: i64,
    /// Tokens that were sent.
    pub asked: i64,
    /// Tokens that came back.
    pub answered: i64,
    /// Of all these tokens, those that nobody counted.
    pub estimated: i64,
    /// In millionths, by the prices of the day.
    pub cost: i64,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
