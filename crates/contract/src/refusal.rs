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
    /// What was sent does not fit; `field` names the form's field, or is empty. An empty `hint`: `say` says it all.
    Invalid {
        field: String,
        say: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        hint: String,
    },
    /// It clashes with what is there. An empty `hint`: `say` says it all.
    Conflict {
        say: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        hint: String,
    },
    /// Too many requests, or too large; `wait` is in seconds, 0 when waiting does not help. `hint` is for that case.
    TooMuch {
        say: String,
        wait: u64,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        hint: String,
    },
    /// Something that is needed is not there now (a model, the disk).
    Unavailable { say: String, hint: String },
    /// A fault of ours. `report` is the number under which the cause is in the log.
    Internal { report: String },
}

impl Refusal {
    /// A refusal of one field of a form.
    pub fn invalid(field: &str, say: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), say: say.into(), hint: String::new() }
    }

    /// A clash with what is there.
    pub fn conflict(say: impl Into<String>) -> Self {
        Self::Conflict { say: say.into(), hint: String::new() }
    }

    /// More than there may be; waiting does not help.
    pub fn too_much(say: impl Into<String>) -> Self {
        Self::TooMuch { say: say.into(), wait: 0, hint: String::new() }
    }

    /// Too much for now; it may be tried again in `seconds`, at least 1.
    pub fn wait(say: impl Into<String>, seconds: u64) -> Self {
        Self::TooMuch { say: say.into(), wait: seconds.max(1), hint: String::new() }
    }

    /// The same with what to do about it, in a sentence. Refusals whose hint is fixed keep theirs.
    pub fn with_hint(mut self, with: impl Into<String>) -> Self {
        if let Self::Invalid { hint, .. }
        | Self::Conflict { hint, .. }
        | Self::TooMuch { hint, .. }
        | Self::Unavailable { hint, .. } = &mut self
        {
            *hint = with.into();
        }
        self
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
            | Self::Conflict { say, .. }
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
            Self::TooMuch { wait: 1, .. } => "Try again in a second.".into(),
            Self::TooMuch { wait, .. } if *wait > 0 => format!("Try again in {wait} seconds."),
            Self::Invalid { hint, .. }
            | Self::Conflict { hint, .. }
            | Self::TooMuch { hint, .. }
            | Self::Unavailable { hint, .. } => hint.clone(),
            Self::Internal { .. } => {
                "Try again. If it happens again, send the reference to the person who runs this server.".into()
            }
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_without_a_hint_is_written_and_read_as_it_was_before_hints() {
        let plain = r#"{"code":"invalid","field":"name","say":"This name is taken."}"#;
        let refusal: Refusal = serde_json::from_str(plain).expect("it is read");
        assert_eq!(refusal, Refusal::invalid("name", "This name is taken."));
        assert_eq!(serde_json::to_string(&refusal).expect("it is written"), plain);
        for plain in [r#"{"code":"conflict","say":"No."}"#, r#"{"code":"too_much","say":"No.","wait":0}"#] {
            let refusal: Refusal = serde_json::from_str(plain).expect("it is read");
            assert_eq!((refusal.hint().as_str(), serde_json::to_string(&refusal).ok().as_deref()), ("", Some(plain)));
        }
    }

    #[test]
    fn a_hint_goes_along_and_a_wait_is_its_own_hint() {
        for refusal in [Refusal::invalid("name", "No."), Refusal::conflict("No."), Refusal::too_much("No.")] {
            let hinted = refusal.with_hint("Choose another one.");
            let json = serde_json::to_string(&hinted).expect("it is written");
            let read: Refusal = serde_json::from_str(&json).expect("it is read");
            assert_eq!((read.hint().as_str(), read == hinted), ("Choose another one.", true), "{json}");
        }
        assert_eq!(Refusal::wait("Not now.", 0).hint(), "Try again in a second.");
        assert_eq!(Refusal::wait("Not now.", 5).with_hint("Else.").hint(), "Try again in 5 seconds.");
        assert_eq!(Refusal::Missing.with_hint("Else.").hint(), Refusal::Missing.hint());
    }
}
