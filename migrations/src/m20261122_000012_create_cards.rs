//! Cards, the log of their reviews, how a person reviews, imports that can be undone; and a person's day.

use crate::columns::{index, loose, moment, moment_null, owned, unique};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [text_null("time_zone"), integer_null("day_end")] {
            manager.alter_table(Table::alter().table("accounts").add_column(&mut column).take()).await?;
        }
        manager.create_table(imports()).await?;
        manager.create_index(index("card_imports", &["account_id", "created_at"])).await?;
        manager.create_table(cards()).await?;
        manager.create_index(index("cards", &["account_id", "deleted_at", "created_at", "id"])).await?;
        manager.create_index(index("cards", &["account_id", "state", "due_at"])).await?;
        manager.create_index(index("cards", &["note_id"])).await?;
        manager.create_index(index("cards", &["material_id"])).await?;
        manager.create_index(index("cards", &["import_id"])).await?;
        manager.create_table(reviews()).await?;
        manager.create_index(unique("reviews", &["account_id", "client_id"])).await?;
        manager.create_index(index("reviews", &["account_id", "at"])).await?;
        manager.create_index(index("reviews", &["card_id", "at"])).await?;
        manager.create_table(settings()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["review_settings", "reviews", "cards", "card_imports"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        for column in ["day_end", "time_zone"] {
            manager.alter_table(Table::alter().table("accounts").drop_column(column).take()).await?;
        }
        Ok(())
    }
}

fn cards() -> TableCreateStatement {
    Table::create()
        .table("cards")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid("note_id"))
        .col(integer("ordinal"))
        .col(text("kind"))
        .col(text("front"))
        .col(text("back"))
        .col(json_binary("masks"))
        .col(uuid_null("figure_id"))
        .col(uuid_null("subject_id"))
        .col(uuid_null("material_id"))
        .col(integer_null("page"))
        .col(text_null("quote"))
        .col(json_binary("boxes"))
        .col(json_binary("tags"))
        .col(boolean("suspended"))
        .col(moment_null("buried_until"))
        .col(integer("flag"))
        .col(text("state"))
        .col(integer("step"))
        .col(float_null("stability"))
        .col(float_null("difficulty"))
        .col(float("ease"))
        .col(integer("interval"))
        .col(moment("due_at"))
        .col(moment_null("reviewed_at"))
        .col(integer("reviews"))
        .col(integer("lapses"))
        .col(text_null("origin"))
        .col(uuid_null("import_id"))
        .col(moment("created_at"))
        .col(moment("updated_at"))
        .col(moment_null("deleted_at"))
        .foreign_key(&mut owned(("cards", "account_id"), "accounts"))
        .foreign_key(&mut loose(("cards", "subject_id"), "subjects"))
        .foreign_key(&mut loose(("cards", "material_id"), "materials"))
        .foreign_key(&mut loose(("cards", "figure_id"), "figures"))
        .foreign_key(&mut owned(("cards", "import_id"), "card_imports"))
        .take()
}

fn reviews() -> TableCreateStatement {
    Table::create()
        .table("reviews")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid("card_id"))
        .col(uuid("client_id"))
        .col(integer("grade"))
        .col(moment("at"))
        .col(text("state"))
        .col(integer("interval_before"))
        .col(integer("interval_after"))
        .col(float("seconds"))
        .col(json_binary_null("before"))
        .col(moment("received_at"))
        .foreign_key(&mut owned(("reviews", "account_id"), "accounts"))
        .foreign_key(&mut owned(("reviews", "card_id"), "cards"))
        .take()
}

fn settings() -> TableCreateStatement {
    Table::create()
        .table("review_settings")
        .col(uuid("account_id").primary_key())
        .col(text("scheduler"))
        .col(float("retention"))
        .col(integer("maximum_interval"))
        .col(integer("minutes"))
        .col(integer("new_per_day"))
        .col(text("learning_steps"))
        .col(text("relearning_steps"))
        .col(json_binary_null("parameters"))
        .col(integer_null("fitted_reviews"))
        .col(moment_null("fitted_at"))
        .foreign_key(&mut owned(("review_settings", "account_id"), "accounts"))
        .take()
}

fn imports() -> TableCreateStatement {
    Table::create()
        .table("card_imports")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(text("file_name"))
        .col(integer("cards"))
        .col(integer("reviews"))
        .col(moment("created_at"))
        .foreign_key(&mut owned(("card_imports", "account_id"), "accounts"))
        .take()
}
