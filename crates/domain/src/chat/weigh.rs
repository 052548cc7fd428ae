//! What a question would send, before it is sent: the passages and the same earlier turns as the answer takes, counted
//! in about the model's tokens. No reranker is asked for a count, so passages may be others of about the same length.
//! Quoting sends nothing.

use super::{
    Chat, EXTRACTIVE, QUESTION_CHARACTERS, condense, extractive,
    passages::{TOLD_FROM, told},
    prompt, rewrite, store, tokens,
};
use crate::{Actor, Outcome, permit};
use contract::{ConversationId, MessageId, Scope, Weight};

/// Characters of a question from which on it is worth a search.
const WORTH: usize = 3;

impl Chat {
    /// How much a question would send.
    ///
    /// # Errors
    /// `Missing` for what is not the actor's.
    pub async fn weigh(
        &self,
        actor: &Actor,
        conversation: Option<ConversationId>,
        after: Option<MessageId>,
        question: &str,
        scope: Scope,
        answerer: Option<String>,
    ) -> Outcome<Weight> {
        let question = question.trim();
        let characters = question.chars().count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut weight = Weight {
            characters: number(characters),
            most_characters: number(QUESTION_CHARACTERS),
            tokens: 0,
            most_tokens: tokens::ALL,
            condensed: 0,
        };
        let held = match conversation {
            Some(id) => Some(permit::conversation(&self.tools, actor, id).await?),
            None => None,
        };
        self.check_scope(actor, &scope).await?;
        let quotes = self.chosen(actor, answerer).await.is_ok_and(|name| name == EXTRACTIVE);
        if quotes || !(WORTH..=QUESTION_CHARACTERS).contains(&characters) {
            return Ok(weight);
        }
        let earlier = match &held {
            Some(held) => {
                let tree = super::branches::Tree::new(store::nodes(self.tools.store.reads(), held.id).await?);
                let branch = tree.branch(after.map(|id| id.0).filter(|id| tree.get(*id).is_some()));
                let until = after
                    .and_then(|id| branch.iter().position(|other| *other == id.0))
                    .map_or(branch.len(), |at| at + 1);
                self.earlier(&branch[..until]).await?
            }
            None => Vec::new(),
        };
        let standing = rewrite::standing(question, &earlier, None).await;
        let found = self.retrieval.passages(actor.account, &standing, &scope, TOLD_FROM).await?;
        let passages = told(found);
        let (whole, condensed) = condense::fit(earlier);
        let turns: u32 = whole.iter().map(|one| tokens::about(&one.question) + tokens::about(&one.answer)).sum();
        let short: u32 = condensed.iter().map(|one| tokens::about(&one.question) + tokens::about(&one.kept)).sum();
        let told: u32 = passages.iter().map(|one| tokens::about(&one.text) + FRAME).sum();
        weight.condensed = number(condensed.len());
        weight.tokens =
            tokens::about(&prompt::system(extractive::NOT_FOUND)) + turns + short + told + tokens::about(question);
        Ok(weight)
    }
}

/// Tokens of what stands around a passage.
const FRAME: u32 = 40;
