//! Figures: the pictures and drawings of a page that mean something by themselves.

use crate::columns::{index, owned, unique};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let figures = Table::create()
            .table("figures")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(uuid("material_id"))
            .col(integer("page"))
            .col(integer("number"))
            .col(integer_null("picture"))
            .col(float("x0"))
            .col(float("y0"))
            .col(float("x1"))
            .col(float("y1"))
            .col(text_null("caption"))
            .col(text_null("alt"))
            .col(text_null("words"))
            .col(text_null("description"))
            .col(text_null("file_key"))
            .col(integer("width"))
            .col(integer("height"))
            .foreign_key(&mut owned(("figures", "material_id"), "materials"))
            .take();
        manager.create_table(figures).await?;
        manager.create_index(unique("figures", &["material_id", "page", "number"])).await?;
        manager.create_index(index("figures", &["account_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("figures").take()).await
    }
}
