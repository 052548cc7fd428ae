//! `serve`: the pages and the work in one process.

use super::{Answer, Common};
use crate::{log, run};
use domain::Outcome;
use std::net::SocketAddr;
use std::sync::Arc;

/// What `serve` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The address and port to listen on.
    #[arg(long, alias = "listen", value_name = "ADDRESS")]
    pub address: Option<SocketAddr>,
    /// Serve only; other processes do the work.
    #[arg(long)]
    pub no_work: bool,
}

/// Serves until it is told to stop.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let address = arguments.address.map(|address| address.to_string());
    let config = Arc::new(common.configuration_with(&[("http.address", address)])?);
    log::begin(&config.log, log::For::Server);
    let parts = run::Parts { pages: true, work: !arguments.no_work };
    run::until_told(config, parts).await?;
    Ok(Answer::nothing())
}
