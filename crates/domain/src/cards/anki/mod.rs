//! Cards from Anki and to Anki, with their reviews and pictures.

mod faces;
mod package;
mod take;

use super::{Cards, media_folder, settings, store};
use crate::{Actor, Fault, Outcome, permit};
use bytes::Bytes;
use contract::{CardFilter, CardImportId, ImportReport, ImportView, Refusal};
use writing::apkg::{self, ApkgFault, Limits};

/// Bytes of the largest package.
pub const LARGEST_PACKAGE: u64 = 200_000_000;

impl Cards {
    /// Takes the cards of an Anki package in, with what is remembered of them, their reviews and their pictures. What
    /// is there already is left alone. A dry run changes nothing and says the same.
    pub async fn import_anki(
        &self,
        actor: &Actor,
        file_name: &str,
        bytes: Bytes,
        dry_run: bool,
    ) -> Outcome<ImportReport> {
        if bytes.len() as u64 > LARGEST_PACKAGE {
            let say = "A package has at most 200 MB. Export single decks, or leave the media out.".into();
            return Err(Refusal::TooMuch { say, wait: 0 }.into());
        }
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let known = store::origins(self.tools.store.reads(), actor.account).await?.into_iter().collect();
        let (account, now) = (actor.account, self.tools.now());
        let reading = tokio::task::spawn_blocking(move || {
            let package = apkg::read(&bytes, &Limits::default())?;
            Ok::<_, ApkgFault>(take::taken(package, account, &rules.calendar, &known, now))
        });
        let mut taken = reading.await.map_err(anyhow::Error::from)?.map_err(refusal)?;
        if dry_run || taken.cards.is_empty() {
            return Ok(taken.report);
        }
        for (name, bytes) in taken.media {
            self.tools.files.put(&format!("{}/{name}", media_folder(account)), bytes).await?;
        }
        let id = uuid::Uuid::now_v7();
        let tx = self.tools.store.begin().await?;
        if store::count(&tx, account).await? + taken.cards.len() as u64 > super::MOST_CARDS {
            let say = format!("That would be more than {} cards.", super::MOST_CARDS);
            return Err(Refusal::TooMuch { say, wait: 0 }.into());
        }
        let counts = taken.report.counts;
        store::insert_import(&tx, take::import(id, account, file_name, counts, now)).await?;
        for card in &mut taken.cards {
            card.import_id = Some(id);
        }
        store::insert(&tx, taken.cards).await?;
        store::insert_reviews(&tx, taken.reviews).await?;
        tx.commit().await?;
        Ok(ImportReport { import: Some(id.into()), ..taken.report })
    }

    /// The latest imports, each of which can be undone.
    pub async fn imports(&self, actor: &Actor) -> Outcome<Vec<ImportView>> {
        let rows = store::imports(self.tools.store.reads(), actor.account).await?;
        let view = |row: ::store::entities::card_import::Model| ImportView {
            id: row.id.into(),
            file_name: row.file_name,
            cards: row.cards.max(0) as u32,
            reviews: row.reviews.max(0) as u32,
            created_at: row.created_at,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Takes an import back: its cards go, with all answers that were given to them since.
    pub async fn undo_import(&self, actor: &Actor, id: CardImportId) -> Outcome<()> {
        let import = permit::card_import(&self.tools, actor, id).await?;
        Ok(store::delete_import(self.tools.store.writes(), import).await?)
    }

    /// All cards that fit the filter as an Anki package, with their schedule, reviews and pictures.
    pub async fn export_anki(&self, actor: &Actor, filter: CardFilter) -> Outcome<Bytes> {
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let ends = rules.calendar.ends(rules.calendar.day_of(self.tools.now()));
        let reads = self.tools.store.reads();
        let rows = store::all(reads, actor.account, &filter, ends, super::MOST_CARDS).await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let reviews = store::of_cards(reads, actor.account, &ids).await?;
        let titles = store::titles(reads, rows.iter().filter_map(|row| row.material_id)).await?;
        let mut media = Vec::new();
        for name in package::media_named(&rows) {
            // A picture that is gone is shown as missing there, too.
            if let Ok(bytes) = self.tools.files.get(&format!("{}/{name}", media_folder(actor.account))).await {
                media.push((name, bytes));
            }
        }
        for figure in package::figures_of(&rows) {
            let key = permit::figure(&self.tools, actor, figure.into()).await?.into_inner().file_key;
            if let Some(key) = key
                && let Ok(bytes) = self.tools.files.get(&key).await
            {
                media.push((package::figure_name(figure), bytes));
            }
        }
        let packing = tokio::task::spawn_blocking(move || {
            apkg::write(&package::package(&rows, &reviews, &titles, media, &rules.calendar)?).map_err(refusal)
        });
        Ok(packing.await.map_err(anyhow::Error::from)??.into())
    }
}

fn refusal(fault: ApkgFault) -> Fault {
    match fault {
        ApkgFault::Inconsistent { .. } => Fault::Broken(fault.into()),
        _ => Refusal::invalid("file", format!("{} {}", fault.say(), fault.hint())).into(),
    }
}
