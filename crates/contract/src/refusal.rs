//! The one public error. Every server function, route and command refuses in these words.

use serde::{Deserialize, Serialize};

/// Why a request was not carried out. Causes stay in the log; a person gets `say` and `hint`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody is signed in.
    SignedOut,
    /// Signed in, but the role does not allow it.
    Forbidden,
    /// Not there, or not this person's: the two are never told apart.
    Missing,
    /// What was sent does not fit; `field` names the form's field, or is empty.
    Invalid { field: String, say: String },
    /// It clashes with what is there.
    Conflict { say: String },
    /// Too many requests, or too large; `wait` is in seconds, 0 when waiting does not help.
    TooMuch { say: String, wait: u64 },
    /// Something that is needed is not there now (a model, the disk).
    Unavailable { say: String, hint: String },
    /// A fault of ours. `report` is the number under which the cause is in the log.
    Internal { report: String },
}

impl Refusal {
    /// A refusal of one field of a form.
    pub fn invalid(field: &str, say: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), say: say.into() }
    }

    /// The word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::Forbidden => "forbidden",
            Self::Missing => "missing",
            Self::Invalid { .. } => "invalid",
            Self::Conflict { .. } => "conflict",
            Self::TooMuch { .. } => "too_much",
            Self::Unavailable { .. } => "unavailable",
            Self::Internal { .. } => "internal",
        }
    }

    /// The HTTP status that belongs to it.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::Missing => 404,
            Self::Invalid { .. } => 422,
            Self::Conflict { .. } => 409,
            Self::TooMuch { wait: 0, .. } => 413,
            Self::TooMuch { .. } => 429,
            Self::Unavailable { .. } => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// What happened, in a sentence.
    pub fn say(&self) -> String {
        match self {
            Self::SignedOut => "You are signed out.".into(),
            Self::Forbidden => "Your account may not do this.".into(),
            Self::Missing => "This is not here.".into(),
            Self::Invalid { say, .. }
            | Self::Conflict { say }
            | Self::TooMuch { say, .. }
            | Self::Unavailable { say, .. } => say.clone(),
            Self::Internal { report } => format!("Something went wrong on our side (reference {report})."),
        }
    }

    /// What to do about it, in a sentence; empty when `say` says it all.
    pub fn hint(&self) -> String {
        match self {
            Self::SignedOut => "Sign in and try again.".into(),
            Self::Forbidden => "Ask the person who runs this server.".into(),
            Self::Missing => "It may have been deleted, or the address is wrong.".into(),
            Self::TooMuch { wait, .. } if *wait > 0 => format!("Try again in {wait} seconds."),
            Self::Unavailable { hint, .. } => hint.clone(),
            Self::Internal { .. } => {
                "Try again. If it happens again, send the reference to the person who runs this server.".into()
            }
            Self::Invalid { .. } | Self::Conflict { .. } | Self::TooMuch { .. } => String::new(),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say())
    }
}

impl std::error::Error for Refusal {}
