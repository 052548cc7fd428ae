//! `provider_choices`: what a person wants used for a kind of work.

use sea_orm::entity::prelude::*;

/// What a person wants used for a kind of work: a provider of their own, or something that the server offers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_choices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// `contract::Work` as a word.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub work: String,
    pub provider_id: Option<Uuid>,
    /// By its name.
    #[sea_orm(column_type = "Text", nullable)]
    pub offered: Option<String>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
