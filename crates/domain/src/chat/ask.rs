//! `ask`: a question becomes an exchange and the job that answers it, in one change.

use super::{AnswerQuestion, Chat, QUESTION_CHARACTERS, answer::blank, store};
use crate::{Actor, Outcome, permit};
use ::store::{entities::exchange, word};
use contract::{AnswerState, ConversationId, LiveEvent, MessageId, Refusal, Scope};
use queue::About;
use serde_json::json;
use uuid::Uuid;

/// The title of a conversation before its first question.
pub(super) const UNTITLED: &str = "New conversation";
/// Characters of a title that is made from a question.
const TITLE: usize = 80;

impl Chat {
    /// Begins a conversation without a question.
    pub async fn start(&self, actor: &Actor, scope: Scope) -> Outcome<ConversationId> {
        self.check_scope(actor, &scope).await?;
        let writes = self.tools.store.writes();
        let row = store::insert_conversation(writes, actor.account, UNTITLED, &scope, self.tools.now()).await?;
        Ok(row.id.into())
    }

    /// Asks, in a conversation or in a new one. The answer comes as a stored stream: [`Chat::follow`].
    ///
    /// # Errors
    /// `Invalid` for a question that is empty or too long and for an unknown answerer, `Missing` for what is not the
    /// actor's, `Conflict` while another answer is being written there, `TooMuch` when too many are.
    pub async fn ask(
        &self,
        actor: &Actor,
        conversation: Option<ConversationId>,
        question: &str,
        scope: Scope,
        answerer: Option<String>,
    ) -> Outcome<(ConversationId, MessageId)> {
        let question = checked(question)?;
        let answerer = self.chosen(answerer)?;
        self.check_scope(actor, &scope).await?;
        let held = match conversation {
            Some(id) => Some(permit::conversation(&self.tools, actor, id).await?),
            None => None,
        };
        let now = self.tools.now();
        let transaction = self.tools.store.begin().await?;
        store::lock(&transaction, actor.account).await?;
        let (all, here) = store::running(&transaction, actor.account, held.as_ref().map(|held| held.id)).await?;
        if here > 0 {
            let say = "An answer is being written in this conversation. Wait for it, or stop it.".into();
            return Err(Refusal::Conflict { say }.into());
        }
        self.refuse_too_many(all)?;
        let conversation = match &held {
            Some(held) => {
                let first = store::next_position(&transaction, held.id).await? == 0 && held.title == UNTITLED;
                let title = first.then(|| title(&question));
                let change = store::Change { title: title.as_deref(), scope: Some(&scope), updated_at: Some(now) };
                store::change(&transaction, held, change).await?;
                held.id
            }
            None => store::insert_conversation(&transaction, actor.account, &title(&question), &scope, now).await?.id,
        };
        let id = Uuid::now_v7();
        let about = About { account: Some(actor.account.0), material: None, title: title(&question) };
        let job = queue::enqueue(&transaction, now, &AnswerQuestion { exchange: id }, about).await?;
        let row = exchange::Model {
            id,
            conversation_id: conversation,
            account_id: actor.account.0,
            position: store::next_position(&transaction, conversation).await?,
            question,
            scope: json!(scope),
            answerer: answerer.clone(),
            state: word::of(AnswerState::Waiting),
            found: false,
            markdown: String::new(),
            html: String::new(),
            citations: json!([]),
            sentences: json!([]),
            refusal: None,
            still_reading: 0,
            job_id: Some(job),
            asked_at: now,
            ended_at: None,
        };
        store::insert_exchange(&transaction, row).await?;
        transaction.commit().await?;
        self.tools.wake.ring();
        let told = LiveEvent::Answer { conversation: conversation.into(), message: id.into(), done: false };
        self.tools.live.publish(actor.account, told);
        Ok((conversation.into(), id.into()))
    }

    /// Has an answer that has ended written anew, by the same answerer or another one.
    pub async fn regenerate(&self, actor: &Actor, message: MessageId, answerer: Option<String>) -> Outcome<()> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        let answerer = match answerer {
            Some(_) => self.chosen(answerer)?,
            // One that is gone meanwhile is replaced by the preferred one.
            None => self.chosen(Some(held.answerer.clone())).or_else(|_| self.chosen(None))?,
        };
        let now = self.tools.now();
        let transaction = self.tools.store.begin().await?;
        store::lock(&transaction, actor.account).await?;
        let (all, here) = store::running(&transaction, actor.account, Some(held.conversation_id)).await?;
        if here > 0 {
            let say = "An answer is being written in this conversation. Wait for it, or stop it.".into();
            return Err(Refusal::Conflict { say }.into());
        }
        self.refuse_too_many(all)?;
        let sequence = store::last_step(&transaction, held.id).await? + 1;
        let state = AnswerState::Waiting;
        store::put_answer(&transaction, held.id, &blank(&answerer, state), None).await?;
        store::clear_steps(&transaction, held.id).await?;
        let step = contract::AnswerEvent::State { state };
        store::insert_steps(&transaction, held.id, [(sequence, &step)]).await?;
        let about = About { account: Some(actor.account.0), material: None, title: title(&held.question) };
        let job = queue::enqueue(&transaction, now, &AnswerQuestion { exchange: held.id }, about).await?;
        store::set_job(&transaction, held.id, job).await?;
        transaction.commit().await?;
        self.bells.ring(held.id);
        self.tools.wake.ring();
        let told = LiveEvent::Answer { conversation: held.conversation_id.into(), message, done: false };
        self.tools.live.publish(actor.account, told);
        Ok(())
    }

    fn refuse_too_many(&self, running: u64) -> Outcome<()> {
        if running < self.tools.limits.answers_at_once {
            return Ok(());
        }
        let say = format!("{running} of your answers are being written already.");
        Err(Refusal::TooMuch { say, wait: 5 }.into())
    }
}

/// A question that can be asked.
pub(super) fn checked(question: &str) -> Outcome<String> {
    let question: String = question.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let length = question.chars().count();
    if length == 0 {
        return Err(Refusal::invalid("question", "Write a question first.").into());
    }
    if length > QUESTION_CHARACTERS {
        let say = format!("This question has {length} characters. {QUESTION_CHARACTERS} are the most; shorten it.");
        return Err(Refusal::invalid("question", say).into());
    }
    Ok(question)
}

/// The first line of a question, cut between words.
fn title(question: &str) -> String {
    let line = question.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let cut: String = line.chars().take(TITLE).collect();
    let whole = cut.rfind(' ').filter(|at| *at > TITLE / 2).map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end())
}
