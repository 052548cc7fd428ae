//! Who hears of a job: its noun when it ends, its owner's pages whenever it moves.

use super::view;
use crate::Services;
use ::store::DatabaseTransaction;
use contract::LiveEvent;
use queue::Listener;
use std::sync::Arc;

/// The queue's listener.
pub struct Told {
    pub services: Arc<Services>,
}

#[async_trait::async_trait]
impl Listener for Told {
    async fn ended(&self, transaction: &DatabaseTransaction, job: &queue::Row) -> anyhow::Result<()> {
        super::registry::ended(transaction, job, self.services.jobs.tools.now()).await
    }

    async fn changed(&self, job: &queue::Row) {
        let tools = &self.services.jobs.tools;
        let Some(account) = job.account_id.filter(|_| !super::UPKEEP.contains(&job.name.as_str())) else { return };
        match view(job, tools.now()) {
            Ok(view) => tools.live.publish(account.into(), LiveEvent::Job { job: view }),
            Err(error) => tracing::error!(job.id = %job.id, error = %error, "a job cannot be shown"),
        }
    }
}
