//! Highlights: words of a page that a person marked, with a note.

use crate::columns::{index, moment, moment_null, owned};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let highlights = Table::create()
            .table("highlights")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(uuid("material_id"))
            .col(integer("page"))
            .col(integer("start"))
            .col(integer("end_"))
            .col(text("quote"))
            .col(text("note"))
            .col(text("colour"))
            .col(json_binary("boxes"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .col(moment_null("deleted_at"))
            .foreign_key(&mut owned(("highlights", "account_id"), "accounts"))
            .foreign_key(&mut owned(("highlights", "material_id"), "materials"))
            .take();
        manager.create_table(highlights).await?;
        manager.create_index(index("highlights", &["account_id"])).await?;
        manager.create_index(index("highlights", &["material_id", "page", "start"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("highlights").take()).await
    }
}
