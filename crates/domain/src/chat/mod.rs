//! Chat: questions, and answers that rest on passages of the asking person's own library.
//!
//! Invariants: an answer is a stored job, so closing a tab loses nothing and two devices see the same stream; every
//! number in an answer points to a passage that its owner may open; text of passages and of models is data, never
//! followed, and reaches a page only through the sanitiser. Without a language model, or when it fails, the answer
//! quotes. What is found is retrieval's business.

mod answer;
mod answered;
mod answerer;
mod answerers;
mod ask;
mod bells;
mod branches;
mod budget;
mod citations;
mod coach;
mod condense;
mod conversations;
mod deleting;
pub mod evaluation;
mod export;
pub mod extractive;
mod figures;
mod finding;
mod follow;
mod history;
mod jobs;
mod modelled;
mod note;
mod once;
mod once_said;
mod pace;
mod passages;
mod prompt;
mod quotes;
mod rewrite;
mod said;
mod scope;
mod sink;
mod source;
mod stop;
mod store;
mod stored;
pub(crate) mod support;
#[cfg(test)]
mod tests;
mod title;
mod tokens;
mod view;
mod web;
mod weigh;
mod writer;

pub(crate) use answered::answered;
pub use ask::{Asking, Follows};
pub use conversations::Part;
pub use jobs::AnswerQuestion;
pub use once::Once;
pub use source::Source;
pub(crate) use stop::ended;

use crate::{Tools, providers::Providers, retrieval::Retrieval};
use bells::Bells;
use std::sync::Arc;

/// The longest question, in characters.
pub const QUESTION_CHARACTERS: usize = 4_000;
pub use contract::EXTRACTIVE;

/// The verbs of chat.
pub struct Chat {
    tools: Arc<Tools>,
    retrieval: Retrieval,
    providers: Providers,
    bells: Bells,
}

impl Chat {
    /// Chat over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self {
            retrieval: Retrieval::new(tools.clone()),
            providers: Providers::new(tools.clone()),
            tools,
            bells: Bells::default(),
        }
    }
}
