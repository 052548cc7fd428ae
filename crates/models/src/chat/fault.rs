//! Why a model did not answer, each in a sentence that a person can read. Carries no key and no provider's page.

use std::time::Duration;

/// Why a model did not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChatFault {
    /// Nothing listens at its address.
    #[error("The model's server cannot be reached.")]
    NoRoute,
    /// The key was not taken.
    #[error("The model's server did not take the key.")]
    WrongKey,
    /// The server is there, the model is not.
    #[error("The model's server does not know this model.")]
    UnknownModel,
    /// Too many requests, or nothing left to spend.
    #[error("The model's server has had enough requests for now.")]
    Quota {
        /// How long it asks to wait, when it says so.
        wait: Option<Duration>,
    },
    /// Nothing came for too long.
    #[error("The model took too long.")]
    TooSlow,
    /// More text than it can read at once.
    #[error("The question with its passages is too long for this model.")]
    TooLong,
    /// It broke off or sent what cannot be read; the words are for the log.
    #[error("The model's answer broke off.")]
    Broken(String),
}

impl ChatFault {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoRoute => "Check that it runs and that its address in the configuration is right.".into(),
            Self::WrongKey => "Check the key in the configuration.".into(),
            Self::UnknownModel => "Check the model's name in the configuration.".into(),
            Self::Quota { wait: Some(wait) } => format!("Try again in {} seconds.", wait.as_secs().max(1)),
            Self::Quota { wait: None } => "Try again later.".into(),
            Self::TooSlow => "Try again, or choose a smaller model.".into(),
            Self::TooLong => "Ask about fewer materials, or choose a model that reads more at once.".into(),
            Self::Broken(_) => "Try again.".into(),
        }
    }
}
