//! What a card is made from one at a time, as an address and a form carry it.

use super::{CardDraft, CardSource};
use crate::{HighlightId, MaterialId, MessageId};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where a card begins. Written `highlight.<id>`, `answer.<id>`, `citation.<id>.<number>` or
/// `words.<material>.<page>.<nth>.<quote>`; nothing in it says whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CardOrigin {
    /// Words that were selected on a page, from 1; `nth` of the places that read so, from 0.
    Words {
        material: MaterialId,
        page: u32,
        nth: u32,
        quote: String,
    },
    Highlight(HighlightId),
    /// A question with its answer.
    Answer(MessageId),
    /// What an answer cites under a number.
    Citation {
        answer: MessageId,
        number: u32,
    },
}

/// It names nothing that a card could be made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoOrigin;

impl fmt::Display for NoOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing that a card could be made from")
    }
}

impl fmt::Display for CardOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { material, page, nth, quote } => write!(f, "words.{material}.{page}.{nth}.{quote}"),
            Self::Highlight(id) => write!(f, "highlight.{id}"),
            Self::Answer(id) => write!(f, "answer.{id}"),
            Self::Citation { answer, number } => write!(f, "citation.{answer}.{number}"),
        }
    }
}

impl FromStr for CardOrigin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        fn part<T: FromStr>(text: &str) -> Result<T, NoOrigin> {
            text.parse().map_err(|_| NoOrigin)
        }
        let (kind, rest) = text.split_once('.').ok_or(NoOrigin)?;
        match kind {
            "highlight" => Ok(Self::Highlight(part(rest)?)),
            "answer" => Ok(Self::Answer(part(rest)?)),
            "citation" => {
                let (answer, number) = rest.split_once('.').ok_or(NoOrigin)?;
                Ok(Self::Citation { answer: part(answer)?, number: part(number)? })
            }
            "words" => {
                let mut parts = rest.splitn(4, '.');
                let mut next = || parts.next().ok_or(NoOrigin);
                let (material, page, nth) = (part(next()?)?, part(next()?)?, part(next()?)?);
                Ok(Self::Words { material, page, nth, quote: next()?.to_owned() })
            }
            _ => Err(NoOrigin),
        }
    }
}

impl TryFrom<String> for CardOrigin {
    type Error = NoOrigin;

    fn try_from(text: String) -> Result<Self, NoOrigin> {
        text.parse()
    }
}

impl From<CardOrigin> for String {
    fn from(origin: CardOrigin) -> Self {
        origin.to_string()
    }
}

/// What a new card's form begins with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CardProposal {
    pub draft: CardDraft,
    /// Where it would come from; none where an answer rests on nothing of the library.
    pub source: Option<CardSource>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_it_is_written_whatever_the_words_are() {
        let id = uuid::Uuid::nil();
        let quote = "e.g. a.b & 1.2".to_owned();
        let all = [
            CardOrigin::Words { material: id.into(), page: 3, nth: 1, quote },
            CardOrigin::Highlight(id.into()),
            CardOrigin::Answer(id.into()),
            CardOrigin::Citation { answer: id.into(), number: 12 },
        ];
        for origin in all {
            assert_eq!(origin.to_string().parse(), Ok(origin.clone()));
            let json = serde_json::to_string(&origin).expect("JSON");
            assert_eq!(serde_json::from_str::<CardOrigin>(&json).expect("an origin"), origin);
        }
        for odd in
            ["", "answer", "answer.x", "citation.00000000-0000-0000-0000-000000000000", "words.x.1.0.a", "else.1"]
        {
            assert_eq!(odd.parse::<CardOrigin>(), Err(NoOrigin), "{odd}");
        }
    }
}
