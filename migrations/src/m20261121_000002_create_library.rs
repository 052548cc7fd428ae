//! The library: subjects, materials, their pages and the passages that are searched.

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
        manager.create_table(subjects()).await?;
        manager.create_index(index("subjects", &["account_id", "position"])).await?;

        manager.create_table(materials()).await?;
        manager.create_index(index("materials", &["account_id", "trashed_at", "created_at"])).await?;
        manager.create_index(index("materials", &["account_id", "sha256"])).await?;
        manager.create_index(index("materials", &["subject_id"])).await?;

        manager.create_table(pages()).await?;

        manager.create_table(chunks()).await?;
        manager.create_index(unique("chunks", &["material_id", "page", "ordinal"])).await?;
        manager.create_index(index("chunks", &["account_id", "indexed"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["chunks", "pages", "materials", "subjects"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}

fn subjects() -> TableCreateStatement {
    Table::create()
        .table("subjects")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(text("title"))
        .col(integer("position"))
        .col(boolean("archived"))
        .col(moment("created_at"))
        .col(moment("updated_at"))
        .foreign_key(&mut owned(("subjects", "account_id"), "accounts"))
        .take()
}

fn materials() -> TableCreateStatement {
    Table::create()
        .table("materials")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid_null("subject_id"))
        .col(text("title"))
        .col(text("kind"))
        .col(text("state"))
        .col(text_null("file_key"))
        .col(text_null("file_name"))
        .col(text("media_type"))
        .col(big_integer("bytes"))
        .col(text_null("sha256"))
        .col(text_null("note"))
        .col(text_null("language"))
        .col(json_binary("tags"))
        .col(integer("pages"))
        .col(integer("pages_done"))
        .col(integer("pages_failed"))
        .col(integer("pages_need_ocr"))
        .col(json_binary("outline"))
        .col(text_null("say"))
        .col(text_null("hint"))
        // Not a foreign key: jobs are swept after a while, and the two tables would point at each other.
        .col(uuid_null("job_id"))
        .col(integer_null("place"))
        .col(moment("created_at"))
        .col(moment("updated_at"))
        .col(moment_null("opened_at"))
        .col(moment_null("trashed_at"))
        .foreign_key(&mut owned(("materials", "account_id"), "accounts"))
        .foreign_key(&mut loose(("materials", "subject_id"), "subjects"))
        .take()
}

fn pages() -> TableCreateStatement {
    Table::create()
        .table("pages")
        .col(uuid("material_id"))
        .col(integer("number"))
        .col(text_null("label"))
        .col(float("width"))
        .col(float("height"))
        .col(text("text"))
        .col(json_binary("blocks"))
        .col(json_binary("words"))
        .col(json_binary("headings"))
        .col(boolean("needs_ocr"))
        .col(text("state"))
        .col(text_null("say"))
        .col(moment("read_at"))
        .primary_key(Index::create().col("material_id").col("number"))
        .foreign_key(&mut owned(("pages", "material_id"), "materials"))
        .take()
}

fn chunks() -> TableCreateStatement {
    Table::create()
        .table("chunks")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid("material_id"))
        .col(integer("page"))
        .col(integer("ordinal"))
        .col(text("text"))
        .col(integer("start"))
        .col(integer("end_"))
        .col(json_binary("headings"))
        .col(integer("tokens"))
        .col(boolean("indexed"))
        .foreign_key(&mut owned(("chunks", "material_id"), "materials"))
        .take()
}
