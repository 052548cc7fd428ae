//! Branches of conversations: which exchange follows which, and which of several is shown. With them what an answer was
//! made with, titles that people gave, coaching, and deletion that can be taken back.

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
        // Until now a conversation was one row of exchanges.
        let follow = "UPDATE exchanges SET parent_id = (SELECT earlier.id FROM exchanges AS earlier \
             WHERE earlier.conversation_id = exchanges.conversation_id AND earlier.position = exchanges.position - 1)";
        manager.get_connection().execute_unprepared(follow).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let alter = Table::alter().table(table).drop_column(column.get_column_name()).take();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

fn columns() -> [(&'static str, ColumnDef); 8] {
    [
        // Not a foreign key: exchanges go with their conversation, all at once.
        ("exchanges", uuid_null("parent_id")),
        ("exchanges", boolean("chosen").default(true).take()),
        ("exchanges", json_binary("basis").default("{}").take()),
        // A title that is there may be a person's.
        ("conversations", boolean("named").default(true).take()),
        ("conversations", boolean("coach").default(false).take()),
        ("conversations", crate::columns::moment_null("deleted_at")),
        ("accounts", text_null("level")),
        ("accounts", text_null("learning_style")),
    ]
}
