//! Conversations as things: opened whole or in part, renamed, moved to another scope.

use super::{Chat, branches::Tree, store, view};
use crate::{Actor, Outcome, permit};
use contract::{ConversationId, ConversationOpened, ConversationView, LiveEvent, MessageId, Refusal, Scope};

/// Characters of a title.
const TITLE: usize = 200;
/// Exchanges of a part: more than a screen holds, few enough to be drawn at once.
const PART: usize = 12;
/// Exchanges of the largest part.
const MOST: usize = 60;

/// Which part of a conversation is opened. Nothing: its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    /// The branch through this exchange, and the part around it; one that is not there is left out of account.
    pub at: Option<MessageId>,
    /// The part that begins here, from 0.
    pub from: Option<u32>,
    /// So many exchanges, 12 when nothing is said, at most 60.
    pub count: Option<u32>,
}

impl Chat {
    /// The actor's conversations, the latest first. With `text`, those that hold its words.
    pub async fn conversations(&self, actor: &Actor, text: Option<String>) -> Outcome<Vec<ConversationView>> {
        self.find_conversations(actor, text.as_deref(), None).await
    }

    /// A conversation with the whole branch that is shown, oldest first.
    pub async fn open(&self, actor: &Actor, id: ConversationId) -> Outcome<ConversationOpened> {
        self.opened(actor, id, Part { from: Some(0), ..Part::default() }, usize::MAX).await
    }

    /// A conversation with a part of the branch that is shown, oldest first.
    pub async fn open_part(&self, actor: &Actor, id: ConversationId, part: Part) -> Outcome<ConversationOpened> {
        let size = part.count.map_or(PART, |count| (count as usize).clamp(1, MOST));
        self.opened(actor, id, part, size).await
    }

    async fn opened(&self, actor: &Actor, id: ConversationId, part: Part, size: usize) -> Outcome<ConversationOpened> {
        let held = permit::conversation(&self.tools, actor, id).await?;
        let tree = Tree::new(store::nodes(self.tools.store.reads(), held.id).await?);
        let at = part.at.map(|at| at.0).filter(|at| tree.get(*at).is_some());
        let branch = tree.branch(at);
        let last = branch.len().saturating_sub(size);
        let around = at.and_then(|at| branch.iter().position(|id| *id == at)).map(|at| at.saturating_sub(size / 3));
        let from = part.from.map(|from| from as usize).or(around).unwrap_or(last).min(branch.len());
        let shown = &branch[from..branch.len().min(from.saturating_add(size))];
        let rows = store::exchanges(self.tools.store.reads(), shown).await?;
        let exchanges = rows.iter().map(|row| view::exchange(row, tree.place(row.id))).collect::<Outcome<_>>()?;
        Ok(ConversationOpened {
            conversation: view::conversation(&held)?,
            exchanges,
            total: u32::try_from(branch.len()).unwrap_or(u32::MAX),
            leaf: branch.last().map(|id| (*id).into()),
        })
    }

    /// Gives a conversation another title, which it then keeps.
    pub async fn rename(&self, actor: &Actor, id: ConversationId, title: &str) -> Outcome<()> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        match title.chars().count() {
            0 => return Err(Refusal::invalid("title", "A conversation needs a title.").into()),
            1..=TITLE => {}
            _ => return Err(Refusal::invalid("title", format!("A title has {TITLE} characters at most.")).into()),
        }
        let held = permit::conversation(&self.tools, actor, id).await?;
        let change = store::Change { title: Some((&title, true)), ..store::Change::default() };
        store::change(self.tools.store.writes(), &held, change).await?;
        self.tools.live.publish(actor.account, LiveEvent::Conversation { conversation: id });
        Ok(())
    }

    /// What the next questions look at.
    pub async fn set_scope(&self, actor: &Actor, id: ConversationId, scope: Scope) -> Outcome<()> {
        self.check_scope(actor, &scope).await?;
        let held = permit::conversation(&self.tools, actor, id).await?;
        let change = store::Change { scope: Some(&scope), ..store::Change::default() };
        Ok(store::change(self.tools.store.writes(), &held, change).await?)
    }
}
