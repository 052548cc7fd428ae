//! `ask`: a question becomes an exchange and the job that answers it, in one change.
//!
//! It follows the last exchange of the branch that is shown, or the one that is named, or stands beside one whose
//! question it is in other words; the branch it is on is the one that is shown from then on.

use super::{
    AnswerQuestion, Chat, QUESTION_CHARACTERS,
    answer::blank,
    branches::Tree,
    store,
    title::{self, UNTITLED},
};
use crate::{Actor, Outcome, permit};
use ::store::{entities::exchange, word};
use contract::{AnswerEvent, AnswerState, Basis, ConversationId, LiveEvent, MessageId, Refusal, Scope};
use queue::About;
use serde_json::json;
use uuid::Uuid;

/// Questions of one conversation, all branches counted.
const QUESTIONS: usize = 5_000;

/// Where a question stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follows {
    /// At the end of the branch that is shown.
    #[default]
    Shown,
    /// Behind this one.
    After(MessageId),
    /// Beside this one: a branch of its own.
    Beside(MessageId),
}

impl Follows {
    /// What a form says: beside this one, or behind that one, or neither.
    pub fn of(beside: Option<MessageId>, after: Option<MessageId>) -> Self {
        beside.map(Self::Beside).or(after.map(Self::After)).unwrap_or_default()
    }
}

/// A question as it is asked.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// A new one when there is none.
    pub conversation: Option<ConversationId>,
    pub question: String,
    pub scope: Scope,
    /// By name; the preferred one when there is none.
    pub answerer: Option<String>,
    pub follows: Follows,
    /// Whether the conversation is coached from now on; as it was when nothing is said.
    pub coach: Option<bool>,
}

/// What a row of an exchange begins with.
struct Begun<'a> {
    conversation: Uuid,
    parent: Option<Uuid>,
    position: i32,
    question: &'a str,
    scope: serde_json::Value,
    answerer: &'a str,
}

impl Chat {
    /// Begins a conversation without a question.
    pub async fn start(&self, actor: &Actor, scope: Scope) -> Outcome<ConversationId> {
        self.check_scope(actor, &scope).await?;
        let writes = self.tools.store.writes();
        let row = store::insert_conversation(writes, actor.account, UNTITLED, &scope, self.tools.now()).await?;
        Ok(row.id.into())
    }

    /// Asks at the end of a conversation or in a new one, see [`Chat::ask_at`].
    pub async fn ask(
        &self,
        actor: &Actor,
        conversation: Option<ConversationId>,
        question: &str,
        scope: Scope,
        answerer: Option<String>,
    ) -> Outcome<(ConversationId, MessageId)> {
        let question = question.to_owned();
        self.ask_at(actor, Asking { conversation, question, scope, answerer, ..Asking::default() }).await
    }

    /// Asks. The answer comes as a stored stream: [`Chat::follow`].
    ///
    /// # Errors
    /// `Invalid` for a question that is empty or too long and for an unknown answerer, `Missing` for what is not the
    /// actor's, `Conflict` while another answer is being written there, `TooMuch` when too many are.
    pub async fn ask_at(&self, actor: &Actor, asking: Asking) -> Outcome<(ConversationId, MessageId)> {
        let question = checked(&asking.question)?;
        let answerer = match (&asking.answerer, asking.follows) {
            (None, Follows::Beside(former)) => self.as_before(actor, former).await?,
            _ => self.chosen(actor, asking.answerer).await?,
        };
        self.check_scope(actor, &asking.scope).await?;
        let held = match asking.conversation {
            Some(id) => Some(permit::conversation(&self.tools, actor, id).await?),
            None => None,
        };
        let now = self.tools.now();
        let transaction = self.tools.store.begin().await?;
        store::lock(&transaction, actor.account).await?;
        let (all, here) = store::running(&transaction, actor.account, held.as_ref().map(|held| held.id)).await?;
        refuse_while_written(here)?;
        self.refuse_too_many(all)?;
        let by_rule = title::by_rule(&question);
        let (conversation, tree) = match &held {
            Some(held) => {
                let tree = Tree::new(store::nodes(&transaction, held.id).await?);
                let untitled = tree.len() == 0 && held.title == UNTITLED;
                let change = store::Change {
                    title: untitled.then_some((&by_rule, false)),
                    scope: Some(&asking.scope),
                    coach: asking.coach,
                    updated_at: Some(now),
                    ..store::Change::default()
                };
                store::change(&transaction, held, change).await?;
                (held.id, tree)
            }
            None => {
                let row = store::insert_conversation(&transaction, actor.account, &by_rule, &asking.scope, now).await?;
                if let Some(true) = asking.coach {
                    store::set_coach(&transaction, row.id).await?;
                }
                (row.id, Tree::new(Vec::new()))
            }
        };
        let parent = parent(&tree, asking.follows)?;
        for node in parent.map(|parent| tree.hidden(parent)).unwrap_or_default() {
            store::choose(&transaction, conversation, node.parent, node.id).await?;
        }
        let position = parent.map_or(0, |parent| tree.up_to(parent).len());
        let begun = Begun {
            conversation,
            parent,
            position: i32::try_from(position).unwrap_or(i32::MAX),
            question: &question,
            scope: json!(asking.scope),
            answerer: &answerer,
        };
        let id = self.begin_exchange(&transaction, actor, begun).await?;
        transaction.commit().await?;
        self.tools.wake.ring();
        let told = LiveEvent::Answer { conversation: conversation.into(), message: id.into(), done: false };
        self.tools.live.publish(actor.account, told);
        Ok((conversation.into(), id.into()))
    }

