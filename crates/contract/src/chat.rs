//! Chat: conversations, answers that stream, citations that open pages.

use crate::{ConversationId, FigureId, MaterialId, MessageId, PageBox, Refusal, Scope};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A conversation in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationView {
    pub id: ConversationId,
    pub title: String,
    pub scope: Scope,
    /// Answers explain, ask back and give a hint first.
    #[serde(default)]
    pub coach: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// Where the words stand that were searched for, when it is not in the title.
    #[serde(default)]
    pub found: Option<FoundIn>,
}

/// Where a search found its words in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundIn {
    pub message: MessageId,
    /// The words with a few around them.
    pub words: String,
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
    /// `None` for a page of the web.
    pub material: Option<MaterialId>,
    pub title: String,
    pub page: u32,
    /// The passage's own words.
    pub quote: String,
    pub boxes: Vec<PageBox>,
    /// Where the passage begins in a recording, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<u32>,
    /// Of a page of the web, of `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
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
    #[serde(default)]
    pub basis: Basis,
}

/// What an answer was made with beside its sources, and what is shown with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Basis {
    /// What was searched for, where it was not the question as it stands.
    pub searched: Option<String>,
    /// Earlier turns that no longer fitted and were told in short, oldest first.
    pub condensed: Vec<Condensed>,
    /// Pictures that match the question, best first.
    pub figures: Vec<AnswerFigure>,
    /// What stands before the answer where the person is coached; the answer is then folded.
    pub coaching: Option<Coaching>,
    /// The web was searched, too.
    pub web: Option<WebSearched>,
}

/// How searching the web went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WebSearched {
    /// Who searched, such as `DuckDuckGo`.
    pub engine: String,
    /// Passages of the web that could be used.
    pub passages: u32,
    /// Why it could not be searched, with what to do.
    pub refusal: Option<Refusal>,
}

/// An earlier turn in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condensed {
    pub question: String,
    /// The sentence of its answer that was kept; empty when none was.
    pub kept: String,
}

/// A figure shown with an answer. Its picture is at `/figures/{id}.webp`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFigure {
    pub id: FigureId,
    pub material: MaterialId,
    /// Of the material.
    pub title: String,
    /// From 1.
    pub page: u32,
    /// What stands under it, or what is known of it; may be empty.
    pub caption: String,
    /// Of its picture, in pixels.
    pub width: u32,
    pub height: u32,
}

/// A hint and a question back, both made from the materials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coaching {
    /// Where to look.
    pub material: MaterialId,
    pub title: String,
    /// From 1.
    pub page: u32,
    /// The innermost heading above the place.
    pub heading: Option<String>,
    /// What to look for.
    pub terms: Vec<String>,
    /// A sentence of the material with a gap, `____`.
    pub cloze: Option<String>,
    /// What stands in the gap.
    pub gap: Option<String>,
    /// Why another one answers than the one that was asked; plain text.
    #[serde(default)]
    pub note: Option<String>,
}

/// Which of the questions that were asked at one place is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// From 1, in the order in which they were asked.
    pub number: u32,
    pub of: u32,
    pub previous: Option<MessageId>,
    pub next: Option<MessageId>,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExchangeView {
    /// Names question and answer alike.
    pub id: MessageId,
    /// In its branch, from 0.
    pub position: u32,
    pub branch: Branch,
    pub question: String,
    pub scope: Scope,
    pub answer: AnswerView,
    pub asked_at: DateTime<Utc>,
}

/// A conversation as it is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConversationOpened {
    pub conversation: ConversationView,
    /// Oldest first, without gaps: the branch that is shown, or a part of it.
    pub exchanges: Vec<ExchangeView>,
    /// Exchanges of the branch that is shown.
    pub total: u32,
    /// The last one of the branch: what is asked next follows it.
    pub leaf: Option<MessageId>,
}

/// How much a question would send to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// Of the question.
    pub characters: u32,
    pub most_characters: u32,
    /// About how many tokens are sent: rules, earlier turns, passages, question. 0 when nothing is sent.
    pub tokens: u32,
    /// How many at most.
    pub most_tokens: u32,
    /// Earlier turns that are told in short.
    pub condensed: u32,
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
