//! Conversations as things: listed, opened, renamed, moved to another scope, deleted.

use super::{Chat, store, view};
use crate::{Actor, Outcome, permit};
use ::store::word;
use contract::{AnswerState, ConversationId, ConversationOpened, ConversationView, Refusal, Scope};

/// Characters of a title.
const TITLE: usize = 200;

impl Chat {
    /// The actor's conversations, the latest first. With `text`, those whose title or questions hold it.
    pub async fn conversations(&self, actor: &Actor, text: Option<String>) -> Outcome<Vec<ConversationView>> {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let rows = store::conversations(self.tools.store.reads(), actor.account, text).await?;
        rows.iter().map(view::conversation).collect()
    }

    /// A conversation with all its questions and answers, oldest first.
    pub async fn open(&self, actor: &Actor, id: ConversationId) -> Outcome<ConversationOpened> {
        let held = permit::conversation(&self.tools, actor, id).await?;
        let rows = store::exchanges(self.tools.store.reads(), held.id).await?;
        let exchanges = rows.iter().map(view::exchange).collect::<Outcome<_>>()?;
        Ok(ConversationOpened { conversation: view::conversation(&held)?, exchanges })
    }

    /// Gives a conversation another title.
    pub async fn rename(&self, actor: &Actor, id: ConversationId, title: &str) -> Outcome<()> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        match title.chars().count() {
            0 => return Err(Refusal::invalid("title", "A conversation needs a title.").into()),
            1..=TITLE => {}
            _ => return Err(Refusal::invalid("title", format!("A title has {TITLE} characters at most.")).into()),
        }
        let held = permit::conversation(&self.tools, actor, id).await?;
        let change = store::Change { title: Some(&title), ..store::Change::default() };
        Ok(store::change(self.tools.store.writes(), &held, change).await?)
    }

    /// What the next questions look at.
    pub async fn set_scope(&self, actor: &Actor, id: ConversationId, scope: Scope) -> Outcome<()> {
        self.check_scope(actor, &scope).await?;
        let held = permit::conversation(&self.tools, actor, id).await?;
        let change = store::Change { scope: Some(&scope), ..store::Change::default() };
        Ok(store::change(self.tools.store.writes(), &held, change).await?)
    }

    /// Deletes a conversation with its answers; one that is being written stops.
    pub async fn delete(&self, actor: &Actor, id: ConversationId) -> Outcome<()> {
        let held = permit::conversation(&self.tools, actor, id).await?;
        let transaction = self.tools.store.begin().await?;
        let rows = store::exchanges(&transaction, held.id).await?;
        for row in &rows {
            if let Some(job) = row.job_id
                && !word::read::<AnswerState>(&row.state)?.is_final()
            {
                queue::cancel(&transaction, self.tools.now(), job).await?;
            }
        }
        store::delete(&transaction, &held).await?;
        transaction.commit().await?;
        for row in &rows {
            self.bells.stop(row.id);
            self.bells.ring(row.id);
        }
        Ok(())
    }
}
