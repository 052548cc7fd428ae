//! What is known of materials that are more than paper: where a web page is from, what a recording says and when, how
//! a page is shown that has no picture of itself, and how its words were recognised.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            // One at a time: SQLite takes no two in one statement.
            let alter = Table::alter().table(table).add_column(column).take();
            manager.alter_table(alter).await?;
        }
        manager.create_index(crate::columns::index("materials", &["account_id", "address"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::drop();
        index.name("ix_materials_account_id_address").table("materials");
        manager.drop_index(index).await?;
        for (table, column) in columns() {
            let alter = Table::alter().table(table).drop_column(column.get_column_name()).take();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

fn columns() -> [(&'static str, ColumnDef); 12] {
    [
        ("materials", text_null("author")),
        ("materials", text_null("date")),
        ("materials", text_null("site")),
        ("materials", text_null("address")),
        ("materials", text_null("transcript_key")),
        ("materials", uuid_null("cover_id")),
        ("pages", text_null("markdown")),
        ("pages", text_null("notes")),
        ("pages", text_null("ocr")),
        ("pages", float_null("confidence")),
        // Not a foreign key: a page that is read again writes both anew.
        ("chunks", uuid_null("figure_id")),
        ("chunks", integer_null("second")),
    ]
}
