//! How a verb fails: refused, which a person may read, or broken, which goes to the log.

use contract::Refusal;

/// The error of every verb.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The request is at fault, or something it needs is missing.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// We are at fault.
    #[error("{0:#}")]
    Broken(#[from] anyhow::Error),
}

/// The result of every verb.
pub type Outcome<T> = Result<T, Fault>;

impl From<sea_orm::DbErr> for Fault {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Broken(error.into())
    }
}

impl Fault {
    /// What the person is told. A broken one is logged here, once, under the reference that the person is given.
    pub fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Broken(error) => {
                let report = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
                tracing::error!(report, error = format!("{error:#}"), "a request broke");
                Refusal::Internal { report }
            }
        }
    }
}
