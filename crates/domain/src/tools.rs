//! What every noun works with: the parts that the server puts together once, and the limits that it was given.

use crate::{Clock, Fault, providers, web::Web};
use chrono::{DateTime, Utc};
use files::{FileFault, Files};
use index::Indexes;
use live::Live;
use models::{
    chat::ChatModel, embed::Embedder, rerank::Reranker, speech::Transcriber, vision::Describer, web::WebSearch,
};
use queue::Wake;
use reading::Readers;
use std::sync::Arc;
use store::Store;

/// Shared by all nouns as `Arc<Tools>`. Tests put scripted models and a fixed clock in.
pub struct Tools {
    pub store: Store,
    pub files: Files,
    pub live: Live,
    pub index: Indexes,
    pub embedder: Arc<dyn Embedder>,
    /// Orders passages for answers; without it the order of the search stands.
    pub reranker: Option<Arc<dyn Reranker>>,
    pub readers: Readers,
    pub web: Arc<dyn Web>,
    /// Searches the web, for questions that ask for it.
    pub web_search: Option<Arc<dyn WebSearch>>,
    /// Writes down what is said in recordings.
    pub transcriber: Option<Arc<dyn Transcriber>>,
    /// Tells what figures show.
    pub describer: Option<Arc<dyn Describer>>,
    /// Those that can answer beside the extractive answer, best first.
    pub chat: Vec<Arc<dyn ChatModel>>,
    /// Keys, the guard and the breakers of all that ask models.
    pub providers: providers::Shared,
    pub clock: Arc<dyn Clock>,
    /// Rung after a commit that has enqueued a job.
    pub wake: Wake,
    pub limits: Limits,
}

/// How much one person may ask of this server.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Of one file.
    pub upload_bytes: u64,
    /// Those in the trash count.
    pub materials_per_account: u64,
    /// Answers that one person may have written at once.
    pub answers_at_once: u64,
    /// Whether new people may register themselves; the first always may.
    pub registration_open: bool,
    /// Tokens of the server's models that one person may use in a day; 0 is no limit.
    pub model_tokens_per_day: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            upload_bytes: 200_000_000,
            materials_per_account: 10_000,
            answers_at_once: 3,
            registration_open: true,
            model_tokens_per_day: 0,
        }
    }
}

impl Tools {
    /// The time by the clock that everything goes by.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The same clock, for the queue.
    pub fn queue_clock(&self) -> queue::Now {
        let clock = self.clock.clone();
        Arc::new(move || clock.now())
    }
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        match fault {
            FileFault::Missing => contract::Refusal::Missing.into(),
            FileFault::DiskFull => {
                contract::Refusal::Unavailable { say: fault.say().into(), hint: fault.hint().into() }.into()
            }
            FileFault::BadKey | FileFault::Io(_) => Self::Broken(fault.into()),
        }
    }
}
