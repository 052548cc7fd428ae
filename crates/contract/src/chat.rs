//! Chat: conversations, answers that stream, citations that open pages.

use crate::{ConversationId, MaterialId, MessageId, PageBox, Refusal, Scope};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A conversation in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationView {
    pub id: ConversationId,
    pub title: String,
    pub scope: Scope,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// How far an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    Waiting,
    /// Looking for passages.
    Searching,
    Writing,
    Done,
    /// The person stopped it; what was written stays.
    Stopped,
    Failed,
}

impl AnswerState {
    /// Nothing more will come.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Stopped | Self::Failed)
    }
}

/// What a numbered mark in an answer points to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// As printed in the answer, from 1.
    pub number: u32,
    pub material: MaterialId,
    pub title: String,
    pub page: u32,
    /// The passage's own words.
    pub quote: String,
    pub boxes: Vec<PageBox>,
    /// Where the passage begins in a recording, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<u32>,
}

/// Whether a sentence of an answer is held by what it cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Supported,
    Partly,
    Unsupported,
}

/// One sentence of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerSentence {
    pub text: String,
    pub citations: Vec<u32>,
    pub support: Support,
}

/// An answer, whole or as far as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    pub state: AnswerState,
    /// [`EXTRACTIVE`], or the name of the model.
    pub answerer: String,
    /// The materials hold an answer.
    pub found: bool,
    pub markdown: String,
    /// Sanitised; citations are `<a class="citation" href="…" data-citation="1">1</a>`.
    pub html: String,
    pub citations: Vec<Citation>,
    pub sentences: Vec<AnswerSentence>,
    pub refusal: Option<Refusal>,
    /// Materials in scope that were still being read in: asked again later, there may be more.
    #[serde(default)]
    pub still_reading: u32,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExchangeView {
    /// Names question and answer alike.
    pub id: MessageId,
    pub question: String,
    pub scope: Scope,
    pub answer: AnswerView,
    pub asked_at: DateTime<Utc>,
}

/// A conversation as it is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConversationOpened {
    pub conversation: ConversationView,
    /// Oldest first.
    pub exchanges: Vec<ExchangeView>,
}

/// One step of a streaming answer. Steps are numbered from 1 and stored: who comes late reads them all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AnswerEvent {
    State {
        state: AnswerState,
    },
    /// The sources, before the first word.
    Citations {
        citations: Vec<Citation>,
    },
    /// The block at `position` (from 0) now reads so; blocks before it do not change any more.
    Block {
        position: u32,
        html: String,
    },
    /// The end; nothing follows.
    End {
        answer: Box<AnswerView>,
    },
}

/// The name of the answerer that is always there: it quotes.
pub const EXTRACTIVE: &str = "extractive";

/// One that can answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswererView {
    /// [`EXTRACTIVE`], or the name under which it is configured.
    pub name: String,
    /// Leaves this machine.
    pub remote: bool,
    /// Used when nothing is chosen.
    pub preferred: bool,
}
