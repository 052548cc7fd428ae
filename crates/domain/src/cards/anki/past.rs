//! Imports that were looked at, done and undone.

use super::waiting_key;
use crate::cards::{Cards, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::card_import;
use ::store::word;
use chrono::TimeDelta;
use contract::{CardImportId, ImportCounts, ImportDetail, ImportState, ImportView};

/// How long a package waits to be taken in.
const WAITS: TimeDelta = TimeDelta::days(1);

impl Cards {
    /// The latest 20 imports.
    pub async fn imports(&self, actor: &Actor) -> Outcome<Vec<ImportView>> {
        let rows = store::imports(self.tools.store.reads(), actor.account).await?;
        rows.into_iter().map(|row| view(&row)).collect()
    }

    /// An import with what it did, or would do.
    pub async fn import_report(&self, actor: &Actor, id: CardImportId) -> Outcome<ImportDetail> {
        let row = permit::card_import(&self.tools, actor, id).await?;
        let import = view(&row)?;
        let mut report: contract::ImportReport = serde_json::from_value(row.report.clone()).unwrap_or_default();
        report.counts = import.counts;
        Ok(ImportDetail { import, report })
    }

    /// Takes an import back: its cards go, with all answers that were given to them since. One that waits is forgotten.
    pub async fn undo_import(&self, actor: &Actor, id: CardImportId) -> Outcome<()> {
        let row = permit::card_import(&self.tools, actor, id).await?;
        match word::read(&row.state)? {
            ImportState::Waiting => {
                let row = row.into_inner();
                store::delete_imports(self.tools.store.writes(), std::slice::from_ref(&row)).await?;
                self.drop_packages(&[row]).await;
            }
            ImportState::Taken => {
                let tx = self.tools.store.begin().await?;
                store::undo_import(&tx, &row).await?;
                tx.commit().await?;
            }
            ImportState::Undone => {}
        }
        Ok(())
    }

    /// Forgets the packages that have waited for a day, and tells how many there were.
    pub async fn forget_waiting(&self) -> Outcome<usize> {
        let before = self.tools.now() - WAITS;
        let old = store::waiting_imports(self.tools.store.reads(), None, Some(before)).await?;
        store::delete_imports(self.tools.store.writes(), &old).await?;
        self.drop_packages(&old).await;
        Ok(old.len())
    }

    /// Removes files that no row speaks of any more. What remains in spite of this goes with its account.
    pub(super) async fn drop_packages(&self, imports: &[card_import::Model]) {
        for import in imports {
            let key = waiting_key(import.account_id.into(), import.id);
            if let Err(error) = self.tools.files.delete(&key).await {
                tracing::warn!(error = format!("{error:#}"), file.key = key, "a package was left behind");
            }
        }
    }
}

fn view(row: &card_import::Model) -> Outcome<ImportView> {
    let counts: ImportCounts = serde_json::from_value(row.counts.clone()).unwrap_or_default();
    Ok(ImportView {
        id: row.id.into(),
        file_name: row.file_name.clone(),
        state: word::read(&row.state)?,
        counts: ImportCounts { cards: row.cards.max(0) as u32, reviews: row.reviews.max(0) as u32, ..counts },
        created_at: row.created_at,
    })
}
