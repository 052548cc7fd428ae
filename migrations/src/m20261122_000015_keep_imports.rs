//! Imports wait until somebody has seen what is in them, say what they did, and stay in sight when they are undone. Cards
//! may cover parts of a picture that came with them.

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
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let alter = Table::alter().table(table).drop_column(column.get_column_name()).take();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        // Until now a row was an import that was done.
        ("card_imports", text("state").default("taken").take()),
        ("card_imports", json_binary("counts").default("{}").take()),
        ("card_imports", json_binary("report").default("{}").take()),
        ("cards", text_null("picture")),
    ]
}
