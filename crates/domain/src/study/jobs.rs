//! The job that makes an output.

use super::{Study, answers, checked, found, gather, own, paper, store, view, written};
use crate::Fault;
use ::store::{
    entities::{output, output_item},
    word,
};
use chrono::{DateTime, Utc};
use contract::{ItemBody, JobState, LiveEvent, OutputKind, OutputState, Scope};
use queue::{Context, Done, Job, JobFault, Priority, Row};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Makes one output. Taken up again after a killed process it begins anew; until it is done, what was there stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MakeOutput {
    pub output: Uuid,
}

impl Job for MakeOutput {
    const NAME: &'static str = "make_output";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some(self.output.to_string())
    }
}

/// What was made.
struct Found {
    items: Vec<ItemBody>,
    /// Found, but not held by their source.
    dropped: usize,
    say: Option<String>,
}

impl Study {
    /// Runs the job.
    pub async fn make_output(&self, job: MakeOutput, context: Context) -> Result<Done, JobFault> {
        let reads = self.tools.store.reads();
        let Some(row) = store::by_id(reads, job.output).await? else { return Ok(Done::default()) };
        if word::read::<OutputState>(&row.state)?.is_final() {
            return Ok(Done::default());
        }
        store::set_state(self.tools.store.writes(), row.id, OutputState::Making, (None, None), self.tools.now())
            .await?;
        self.announce(&row, OutputState::Making);
        let Found { items, dropped, say } = match self.found(&row, &context).await? {
            Ok(found) => found,
            Err((say, hint)) => {
                let failed = (Some(say), Some(hint));
                let tx = self.tools.store.begin().await?;
                context.hold(&tx).await?;
                store::set_state(&tx, row.id, OutputState::Failed, failed, self.tools.now()).await?;
                tx.commit().await?;
                self.announce(&row, OutputState::Failed);
                return Ok(Done::default());
            }
        };
        let rows = (0..).zip(items).map(|(position, body)| output_item::Model {
            id: Uuid::now_v7(),
            output_id: row.id,
            position,
            kept: true,
            edited: false,
            body: json!(body),
        });
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::replace_items(&tx, row.id, rows.collect(), (dropped, say), self.tools.now()).await?;
        tx.commit().await?;
        self.announce(&row, OutputState::Ready);
        Ok(Done::default())
    }

    /// The items; or the sentences that say why there are none.
    async fn found(&self, row: &output::Model, context: &Context) -> Result<Result<Found, (String, String)>, JobFault> {
        let scope: Scope = serde_json::from_value(row.scope.clone()).map_err(anyhow::Error::from)?;
        let kind: OutputKind = word::read(&row.kind)?;
        let settings = view::settings(row);
        context.progress("gather", 0, 0);
        let gathered = gather::gather(&self.tools, row.account_id.into(), &scope, context).await?;
        if gathered.pages() == 0 {
            let hint = "Add a material, or wait until it has been read in, then make it again.";
            return Ok(Err(("There is nothing to make it from yet.".into(), hint.into())));
        }
        context.checkpoint()?;
        let mut say =
            gathered.cut.then(|| "There is more than can be looked at in one go: only its first part was.".to_owned());
        let (items, dropped) = if kind == OutputKind::PastPaper {
            let questions = paper::questions(&gathered);
            let asked =
                answers::Asked { tools: &self.tools, chat: &self.chat, account: row.account_id.into(), paper: &scope };
            (answers::answered(asked, questions, context).await?, 0)
        } else {
            context.progress("find", 0, 0);
            let seed = row.id.as_u64_pair().1;
            let own = own::own(&self.tools, row, &gathered).await?;
            let (found, passages) =
                found::found(&self.tools, (gathered, own), kind, settings.clone(), seed).await.map_err(ours)?;
            context.checkpoint()?;
            let account = row.account_id.into();
            let (items, told) =
                written::written(&self.tools, account, (kind, &settings), (found, &passages), context).await?;
            say = say.or(told);
            checked::held(&self.tools, items, context).await?
        };
        if items.is_empty() {
            let (say, hint) = nothing(kind);
            return Ok(Err((say.into(), hint.into())));
        }
        Ok(Ok(Found { items, dropped, say }))
    }

    fn announce(&self, row: &output::Model, state: OutputState) {
        self.tools.live.publish(row.account_id.into(), LiveEvent::Output { output: row.id.into(), state });
    }
}

/// What is said where the pages hold nothing of this kind.
fn nothing(kind: OutputKind) -> (&'static str, &'static str) {
    match kind {
        OutputKind::PastPaper => (
            "No numbered question was found in it.",
            "Check in the reader that its pages were read, or choose another material.",
        ),
        OutputKind::Glossary => {
            ("No term with its meaning was found in these pages.", "Choose more materials, or make a guide instead.")
        }
        _ => (
            "These pages say too little to make it from.",
            "Choose more materials, or pages with running text instead of pictures.",
        ),
    }
}

/// The output's half of a job's end, in the same transaction. Anything but `make_output` is left alone.
pub(crate) async fn ended(tx: &impl store::Connection, now: DateTime<Utc>, job: &Row) -> anyhow::Result<()> {
    if job.name != MakeOutput::NAME {
        return Ok(());
    }
    let Ok(MakeOutput { output }) = serde_json::from_value(job.payload.clone()) else { return Ok(()) };
    let Some(row) = store::by_id(tx, output).await? else { return Ok(()) };
    if row.job_id != Some(job.id) || word::read::<OutputState>(&row.state)?.is_final() {
        return Ok(());
    }
    match word::read(&job.state)? {
        // What was made before is still there.
        JobState::Cancelled if row.items > 0 => {
            store::set_state(tx, output, OutputState::Ready, (None, None), now).await?
        }
        JobState::Cancelled => store::set_state(tx, output, OutputState::Cancelled, (None, None), now).await?,
        JobState::Failed => {
            let say = job.say.clone().unwrap_or_else(|| "Making this did not come to an end.".into());
            let hint = job.hint.clone().unwrap_or_else(|| "Make it again.".into());
            store::set_state(tx, output, OutputState::Failed, (Some(say), Some(hint)), now).await?;
        }
        JobState::Waiting | JobState::Running | JobState::Done => {}
    }
    Ok(())
}

/// A fault of a verb as the queue takes it.
pub(super) fn ours(fault: Fault) -> JobFault {
    match fault {
        Fault::Refused(refusal) => JobFault::fail(refusal.say(), refusal.hint()),
        broken => JobFault::Retry(broken.into()),
    }
}
