//! `work`: only the jobs, beside servers that share the database and the files.

use super::{Answer, Common};
use crate::{log, run};
use domain::Outcome;
use std::sync::Arc;

/// What `work` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Works until it is told to stop.
pub async fn run(common: &Common, _arguments: Arguments) -> Outcome<Answer> {
    let config = Arc::new(common.configuration()?);
    log::begin(&config.log, log::For::Server);
    run::until_told(config, run::Parts { pages: false, work: true }).await?;
    Ok(Answer::nothing())
}
