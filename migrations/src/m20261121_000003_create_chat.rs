//! Chat: conversations, their questions with answers, and the steps by which an answer was written.

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
        let conversations = Table::create()
            .table("conversations")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(text("title"))
            .col(json_binary("scope"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut owned(("conversations", "account_id"), "accounts"))
            .take();
        manager.create_table(conversations).await?;
        manager.create_index(index("conversations", &["account_id", "updated_at"])).await?;

        let exchanges = Table::create()
            .table("exchanges")
            .col(pk_uuid("id"))
            .col(uuid("conversation_id"))
            .col(uuid("account_id"))
            .col(integer("position"))
            .col(text("question"))
            .col(json_binary("scope"))
            .col(text("answerer"))
            .col(text("state"))
            .col(boolean("found"))
            .col(text("markdown"))
            .col(text("html"))
            .col(json_binary("citations"))
            .col(json_binary("sentences"))
            .col(json_binary_null("refusal"))
            .col(uuid_null("job_id"))
            .col(moment("asked_at"))
            .col(moment_null("ended_at"))
            .foreign_key(&mut owned(("exchanges", "conversation_id"), "conversations"))
            .take();
        manager.create_table(exchanges).await?;
        manager.create_index(index("exchanges", &["conversation_id", "position"])).await?;

        let answer_events = Table::create()
            .table("answer_events")
            .col(uuid("exchange_id"))
            .col(integer("sequence"))
            .col(json_binary("event"))
            .primary_key(Index::create().col("exchange_id").col("sequence"))
            .foreign_key(&mut owned(("answer_events", "exchange_id"), "exchanges"))
            .take();
        manager.create_table(answer_events).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["answer_events", "exchanges", "conversations"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}
