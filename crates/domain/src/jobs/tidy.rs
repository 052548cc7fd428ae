//! The daily clean-up: what nobody needs any more goes.

use crate::{Services, Tools};
use chrono::TimeDelta;
use queue::{Context, Done, Job, JobFault, Priority};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How long the record of an ended job is kept.
const KEPT: TimeDelta = TimeDelta::days(14);

/// Sweeps records of jobs that ended long ago, sessions whose time is over, and conversations, cards and outputs deleted
/// before yesterday, and packages of cards that nobody took in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tidy {}

impl Job for Tidy {
    const NAME: &'static str = "tidy";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some("all".into())
    }
}

/// Does it.
pub async fn run(services: Arc<Services>, _: Tidy, context: Context) -> Result<Done, JobFault> {
    let tools: &Tools = &services.jobs.tools;
    let swept = queue::sweep(tools.store.writes(), tools.now() - KEPT).await?;
    let expired = services.accounts.session_expire().await?;
    let deleted = services.chat.forget_deleted().await?;
    let cards = services.cards.forget_deleted().await?;
    let packages = services.cards.forget_waiting().await?;
    let outputs = services.study.forget_deleted().await?;
    let highlights = services.highlights.forget_deleted().await?;
    context.log(format!(
        "records of {swept} ended jobs, {expired} expired sessions, {deleted} deleted conversations, {cards} deleted \
         cards, {packages} waiting packages, {outputs} deleted outputs and {highlights} deleted highlights swept"
    ));
    Ok(Done::default())
}
