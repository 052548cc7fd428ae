//! Cards from Anki and to Anki, with their reviews and media.

mod answers;
mod card;
mod covered;
mod faces;
mod import;
mod media;
mod package;
mod past;
mod take;

use super::{Cards, media_folder, settings, store};
use crate::{Actor, Fault, Outcome, language, permit};
use bytes::Bytes;
use contract::{AccountId, CardFilter, Refusal};
use uuid::Uuid;
use writing::apkg::{self, ApkgFault};
use writing::words;

/// Bytes of the largest package.
pub const LARGEST_PACKAGE: u64 = 200_000_000;

/// Where a package lies that waits to be taken in.
fn waiting_key(account: AccountId, import: Uuid) -> String {
    format!("{}/waiting/{import}", media_folder(account))
}

impl Cards {
    /// All cards that fit the filter as an Anki package, with their schedule, reviews and media.
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
        let said = words::of(&language::of_made(&self.tools, actor.account, None).await?);
        let packing = tokio::task::spawn_blocking(move || {
            apkg::write(&package::package(&rows, &reviews, (&titles, said), media, &rules.calendar)?).map_err(refusal)
        });
        Ok(packing.await.map_err(anyhow::Error::from)??.into())
    }
}

fn refusal(fault: ApkgFault) -> Fault {
    match fault {
        ApkgFault::Inconsistent { .. } => Fault::Broken(fault.into()),
        _ => Refusal::invalid("file", fault.say()).with_hint(fault.hint()).into(),
    }
}
