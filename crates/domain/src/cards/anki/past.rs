//! Imports that were looked at, done and undone.

use super::waiting_key;
use crate::cards::{Cards, media_folder, medium::Medium, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::card_import;
use ::store::word;
use chrono::TimeDelta;
use contract::{CardImportId, ImportCounts, ImportDetail, ImportState, ImportView};
use std::collections::BTreeSet;
use uuid::Uuid;

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

    /// Takes an import back: its cards go, with all answers that were given to them since and with the media that no
    /// other card shows or plays. One that waits is forgotten.
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
                let shown = store::showing(&tx, row.account_id, Some(row.id)).await?;
                store::undo_import(&tx, &row).await?;
                tx.commit().await?;
                if let Err(fault) = self.drop_media(row.account_id, names(&shown)).await {
                    tracing::warn!(import.id = %row.id, error = ?fault, "media of an import were left behind");
                }
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

    /// Removes those of these media that no card of the account names any more. What remains in spite of this goes with
    /// its account.
    async fn drop_media(&self, account: Uuid, names_of_import: BTreeSet<String>) -> Outcome<()> {
        if names_of_import.is_empty() {
            return Ok(());
        }
        // Whoever takes the same media in meanwhile waits for this, and brings them anew.
        let tx = self.tools.store.begin().await?;
        store::lock_account(&tx, account).await?;
        let used = names(&store::showing(&tx, account, None).await?);
        for name in names_of_import.difference(&used) {
            self.tools.files.delete(&format!("{}/{name}", media_folder(account.into()))).await?;
        }
        tx.commit().await?;
        Ok(())
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

/// What cards show and play, by their sides and pictures.
fn names(shown: &[(String, String, Option<String>)]) -> BTreeSet<String> {
    shown.iter().flat_map(|(front, back, picture)| Medium::names([front, back], picture.as_deref())).collect()
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
