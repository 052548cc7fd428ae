//! Where the steps of an answer go: into the database for a conversation, nowhere for a command.

use async_trait::async_trait;
use contract::AnswerEvent;
use queue::JobFault;

/// Takes the steps of one answer.
#[async_trait]
pub(super) trait Sink: Send {
    /// Takes steps, in order, all or none. `markdown` and `html` are the answer so far.
    ///
    /// # Errors
    /// `Cancelled` when nobody wants the answer any more.
    async fn put(&mut self, events: Vec<AnswerEvent>, markdown: &str, html: &str) -> Result<(), JobFault>;
}
