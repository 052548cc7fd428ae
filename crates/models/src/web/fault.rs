//! Why a search of the web came back without results, each in a sentence that a person can read.

/// Why nothing was searched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebFault {
    /// It takes this machine for a robot, or has had enough requests.
    #[error("{engine} blocked the search.")]
    Blocked { engine: String },
    /// Nothing listens at its address.
    #[error("{engine} cannot be reached.")]
    NoRoute { engine: String },
    #[error("{engine} took too long.")]
    TooSlow { engine: String },
    /// A SearXNG that answers people only.
    #[error("{engine} does not give its results to programs.")]
    NotForPrograms { engine: String },
    /// What came back cannot be read; the words are for the log.
    #[error("The answer of {engine} cannot be read.")]
    Broken { engine: String, why: String },
}

impl WebFault {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Blocked { .. } => "Try again in a few minutes, or set up a SearXNG of your own.",
            Self::NoRoute { .. } => "Check the connection and the address in the configuration.",
            Self::TooSlow { .. } => "Try again.",
            Self::NotForPrograms { .. } => "Add json to search.formats in its settings.yml.",
            Self::Broken { .. } => "Try again, or use another search engine.",
        }
    }
}
