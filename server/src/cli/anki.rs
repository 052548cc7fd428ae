//! `import anki` and `export anki`: cards from Anki and to Anki.

use super::{Answer, Common, Desk};
use clap::Subcommand;
use contract::{CardFilter, ImportStatus, Refusal};
use domain::{Outcome, cards::LARGEST_PACKAGE};
use serde_json::json;
use std::path::PathBuf;

/// What can be taken in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Cards with their reviews and pictures, from an Anki package.
    Anki {
        /// The package: .apkg or .colpkg.
        file: PathBuf,
        /// Only say what would become of each note.
        #[arg(long)]
        dry_run: bool,
    },
}

/// What can be saved.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// All cards with their reviews and pictures, as an Anki package.
    Anki {
        /// Where the package is written.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Takes a package in.
pub async fn import(common: &Common, import: Import) -> Outcome<Answer> {
    let Import::Anki { file, dry_run } = import;
    let unread = |_| Refusal::invalid("file", format!("{} cannot be read.", file.display()));
    if tokio::fs::metadata(&file).await.map_err(unread)?.len() > LARGEST_PACKAGE {
        return Err(Refusal::TooMuch { say: "A package has at most 200 MB.".into(), wait: 0 }.into());
    }
    let bytes = tokio::fs::read(&file).await.map_err(unread)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let desk = Desk::open(common).await?;
    let report = desk.wired.services.cards.import_anki(&desk.actor, &name, bytes.into(), dry_run).await?;
    let counts = report.counts;
    let mut text = format!(
        "{} notes, {} cards, {} reviews, {} pictures {}\n",
        counts.notes,
        counts.cards,
        counts.reviews,
        counts.media,
        if dry_run { "would be taken in." } else { "were taken in." }
    );
    for row in report.rows.iter().filter(|row| row.status != ImportStatus::Taken) {
        text.push_str(&format!("{:>6}  {}\n", row.row, row.say));
    }
    Ok(Answer::new(json!({ "import": report.import, "rows": report.rows, "counts": report.counts }), text))
}

/// Saves all cards as a package.
pub async fn export(common: &Common, export: Export) -> Outcome<Answer> {
    let Export::Anki { out } = export;
    let desk = Desk::open(common).await?;
    let bytes = desk.wired.services.cards.export_anki(&desk.actor, CardFilter::default()).await?;
    let length = bytes.len();
    tokio::fs::write(&out, bytes)
        .await
        .map_err(|_| Refusal::invalid("out", format!("{} cannot be written.", out.display())))?;
    let text = format!("Written to {} ({length} bytes).", out.display());
    Ok(Answer::new(json!({ "file": out, "bytes": length }), text))
}
