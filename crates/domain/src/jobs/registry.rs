//! Every job and every schedule, one list; and which noun hears of whose end.

use super::{tidy, tidy::Tidy, told::Told};
use crate::Services;
use crate::cards::{Cards, FitParameters};
use crate::chat::{self, AnswerQuestion};
use crate::ingest::{self, CheckFigures, CheckIndexes, ReadMaterial};
use crate::library::EmptyTrash;
use crate::study::{self, MakeOutput};
use ::store::DatabaseTransaction;
use chrono::{DateTime, Utc};
use queue::{Job, Parts, Registry, Runner, Settings};
use std::{sync::Arc, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Answers at once, beside the workers: they mostly wait for a model.
const ANSWERS: usize = 1_024;

/// A runner of all jobs, `workers` at once, answers not counted. Nothing runs before [`Runner::run`].
pub fn runner(services: Arc<Services>, workers: usize) -> Runner<Arc<Services>> {
    let tools = services.jobs.tools.clone();
    let listener = Arc::new(Told { services: services.clone() });
    let mut parts =
        Parts::new(tools.store.clone(), services, registry(workers), tools.queue_clock(), tools.wake.clone());
    parts.listener = listener;
    parts.settings = Settings { workers: workers + ANSWERS, ..Settings::default() };
    let parts = parts.every(DAY, "Clean-up", Tidy::default).every(DAY, "Old trash", EmptyTrash::default).every(
        DAY,
        "Search indexes",
        CheckIndexes::default,
    );
    let parts = parts.every(DAY, "Memory parameters", FitParameters::default);
    let parts = parts.every(DAY, "Words in figures", CheckFigures::default);
    Runner::new(parts)
}

/// Handlers by name. A name that is given up moves to `retired`.
fn registry(workers: usize) -> Registry<Arc<Services>> {
    // Reading in takes long and keeps all cores busy; an answer must not wait for it.
    let long = workers.saturating_sub(1).clamp(1, 2);
    Registry::new()
        .on(tidy::run)
        .at_most(ANSWERS, |services: Arc<Services>, job, context| async move {
            services.chat.answer_question(job, context).await
        })
        .at_most(long, |services: Arc<Services>, job, context| async move {
            services.ingest.read_material(job, context).await
        })
        .at_most(
            1,
            |services: Arc<Services>, job, context| async move { services.ingest.rebuild_index(job, context).await },
        )
        .at_most(1, Cards::fit_parameters)
        .at_most(1, |services: Arc<Services>, job, context| async move {
            services.ingest.describe_figures(job, context).await
        })
        .at_most(1, |services: Arc<Services>, job, context| async move {
            services.ingest.recognise_figures(job, context).await
        })
        .at_most(
            1,
            |services: Arc<Services>, job, context| async move { services.ingest.check_figures(job, context).await },
        )
        .at_most(
            long,
            |services: Arc<Services>, job, context| async move { services.study.make_output(job, context).await },
        )
        .at_most(workers, |services: Arc<Services>, job, context| async move {
            services.ingest.optimize_index(job, context).await
        })
        .at_most(workers, |services: Arc<Services>, job, context| async move {
            services.ingest.check_indexes(job, context).await
        })
        .at_most(workers, |services: Arc<Services>, job, context| async move {
            services.library.forget_material(job, context).await
        })
        .at_most(workers, |services: Arc<Services>, job, context| async move {
            services.library.empty_trash_job(job, context).await
        })
}

/// The noun's half of a job's end, in the same transaction.
pub async fn ended(transaction: &DatabaseTransaction, job: &queue::Row, now: DateTime<Utc>) -> anyhow::Result<()> {
    match job.name.as_str() {
        AnswerQuestion::NAME => chat::ended(transaction, now, job).await,
        MakeOutput::NAME => study::ended(transaction, now, job).await,
        ReadMaterial::NAME => ingest::ended(transaction, now, job).await,
        _ => Ok(()),
    }
}
