//! Ids: one type for each noun, so that a material's id cannot be handed in where a subject's is wanted.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// What was given is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id has 32 digits and letters from a to f, like 0198c2f4-5b1e-7d3a-9c60-2f8e41b7a9d5")]
pub struct NotAnId;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| NotAnId)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// A person's account.
    AccountId,
    /// A signed-in browser, as its owner sees it in the list of sessions (never the secret in the cookie).
    SessionId,
    /// A subject: a course or an area that holds materials.
    SubjectId,
    /// A material: one document, note or link.
    MaterialId,
    /// A passage of a material: what is embedded, indexed and cited.
    ChunkId,
    /// A picture or drawing of a material.
    FigureId,
    /// Words of a page that a person marked.
    HighlightId,
    /// A conversation.
    ConversationId,
    /// A question or an answer in a conversation.
    MessageId,
    /// A model's server that a person brought along.
    ProviderId,
    /// A question with its answer, to be remembered.
    CardId,
    /// A file of cards that was taken in.
    CardImportId,
    /// A unit of long work.
    JobId,
    /// Something made to learn by.
    OutputId,
    /// One item of it.
    OutputItemId,
    /// A quiz, taken once.
    AttemptId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_id_is_refused_in_our_own_words() {
        let id = MaterialId(Uuid::from_u128(7));
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "zzz", "0198c2f4-5b1e-7d3a-9c60"] {
            let refused = wrong.parse::<MaterialId>().expect_err(wrong);
            assert!(refused.to_string().starts_with("an id has 32 digits"), "{refused}");
        }
    }
}
