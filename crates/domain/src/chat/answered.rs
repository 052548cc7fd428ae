//! One question with its answer, for what is made from it elsewhere.

use super::{citations, said, view};
use crate::{Actor, Outcome, Tools, permit};
use contract::{Citation, MessageId, Refusal};

/// A question with what was answered.
pub(crate) struct Answered {
    pub question: String,
    /// Plain text, without the numbers of its citations.
    pub text: String,
    pub citations: Vec<Citation>,
}

/// The actor's own question, and its answer.
///
/// # Errors
/// `Conflict` where nothing is answered yet.
pub(crate) async fn answered(tools: &Tools, actor: &Actor, id: MessageId) -> Outcome<Answered> {
    let held = permit::exchange(tools, actor, id).await?;
    let answer = view::answer(&held)?;
    let mut text = said::text(&answer.markdown);
    if text.is_empty() {
        // Nothing but code or headings.
        text = citations::checked(&answer.markdown, |_| false).trim().to_owned();
    }
    if !answer.state.is_final() || text.is_empty() {
        let refusal = Refusal::conflict("There is no answer to make a card from yet.");
        return Err(refusal.with_hint("Wait until it is written.").into());
    }
    Ok(Answered { question: held.question.clone(), text, citations: answer.citations })
}
