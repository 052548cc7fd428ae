//! Which embedding model an account's index was built with; another one now means that it is to be rebuilt.

use crate::columns::{moment_null, owned};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index_state = Table::create()
            .table("index_state")
            .col(uuid("account_id").primary_key())
            .col(text("model"))
            .col(integer("dimensions"))
            .col(moment_null("built_at"))
            .foreign_key(&mut owned(("index_state", "account_id"), "accounts"))
            .take();
        manager.create_table(index_state).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("index_state").take()).await
    }
}
