//! Providers: those that a person brings along, which one is used for what, what models were used, and what that costs.

use crate::columns::{moment, moment_null, owned, unique};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let providers = Table::create()
            .table("providers")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(text("name"))
            .col(text("kind"))
            .col(text("address"))
            .col(text("model"))
            .col(text_null("sealed_key"))
            .col(text_null("sealed_by"))
            .col(integer("patience"))
            .col(json_binary_null("tested"))
            .col(moment_null("tested_at"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut owned(("providers", "account_id"), "accounts"))
            .take();
        manager.create_table(providers).await?;
        manager.create_index(unique("providers", &["account_id", "name"])).await?;

        let provider_choices = Table::create()
            .table("provider_choices")
            .col(uuid("account_id"))
            .col(text("work"))
            .col(uuid_null("provider_id"))
            .col(text_null("offered"))
            .primary_key(Index::create().col("account_id").col("work"))
            .foreign_key(&mut owned(("provider_choices", "account_id"), "accounts"))
            .foreign_key(&mut owned(("provider_choices", "provider_id"), "providers"))
            .take();
        manager.create_table(provider_choices).await?;

        let model_uses = Table::create()
            .table("model_uses")
            .col(uuid("account_id"))
            .col(text("day"))
            .col(boolean("own"))
            .col(text("provider"))
            .col(text("model"))
            .col(text("work"))
            .col(big_integer("requests"))
            .col(big_integer("asked"))
            .col(big_integer("answered"))
            .col(big_integer("estimated"))
            .col(big_integer("cost"))
            .primary_key(
                Index::create().col("account_id").col("day").col("own").col("provider").col("model").col("work"),
            )
            .foreign_key(&mut owned(("model_uses", "account_id"), "accounts"))
            .take();
        manager.create_table(model_uses).await?;

        let model_prices = Table::create()
            .table("model_prices")
            .col(text("model").primary_key())
            .col(big_integer("asked"))
            .col(big_integer("answered"))
            .take();
        manager.create_table(model_prices).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["model_prices", "model_uses", "provider_choices", "providers"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}
