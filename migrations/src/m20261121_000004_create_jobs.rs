//! Jobs: one row for each unit of long work, which is at once the queue, the progress and the record.

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
        let jobs = Table::create()
            .table("jobs")
            .col(pk_uuid("id"))
            .col(text("name"))
            .col(uuid_null("account_id"))
            .col(uuid_null("material_id"))
            .col(text("title"))
            .col(json_binary("payload"))
            .col(integer("priority"))
            .col(text_null("deduplication"))
            .col(text("state"))
            .col(text("step"))
            .col(integer("done"))
            .col(integer("total"))
            .col(float_null("per_second"))
            .col(text_null("say"))
            .col(text_null("hint"))
            .col(text("log"))
            .col(integer("attempts"))
            .col(integer("crashes"))
            .col(moment("run_at"))
            .col(uuid_null("claim"))
            .col(text_null("claimed_by"))
            .col(moment_null("heartbeat_at"))
            .col(boolean("cancel"))
            .col(moment("created_at"))
            .col(moment_null("started_at"))
            .col(moment_null("ended_at"))
            .foreign_key(&mut owned(("jobs", "account_id"), "accounts"))
            .take();
        manager.create_table(jobs).await?;
        manager.create_index(index("jobs", &["state", "priority", "run_at"])).await?;
        manager.create_index(index("jobs", &["account_id", "created_at"])).await?;
        manager.create_index(index("jobs", &["name", "deduplication"])).await?;
        manager.create_index(index("jobs", &["material_id"])).await?;
        manager.create_index(index("jobs", &["created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("jobs").take()).await
    }
}
