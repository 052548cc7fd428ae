//! What is made to learn by: outputs, their items, and quizzes as they were taken.

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
        manager.create_table(outputs()).await?;
        manager.create_index(index("outputs", &["account_id", "deleted_at", "created_at"])).await?;
        manager.create_table(items()).await?;
        manager.create_index(index("output_items", &["output_id", "position"])).await?;
        manager.create_table(attempts()).await?;
        manager.create_index(index("attempts", &["output_id", "begun_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["attempts", "output_items", "outputs"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}

fn outputs() -> TableCreateStatement {
    Table::create()
        .table("outputs")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(text("kind"))
        .col(text("title"))
        .col(text("state"))
        .col(json_binary("scope"))
        .col(text("made_of"))
        .col(json_binary("settings"))
        .col(integer("items"))
        .col(integer("dropped"))
        .col(text_null("say"))
        .col(text_null("hint"))
        // Not a foreign key: jobs are swept after a while.
        .col(uuid_null("job_id"))
        .col(moment("created_at"))
        .col(moment("updated_at"))
        .col(moment_null("deleted_at"))
        .foreign_key(&mut owned(("outputs", "account_id"), "accounts"))
        .take()
}

fn items() -> TableCreateStatement {
    Table::create()
        .table("output_items")
        .col(pk_uuid("id"))
        .col(uuid("output_id"))
        .col(integer("position"))
        .col(boolean("kept"))
        .col(boolean("edited"))
        .col(json_binary("body"))
        .foreign_key(&mut owned(("output_items", "output_id"), "outputs"))
        .take()
}

fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(pk_uuid("id"))
        .col(uuid("output_id"))
        .col(json_binary("questions"))
        .col(json_binary("answers"))
        .col(moment("begun_at"))
        .col(moment_null("ended_at"))
        .foreign_key(&mut owned(("attempts", "output_id"), "outputs"))
        .take()
}
