//! The schema, and nothing else makes it: every table is born, changed and dropped here.
//!
//! A migration that has shipped is never edited; the next one changes what it made (see `README.md`). Each runs in one
//! transaction on SQLite and PostgreSQL alike, so a killed upgrade leaves the schema before or after it, never between.

use sea_orm_migration::prelude::*;

mod columns;
mod m20261121_000001_create_accounts;
mod m20261121_000002_create_library;
mod m20261121_000003_create_chat;
mod m20261121_000004_create_jobs;
mod m20261121_000005_create_index_state;
mod m20261121_000006_index_lists;
mod m20261121_000007_add_still_reading;
mod m20261121_000008_extend_library;
mod m20261121_000009_create_figures;
mod m20261121_000010_create_providers;
mod m20261121_000011_add_branches;
mod m20261122_000012_create_cards;
mod m20261122_000013_create_study;
mod m20261122_000014_create_highlights;
mod m20261122_000015_keep_imports;

/// All migrations, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_create_accounts::Migration),
            Box::new(m20261121_000002_create_library::Migration),
            Box::new(m20261121_000003_create_chat::Migration),
            Box::new(m20261121_000004_create_jobs::Migration),
            Box::new(m20261121_000005_create_index_state::Migration),
            Box::new(m20261121_000006_index_lists::Migration),
            Box::new(m20261121_000007_add_still_reading::Migration),
            Box::new(m20261121_000008_extend_library::Migration),
            Box::new(m20261121_000009_create_figures::Migration),
            Box::new(m20261121_000010_create_providers::Migration),
            Box::new(m20261121_000011_add_branches::Migration),
            Box::new(m20261122_000012_create_cards::Migration),
            Box::new(m20261122_000013_create_study::Migration),
            Box::new(m20261122_000014_create_highlights::Migration),
            Box::new(m20261122_000015_keep_imports::Migration),
        ]
    }
}

pub use sea_orm_migration::MigratorTrait;
