//! Indexes that give a long list in each of its orders, and its subjects' counts, without sorting it whole.

use crate::columns::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name and sorted expression, as the lists of the library write it.
const ORDERS: [(&str, &str); 2] = [
    ("ix_materials_title", "LOWER(title)"),
    ("ix_materials_touched", "(CASE WHEN opened_at > updated_at THEN opened_at ELSE updated_at END)"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("materials", &["account_id", "trashed_at", "subject_id"])).await?;
        for (name, sorted) in ORDERS {
            let create = format!("CREATE INDEX {name} ON materials (account_id, trashed_at, {sorted}, id)");
            manager.get_connection().execute_unprepared(&create).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["ix_materials_account_id_trashed_at_subject_id", ORDERS[0].0, ORDERS[1].0] {
            manager.drop_index(Index::drop().name(name).table("materials").to_owned()).await?;
        }
        Ok(())
    }
}