    /// Who was asked before; the preferred one where that one is gone.
    async fn as_before(&self, actor: &Actor, former: MessageId) -> Outcome<String> {
        let held = permit::exchange(&self.tools, actor, former).await?;
        match self.chosen(actor, Some(held.answerer.clone())).await {
            Ok(same) => Ok(same),
            Err(_) => self.chosen(actor, None).await,
        }
    }

    /// Has a question answered anew, by the same answerer or another one. The former answer stays beside it, unless it
    /// has no word. Gives the conversation, and the exchange that is written.
    pub async fn regenerate(
        &self,
        actor: &Actor,
        message: MessageId,
        answerer: Option<String>,
    ) -> Outcome<(ConversationId, MessageId)> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        let answerer = match answerer {
            Some(_) => self.chosen(actor, answerer).await?,
            None => self.as_before(actor, message).await?,
        };
        let transaction = self.tools.store.begin().await?;
        store::lock(&transaction, actor.account).await?;
        let (all, here) = store::running(&transaction, actor.account, Some(held.conversation_id)).await?;
        refuse_while_written(here)?;
        self.refuse_too_many(all)?;
        let written = if held.markdown.trim().is_empty() {
            self.begin_anew(&transaction, actor, &held, &answerer).await?;
            held.id
        } else {
            let tree = Tree::new(store::nodes(&transaction, held.conversation_id).await?);
            refuse_full(&tree)?;
            let begun = Begun {
                conversation: held.conversation_id,
                parent: held.parent_id,
                position: held.position,
                question: &held.question,
                scope: held.scope.clone(),
                answerer: &answerer,
            };
            self.begin_exchange(&transaction, actor, begun).await?
        };
        transaction.commit().await?;
        self.bells.ring(written);
        self.tools.wake.ring();
        let told =
            LiveEvent::Answer { conversation: held.conversation_id.into(), message: written.into(), done: false };
        self.tools.live.publish(actor.account, told);
        Ok((held.conversation_id.into(), written.into()))
    }

    fn refuse_too_many(&self, running: u64) -> Outcome<()> {
        if running < self.tools.limits.answers_at_once {
            return Ok(());
        }
        let say = format!("{running} of your answers are being written already.");
        Err(Refusal::wait(say, 5).into())
    }

    /// A new exchange with its job, shown instead of its siblings.
    async fn begin_exchange(&self, tx: &impl store::Connection, actor: &Actor, begun: Begun<'_>) -> Outcome<Uuid> {
        let id = Uuid::now_v7();
        let now = self.tools.now();
        let job = queue::enqueue(tx, now, &AnswerQuestion { exchange: id }, about(actor, begun.question)).await?;
        let row = exchange::Model {
            id,
            conversation_id: begun.conversation,
            account_id: actor.account.0,
            parent_id: begun.parent,
            position: begun.position,
            chosen: true,
            question: begun.question.to_owned(),
            scope: begun.scope,
            answerer: begun.answerer.to_owned(),
            state: word::of(AnswerState::Waiting),
            found: false,
            markdown: String::new(),
            html: String::new(),
            citations: json!([]),
            sentences: json!([]),
            refusal: None,
            still_reading: 0,
            basis: json!(Basis::default()),
            job_id: Some(job),
            asked_at: now,
            ended_at: None,
        };
        store::insert_exchange(tx, row).await?;
        store::choose(tx, begun.conversation, begun.parent, id).await?;
        Ok(id)
    }

    /// The same exchange without its answer, and a new job.
    async fn begin_anew(
        &self,
        tx: &impl store::Connection,
        actor: &Actor,
        held: &exchange::Model,
        answerer: &str,
    ) -> Outcome<()> {
        let sequence = store::last_step(tx, held.id).await? + 1;
        let state = AnswerState::Waiting;
        store::put_answer(tx, held.id, &blank(answerer, state), None).await?;
        store::clear_steps(tx, held.id).await?;
        store::insert_steps(tx, held.id, [(sequence, &AnswerEvent::State { state })]).await?;
        let job = AnswerQuestion { exchange: held.id };
        let job = queue::enqueue(tx, self.tools.now(), &job, about(actor, &held.question)).await?;
        Ok(store::set_job(tx, held.id, job).await?)
    }
}

fn about(actor: &Actor, question: &str) -> About {
    About { account: Some(actor.account.0), material: None, title: title::by_rule(question) }
}

/// What a question follows.
fn parent(tree: &Tree, follows: Follows) -> Outcome<Option<Uuid>> {
    refuse_full(tree)?;
    match follows {
        Follows::Shown => Ok(tree.branch(None).last().copied()),
        Follows::After(id) => Ok(Some(tree.get(id.0).ok_or(Refusal::Missing)?.id)),
        Follows::Beside(id) => Ok(tree.get(id.0).ok_or(Refusal::Missing)?.parent),
    }
}

fn refuse_full(tree: &Tree) -> Outcome<()> {
    if tree.len() < QUESTIONS {
        return Ok(());
    }
    let say = format!("This conversation has {QUESTIONS} questions, which is as many as there can be.");
    Err(Refusal::conflict(say).with_hint("Begin a new one.").into())
}

fn refuse_while_written(here: u64) -> Outcome<()> {
    if here == 0 {
        return Ok(());
    }
    let refusal = Refusal::conflict("An answer is being written in this conversation.");
    Err(refusal.with_hint("Wait for it, or stop it.").into())
}

/// A question that can be asked.
pub(super) fn checked(question: &str) -> Outcome<String> {
    let question: String = question.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let length = question.chars().count();
    if length == 0 {
        return Err(Refusal::invalid("question", "There is no question.").with_hint("Write one first.").into());
    }
    if length > QUESTION_CHARACTERS {
        let say = format!("This question has {length} characters. {QUESTION_CHARACTERS} are the most.");
        return Err(Refusal::invalid("question", say).with_hint("Shorten it.").into());
    }
    Ok(question)
}
