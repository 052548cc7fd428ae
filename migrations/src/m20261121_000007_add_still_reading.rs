//! How many materials were still being read in when an answer was written.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let exchanges = Table::alter().table("exchanges").add_column(integer("still_reading").default(0)).take();
        manager.alter_table(exchanges).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("exchanges").drop_column("still_reading").take()).await
    }
}
