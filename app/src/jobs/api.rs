//! What the pages of jobs ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{JobId, JobView};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services, told};

/// The person's jobs, newest first.
#[server(endpoint = "jobs/list", input = GetUrl)]
pub async fn list() -> Result<Vec<JobView>, Refused> {
    let actor = actor().await?;
    Ok(told(services().jobs.list(&actor).await?))
}

/// Asks a job to stop at its next checkpoint.
#[server(endpoint = "jobs/cancel")]
pub async fn cancel(id: JobId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().jobs.cancel(&actor, id).await?)
}
