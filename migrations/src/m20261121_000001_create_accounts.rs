//! Accounts, and the browsers that are signed in to them.

use crate::columns::{index, moment, moment_null, owned, unique};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let accounts = Table::create()
            .table("accounts")
            .col(pk_uuid("id"))
            .col(text("name"))
            .col(text("name_key"))
            .col(text("password_hash"))
            .col(text("role"))
            .col(text("theme"))
            .col(text_null("language"))
            .col(moment("created_at"))
            .col(moment_null("seen_at"))
            .take();
        manager.create_table(accounts).await?;
        manager.create_index(unique("accounts", &["name_key"])).await?;

        let sessions = Table::create()
            .table("sessions")
            .col(text("id").primary_key())
            .col(uuid("public_id"))
            .col(uuid_null("account_id"))
            .col(json_binary("data"))
            .col(text_null("address"))
            .col(text_null("agent"))
            .col(moment("created_at"))
            .col(moment("seen_at"))
            .col(moment("expires_at"))
            .foreign_key(&mut owned(("sessions", "account_id"), "accounts"))
            .take();
        manager.create_table(sessions).await?;
        manager.create_index(unique("sessions", &["public_id"])).await?;
        manager.create_index(index("sessions", &["account_id"])).await?;
        manager.create_index(index("sessions", &["expires_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("sessions").take()).await?;
        manager.drop_table(Table::drop().table("accounts").take()).await
    }
}
