//! `migrate`: bring the database's tables up to date.

use super::{Answer, Common};
use domain::Outcome;
use serde_json::json;

/// What `migrate` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Migrates. Safe to run again, and while others do.
pub async fn run(common: &Common, _arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let store = crate::wiring::open_database(&config).await?;
    let steps = store.pending_migrations().await?;
    store.migrate().await?;
    store.close().await?;
    let text = match steps {
        0 => "The database is up to date.".to_owned(),
        1 => "The database was brought up to date, by 1 step.".to_owned(),
        steps => format!("The database was brought up to date, by {steps} steps."),
    };
    Ok(Answer::new(json!({ "steps": steps }), text))
}
