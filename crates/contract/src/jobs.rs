//! Jobs and what reaches the browser live.

use crate::{ConversationId, JobId, MaterialId, MaterialState, MessageId, OutputId, OutputState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    Waiting,
    Running,
    Done,
    Cancelled,
    /// Gave up after its retries.
    Failed,
}

impl JobState {
    /// Nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Failed)
    }
}

/// A job as its owner sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobView {
    pub id: JobId,
    /// The job's name: `read_material`, `answer_question`, …
    pub name: String,
    pub material: Option<MaterialId>,
    /// What it works on, for a person.
    pub title: String,
    pub state: JobState,
    /// What it is doing now: `read`, `embed`, `index`, …
    pub step: String,
    pub done: u32,
    /// 0 while unknown.
    pub total: u32,
    pub per_second: Option<f32>,
    pub seconds_left: Option<u32>,
    pub say: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// What the server tells an open page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LiveEvent {
    /// A job moved.
    Job { job: JobView },
    /// A material moved.
    Material { material: MaterialId, state: MaterialState, pages: u32, pages_done: u32, pages_failed: u32 },
    /// One page can be read now.
    Page { material: MaterialId, page: u32 },
    /// An answer began or ended.
    Answer { conversation: ConversationId, message: MessageId, done: bool },
    /// A conversation has another title, shows another branch, or is gone or back.
    Conversation { conversation: ConversationId },
    /// Something that is made to learn by moved.
    Output { output: OutputId, state: OutputState },
    /// Something was missed: load afresh.
    Reload,
}
