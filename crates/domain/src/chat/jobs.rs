//! The job that writes an answer.

use super::{
    Chat,
    answer::{Task, blank, ours},
    branches::Tree,
    condense,
    prompt::Earlier,
    store,
    stored::Stored,
    title,
};
use crate::{Outcome, accounts::Accounts};
use ::store::word;
use contract::{AccountId, AnswerEvent, AnswerState, AnswerView, LiveEvent};
use queue::{Context, Done, Job, JobFault, Priority};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Exchanges that are looked at for what a question leans on, and told to a model whole or in short.
const EARLIER: usize = 40;

/// Writes the answer of one exchange. Taken up again after a killed process, it begins anew, and says so to who follows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerQuestion {
    pub exchange: Uuid,
}

impl Job for AnswerQuestion {
    const NAME: &'static str = "answer_question";
    const PRIORITY: Priority = Priority::Urgent;

    fn deduplication(&self) -> Option<String> {
        Some(self.exchange.to_string())
    }
}

impl Chat {
    /// Runs the job. It ends well whenever the answer has a clear end, a failed one included: the person sees it there.
    pub async fn answer_question(&self, job: AnswerQuestion, context: Context) -> Result<Done, JobFault> {
        let stop = self.bells.writing(job.exchange);
        let done = self.write_down(job.exchange, &context, &stop).await;
        self.bells.written(job.exchange);
        done
    }

    async fn write_down(&self, id: Uuid, context: &Context, stopped: &CancellationToken) -> Result<Done, JobFault> {
        let Some((task, mut sink, begun)) = self.take_up(id, context).await? else { return Ok(Done::default()) };
        let (account, conversation) = begun;
        let told = |done| LiveEvent::Answer { conversation: conversation.into(), message: id.into(), done };
        self.tools.live.publish(account.into(), told(false));
        // One sign for both: the person's stop, and the queue's.
        let either = CancellationToken::new();
        let (events, mut view) = {
            let queue_stop = context.token();
            let watch = async {
                tokio::select! {
                    () = stopped.cancelled() => {}
                    () = queue_stop.cancelled() => {}
                }
                either.cancel();
                std::future::pending::<()>().await
            };
            tokio::select! {
                answered = self.answer(&task, &mut sink, &either) => answered?,
                () = watch => return Err(JobFault::Cancelled),
            }
        };
        if view.state == AnswerState::Stopped
            && !stopped.is_cancelled()
            && !store::stop_asked(self.tools.store.reads(), context.id()).await?
        {
            // The process ends, or somebody else has the job: nobody asked the answer to stop.
            return Err(JobFault::Cancelled);
        }
        if view.answerer.is_empty() {
            view.answerer = task.answerer.clone();
        }
        let titled =
            (view.state == AnswerState::Done && view.found).then(|| (view.answerer.clone(), view.markdown.clone()));
        sink.end(events, view, self.tools.now()).await?;
        self.tools.live.publish(account.into(), told(true));
        if let Some((answerer, answer)) = titled.filter(|_| task.begins) {
            // The answer is there; a title that cannot be found is no fault.
            if let Err(fault) = self.title(account.into(), conversation, &answerer, &task.question, &answer).await {
                tracing::warn!(error = ?fault, "a conversation got no title from its model");
            }
        }
        Ok(Done::default())
    }

    /// Gives a conversation the title that the model finds which wrote its first answer, unless a person gave it one.
    async fn title(
        &self,
        account: AccountId,
        conversation: Uuid,
        answerer: &str,
        question: &str,
        answer: &str,
    ) -> Outcome<()> {
        let named = store::manner(self.tools.store.reads(), conversation).await?.is_none_or(|(_, named)| named);
        if named {
            return Ok(());
        }
        let Some(model) = self.line_up(account, answerer).await?.into_iter().next() else { return Ok(()) };
        let Some(title) = title::by_model(&*model, question, answer).await else { return Ok(()) };
        if let Some(account) = store::title_unless_named(self.tools.store.writes(), conversation, &title).await? {
            self.tools.live.publish(account.into(), LiveEvent::Conversation { conversation: conversation.into() });
        }
        Ok(())
    }

    /// Exchanges of a branch as they are told to a model, the last of them, oldest first.
    pub(super) async fn earlier(&self, branch: &[Uuid]) -> Outcome<Vec<Earlier>> {
        let last = &branch[branch.len().saturating_sub(EARLIER)..];
        let rows = store::exchanges(self.tools.store.reads(), last).await?;
        Ok(rows.into_iter().map(|one| Earlier { question: one.question, answer: one.markdown }).collect())
    }

    /// The task, and a sink that begins anew. `None` when there is nothing to do any more.
    async fn take_up(&self, id: Uuid, context: &Context) -> Result<Option<(Task, Stored<'_>, (Uuid, Uuid))>, JobFault> {
        let transaction = self.tools.store.begin().await?;
        context.hold(&transaction).await?;
        let Some(row) = store::exchange(&transaction, id).await? else { return Ok(None) };
        if word::read::<AnswerState>(&row.state)?.is_final() {
            return Ok(None);
        }
        let sequence = store::last_step(&transaction, id).await? + 1;
        let state = AnswerState::Searching;
        store::put_answer(&transaction, id, &blank(&row.answerer, state), None).await?;
        store::clear_steps(&transaction, id).await?;
        store::insert_steps(&transaction, id, [(sequence, &AnswerEvent::State { state })]).await?;
        transaction.commit().await?;
        self.bells.ring(id);
        let reads = self.tools.store.reads();
        let tree = Tree::new(store::nodes(reads, row.conversation_id).await?);
        let before = row.parent_id.map(|parent| tree.up_to(parent)).unwrap_or_default();
        let earlier = self.earlier(&before).await.map_err(ours)?;
        let (earlier, condensed) = condense::fit(earlier);
        let coached = store::manner(reads, row.conversation_id).await?.is_some_and(|(coach, _)| coach);
        let learning = match coached {
            true => Some(Accounts::learning(&self.tools, row.account_id.into()).await.map_err(ours)?),
            false => None,
        };
        let task = Task {
            account: row.account_id.into(),
            question: row.question,
            scope: serde_json::from_value(row.scope).map_err(anyhow::Error::from)?,
            answerer: row.answerer,
            begins: before.is_empty(),
            earlier,
            condensed,
            coach: learning,
        };
        let sink = Stored::new(&self.tools.store, &self.bells, context.clone(), id, sequence);
        Ok(Some((task, sink, (row.account_id, row.conversation_id))))
    }
}

/// An answer that ended without its writer: `view` as it stood, with a clear end.
pub(super) async fn end_without_writer(
    tx: &impl store::Connection,
    exchange: Uuid,
    view: AnswerView,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), store::DbErr> {
    let sequence = store::last_step(tx, exchange).await? + 1;
    store::put_answer(tx, exchange, &view, Some(now)).await?;
    store::insert_steps(tx, exchange, [(sequence, &AnswerEvent::End { answer: Box::new(view) })]).await
}
