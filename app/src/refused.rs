//! The error of every server function: the one public refusal, carried as JSON.
//!
//! What goes wrong before or after our own code (a field that does not parse, a line that is down) is turned into a
//! refusal here, in words for people; what the libraries said stays behind.

use contract::Refusal;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// What a browser says for itself that hears nothing; pages say it in their language.
pub const NO_ANSWER: &str = "The server did not answer.";
/// The same of files that were sent.
pub const NOT_SENT: &str = "The files did not arrive.";

/// Why a server function did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused(pub Refusal);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let refusal = match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Serialization(_) => {
                Refusal::invalid("", "Something that was sent is missing or does not fit.")
            }
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => {
                Refusal::Unavailable { say: NO_ANSWER.into(), hint: "Check your connection and try again.".into() }
            }
            ServerFnErrorErr::UnsupportedRequestMethod(_)
            | ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Response(_) => Refusal::Internal { report: "none".into() },
        };
        crate::status::of_refusal(&refusal);
        #[cfg(feature = "ssr")]
        let refusal = crate::request::told(refusal);
        Self(refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_says_about_arguments_is_not_repeated() {
        let Refused(refusal) =
            Refused::from_server_fn_error(ServerFnErrorErr::Args("missing field `serde_words`".into()));
        assert!(!refusal.say().contains("serde_words"));
        assert_eq!(refusal.status(), 422);
    }

    #[test]
    fn a_refusal_survives_the_way_to_the_browser() {
        let refused = Refused(Refusal::invalid("name", "This name is taken."));
        assert_eq!(Refused::de(refused.ser()), refused);
    }
}
