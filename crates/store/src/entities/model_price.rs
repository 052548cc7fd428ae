//! `model_prices`: what a model costs.

use sea_orm::entity::prelude::*;

/// What a model costs, in millionths for a million tokens.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "model_prices")]
pub struct Model {
    /// The provider's name for it.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub model: String,
    /// Of what is sent.
    pub asked: i64,
    /// Of what comes back.
    pub answered: i64,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
