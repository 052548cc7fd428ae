//! Who is told about jobs. The queue itself knows neither pages nor materials.

use crate::Row;
use sea_orm::DatabaseTransaction;

/// Hears what becomes of jobs.
#[async_trait::async_trait]
pub trait Listener: Send + Sync {
    /// A job ends (done, failed, cancelled): the other half of its ending, in the same transaction. An error undoes
    /// both, and the job is taken up again later.
    async fn ended(&self, _transaction: &DatabaseTransaction, _job: &Row) -> anyhow::Result<()> {
        Ok(())
    }

    /// A job moved, and that is committed. Progress comes in steps of [`crate::Settings::pulse`].
    async fn changed(&self, _job: &Row) {}
}

/// Hears nothing.
#[async_trait::async_trait]
impl Listener for () {}
