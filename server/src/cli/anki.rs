//! `import anki` and `export anki`: cards from Anki and to Anki.

use super::{Answer, Common, Desk};
use clap::Subcommand;
use contract::{CardFilter, CardImportId, ImportState, ImportStatus, Refusal};
use domain::{Outcome, cards::LARGEST_PACKAGE};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What can be taken in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Cards with their reviews, pictures and sounds, from an Anki package.
    Anki {
        /// The package: .apkg or .colpkg.
        #[arg(required_unless_present_any = ["list", "undo"])]
        file: Option<PathBuf>,
        /// Only say what would become of each note.
        #[arg(long)]
        dry_run: bool,
        /// Show the latest imports.
        #[arg(long, conflicts_with_all = ["file", "dry_run"])]
        list: bool,
        /// Take the import of this id back, with the reviews of its cards.
        #[arg(long, value_name = "ID", conflicts_with_all = ["file", "dry_run", "list"])]
        undo: Option<String>,
    },
}

/// What can be saved.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// All cards with their reviews, pictures and sounds, as an Anki package.
    Anki {
        /// Where the package is written.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Takes a package in, or deals with those that were.
pub async fn import(common: &Common, import: Import) -> Outcome<Answer> {
    match import {
        Import::Anki { list: true, .. } => list(common).await,
        Import::Anki { undo: Some(id), .. } => undo(common, &id).await,
        Import::Anki { file, dry_run, .. } => take(common, &file.unwrap_or_default(), dry_run).await,
    }
}

const CHECK: &str = "Check that the file is there and may be read.";
const ELSEWHERE: &str = "Choose another place for the file.";

async fn take(common: &Common, file: &Path, dry_run: bool) -> Outcome<Answer> {
    let unread = |_| Refusal::invalid("file", format!("{} cannot be read.", file.display())).with_hint(CHECK);
    if tokio::fs::metadata(file).await.map_err(unread)?.len() > LARGEST_PACKAGE {
        let refusal = Refusal::too_much("A package has at most 200 MB.");
        return Err(refusal.with_hint("Export single decks, or leave the media out.").into());
    }
    let bytes = tokio::fs::read(file).await.map_err(unread)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let desk = Desk::open(common).await?;
    let report = desk.wired.services.cards.import_anki(&desk.actor, &name, bytes.into(), dry_run).await?;
    let counts = report.counts;
    let mut text = format!(
        "{} notes, {} cards, {} reviews, {} pictures and sounds {}\n",
        counts.notes,
        counts.cards,
        counts.reviews,
        counts.media,
        if dry_run { "would be taken in." } else { "were taken in." }
    );
    for deck in &report.decks {
        text.push_str(&format!("{:>6}  {}\n", deck.cards, deck.name));
    }
    for row in report.rows.iter().filter(|row| row.status != ImportStatus::Taken) {
        text.push_str(&format!("{:>6}  {}\n", row.row, row.say));
    }
    if let Some(id) = report.import {
        text.push_str(&format!("To undo it: lectern import anki --undo {id}\n"));
    }
    let json = json!({ "import": report.import, "rows": report.rows, "counts": counts, "decks": report.decks });
    Ok(Answer::new(json, text))
}

async fn list(common: &Common) -> Outcome<Answer> {
    let desk = Desk::open(common).await?;
    let imports = desk.wired.services.cards.imports(&desk.actor).await?;
    let mut text = String::new();
    for one in &imports {
        let (state, at) = (state_word(one.state), one.created_at.format("%Y-%m-%d %H:%M"));
        text.push_str(&format!("{}  {at}  {state:<7}  {:>6} cards  {}\n", one.id, one.counts.cards, one.file_name));
    }
    if imports.is_empty() {
        text.push_str("Nothing was imported yet.\n");
    }
    Ok(Answer::new(json!({ "imports": imports }), text))
}

fn state_word(state: ImportState) -> &'static str {
    match state {
        ImportState::Waiting => "waiting",
        ImportState::Taken => "taken",
        ImportState::Undone => "undone",
    }
}

async fn undo(common: &Common, id: &str) -> Outcome<Answer> {
    let id: CardImportId = id.parse().map_err(|_| Refusal::Missing)?;
    let desk = Desk::open(common).await?;
    desk.wired.services.cards.undo_import(&desk.actor, id).await?;
    Ok(Answer::new(json!({ "undone": id }), "The import was undone: its cards and their reviews are gone."))
}

/// Saves all cards as a package.
pub async fn export(common: &Common, export: Export) -> Outcome<Answer> {
    let Export::Anki { out } = export;
    let desk = Desk::open(common).await?;
    let bytes = desk.wired.services.cards.export_anki(&desk.actor, CardFilter::default()).await?;
    let length = bytes.len();
    tokio::fs::write(&out, bytes)
        .await
        .map_err(|_| Refusal::invalid("out", format!("{} cannot be written.", out.display())).with_hint(ELSEWHERE))?;
    let text = format!("Written to {} ({length} bytes).", out.display());
    Ok(Answer::new(json!({ "file": out, "bytes": length }), text))
}
