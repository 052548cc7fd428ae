//! How a job ends.

/// It is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// What the person should know nevertheless, in a sentence.
    pub say: Option<String>,
}

impl Done {
    /// Done, with a sentence for the person.
    pub fn saying(say: impl Into<String>) -> Self {
        Self { say: Some(say.into()) }
    }
}

/// It is not.
#[derive(Debug)]
pub enum JobFault {
    /// Trying again may help. The cause goes to the log; after the last attempt the job has failed.
    Retry(anyhow::Error),
    /// Trying again does not help. Both are sentences for the person.
    Fail { say: String, hint: String },
    /// It saw that it was asked to stop, or that its claim is lost.
    Cancelled,
}

impl JobFault {
    /// Trying again does not help.
    pub fn fail(say: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Fail { say: say.into(), hint: hint.into() }
    }
}

/// With `?`, whatever else goes wrong is worth another attempt.
impl<E: Into<anyhow::Error>> From<E> for JobFault {
    fn from(error: E) -> Self {
        Self::Retry(error.into())
    }
}
