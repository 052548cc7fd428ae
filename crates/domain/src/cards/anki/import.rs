//! Packages come in: looked at first, and taken when their person says so.

use super::card::Taker;
use super::take::{Taken, taken};
use super::{LARGEST_PACKAGE, refusal, waiting_key};
use crate::cards::{Cards, MOST_CARDS, media_folder, settings, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::card_import;
use ::store::word;
use bytes::Bytes;
use contract::{CardImportId, ImportReport, ImportState, Refusal};
use files::{ReceiveError, Received};
use futures::Stream;
use uuid::Uuid;
use writing::apkg::{self, ApkgFault, Limits};

/// Rows that are kept of a report; what is beyond is in its counts.
const ROWS_KEPT: usize = 500;

impl Cards {
    /// Receives a package of at most [`LARGEST_PACKAGE`], or of what an upload may have where that is less.
    pub async fn receive_package<S, E>(&self, stream: S) -> Result<Received, ReceiveError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let most = self.tools.limits.upload_bytes.min(LARGEST_PACKAGE);
        self.tools.files.receive(stream, most).await
    }

    /// Takes the cards of an Anki package in, with what is remembered of them, their reviews and their media. What
    /// is there already is left alone. A dry run changes nothing and says the same.
    pub async fn import_anki(
        &self,
        actor: &Actor,
        file_name: &str,
        bytes: Bytes,
        dry_run: bool,
    ) -> Outcome<ImportReport> {
        let taken = self.unpacked(actor, bytes).await?;
        let report = taken.report.clone();
        if dry_run || taken.cards.is_empty() {
            return Ok(report);
        }
        let row = self.row(actor, Uuid::now_v7(), file_name, &report);
        let id = row.id;
        self.put_in(actor, row, taken, false).await?;
        Ok(ImportReport { import: Some(id.into()), ..report })
    }

    /// Looks into a package without changing a card, and keeps it for a day. [`Cards::take_import`] takes it in. One
    /// waits at a time: another that was waiting goes.
    pub async fn look_into(&self, actor: &Actor, file_name: &str, received: Received) -> Outcome<CardImportId> {
        let bytes = tokio::fs::read(received.staged.path()).await.map_err(anyhow::Error::from)?;
        let taken = self.unpacked(actor, bytes.into()).await?;
        let mut row = self.row(actor, Uuid::now_v7(), file_name, &taken.report);
        row.state = word::of(ImportState::Waiting);
        let id = row.id;
        self.tools.files.keep(received.staged, &waiting_key(actor.account, id)).await?;
        let tx = self.tools.store.begin().await?;
        let before = store::waiting_imports(&tx, Some(actor.account), None).await?;
        store::delete_imports(&tx, &before).await?;
        store::insert_import(&tx, row).await?;
        tx.commit().await?;
        self.drop_packages(&before).await;
        Ok(id.into())
    }

    /// Takes in a package that was looked at. One that is in already stays as it is.
    pub async fn take_import(&self, actor: &Actor, id: CardImportId) -> Outcome<()> {
        let waits = permit::card_import(&self.tools, actor, id).await?.into_inner();
        match word::read(&waits.state)? {
            ImportState::Waiting => {}
            ImportState::Taken => return Ok(()),
            ImportState::Undone => {
                return Err(Refusal::conflict("This import was undone.").with_hint("Choose its file again.").into());
            }
        }
        let bytes = self.tools.files.get(&waiting_key(actor.account, id.0)).await?;
        let taken = self.unpacked(actor, bytes).await?;
        let row = self.row(actor, id.0, &waits.file_name, &taken.report);
        self.put_in(actor, row, taken, true).await?;
        self.drop_packages(&[waits]).await;
        Ok(())
    }

    /// What a package would bring the actor.
    async fn unpacked(&self, actor: &Actor, bytes: Bytes) -> Outcome<Taken> {
        if bytes.len() as u64 > LARGEST_PACKAGE {
            let refusal = Refusal::too_much("A package has at most 200 MB.");
            return Err(refusal.with_hint("Export single decks, or leave the media out.").into());
        }
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let reads = self.tools.store.reads();
        let known = store::origins(reads, actor.account).await?.into_iter().collect();
        let (account, now) = (actor.account, self.tools.now());
        let one = self.packages.acquire().await.map_err(anyhow::Error::from)?;
        let unpacking = tokio::task::spawn_blocking(move || {
            let package = apkg::read(&bytes, &Limits::default())?;
            Ok::<_, ApkgFault>(taken(&package, &Taker { account, calendar: &rules.calendar, now }, &known))
        });
        let taken = unpacking.await.map_err(anyhow::Error::from)?.map_err(refusal)?;
        drop(one);
        if store::count(reads, account).await? + taken.cards.len() as u64 > MOST_CARDS {
            let refusal = Refusal::too_much(format!("That would be more than {MOST_CARDS} cards."));
            return Err(refusal.with_hint("Export single decks.").into());
        }
        Ok(taken)
    }

    /// Writes cards, reviews and media with the row of their import, which is there already if it `waits`.
    async fn put_in(&self, actor: &Actor, row: card_import::Model, taken: Taken, waits: bool) -> Outcome<()> {
        let Taken { mut cards, reviews, media, .. } = taken;
        let key = |name: &String| format!("{}/{name}", media_folder(actor.account));
        for (name, bytes) in &media {
            self.tools.files.put(&key(name), bytes.clone()).await?;
        }
        for card in &mut cards {
            card.import_id = Some(row.id);
        }
        let tx = self.tools.store.begin().await?;
        store::lock_account(&tx, row.account_id).await?;
        // An import that was undone meanwhile may have taken some along.
        for (name, bytes) in media {
            if !self.tools.files.exists(&key(&name)).await? {
                self.tools.files.put(&key(&name), bytes).await?;
            }
        }
        if !waits {
            store::insert_import(&tx, row).await?;
        } else if !store::end_waiting(&tx, row).await? {
            // Somebody pressed twice.
            return Ok(());
        }
        store::insert(&tx, cards).await?;
        store::insert_reviews(&tx, reviews).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The row of an import that is done.
    fn row(&self, actor: &Actor, id: Uuid, file_name: &str, report: &ImportReport) -> card_import::Model {
        let counts = report.counts;
        let mut kept = report.clone();
        kept.rows.sort_by_key(|row| std::cmp::Reverse(row.status));
        kept.rows.truncate(ROWS_KEPT);
        card_import::Model {
            id,
            account_id: actor.account.0,
            file_name: file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
            state: word::of(ImportState::Taken),
            cards: counts.cards as i32,
            reviews: counts.reviews as i32,
            counts: serde_json::json!(counts),
            report: serde_json::json!(kept),
            created_at: self.tools.now(),
        }
    }
}
