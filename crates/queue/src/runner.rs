//! Takes jobs and runs them, as many at once as it may, until it is told to stop.
//!
//! One loop decides (claims, schedules, orphans); each job runs as a task of its own under [`crate::keeper::Keeper`]. A
//! handler that panics fails its attempt and nothing else.

use crate::{
    Context, Job, JobFault, Listener, Now, Process, Registry, Row, Settings, Wake,
    choice::Served,
    claim::claim,
    ending::{Ending, end},
    keeper::{Keeper, Reason},
    orphans,
    schedule::{self, Schedule},
    settings::span,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use store::Store;
use tokio::{task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Runs the jobs of a registry. `S` is what handlers are handed. Cheap to clone.
pub struct Runner<S>(Arc<Inner<S>>);

struct Inner<S> {
    store: Store,
    services: S,
    registry: Registry<S>,
    schedules: Vec<Schedule>,
    listener: Arc<dyn Listener>,
    now: Now,
    wake: Wake,
    process: Process,
    settings: Settings,
    running: Mutex<Running>,
}

#[derive(Default)]
struct Running {
    served: Served,
    ids: HashSet<Uuid>,
    names: HashMap<String, usize>,
}

impl<S> Clone for Runner<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// What a runner is made of.
pub struct Parts<S> {
    pub store: Store,
    pub services: S,
    pub registry: Registry<S>,
    pub listener: Arc<dyn Listener>,
    pub now: Now,
    pub wake: Wake,
    pub process: Process,
    pub settings: Settings,
    schedules: Vec<Schedule>,
}

impl<S> Parts<S> {
    /// With this process, the product's patience, nobody listening and no schedule; change the fields as needed.
    pub fn new(store: Store, services: S, registry: Registry<S>, now: Now, wake: Wake) -> Self {
        let (listener, process, settings) = (Arc::new(()), Process::this(), Settings::default());
        Self { store, services, registry, listener, now, wake, process, settings, schedules: Vec::new() }
    }

    /// `job` is enqueued whenever the last one of its name is older than `period`. It needs a deduplication key.
    #[must_use]
    pub fn every<J: Job>(
        mut self,
        period: Duration,
        title: &'static str,
        job: impl Fn() -> J + Send + Sync + 'static,
    ) -> Self {
        self.schedules.push(schedule::every(period, title, job));
        self
    }
}

impl<S: Clone + Send + Sync + 'static> Runner<S> {
    /// A runner; nothing happens before [`Runner::run`] or [`Runner::step`].
    pub fn new(parts: Parts<S>) -> Self {
        let Parts { store, services, registry, listener, now, wake, process, settings, schedules } = parts;
        let running = Mutex::default();
        Self(Arc::new(Inner { store, services, registry, schedules, listener, now, wake, process, settings, running }))
    }

    /// Runs until `stop` is cancelled. Then nothing more is taken, what runs is told to stop, and after
    /// [`Settings::grace`] everything unfinished is back in the queue, without an attempt counted.
    pub async fn run(&self, stop: CancellationToken) {
        let inner = &self.0;
        let mut tasks = JoinSet::new();
        let mut tended: Option<Instant> = None;
        while !stop.is_cancelled() {
            if tended.is_none_or(|at| at.elapsed() >= schedule::pause(&inner.settings)) {
                self.tend().await;
                tended = Some(Instant::now());
            }
            while tasks.len() < inner.settings.workers.max(1) && !stop.is_cancelled() {
                let Some(row) = self.claim().await else { break };
                tasks.spawn(self.clone().attend(row, stop.clone()));
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = inner.wake.heard() => {}
                Some(_) = tasks.join_next() => {}
                () = tokio::time::sleep(inner.settings.poll) => {}
            }
            while tasks.try_join_next().is_some() {}
        }
        while tasks.join_next().await.is_some() {}
    }

    /// Looks after orphans and schedules, as [`Runner::run`] does now and then.
    pub async fn tend(&self) {
        let inner = &self.0;
        let now = (inner.now)();
        let mine = self.lock().ids.clone();
        let found = orphans::recover(&inner.store, &*inner.listener, &inner.settings, &inner.process, &mine, now).await;
        if let Err(error) = found {
            tracing::error!(error = format!("{error:#}"), "orphaned jobs could not be looked after");
        }
        for schedule in &inner.schedules {
            if let Err(error) = schedule(inner.store.clone(), now).await {
                tracing::error!(error = format!("{error:#}"), "a schedule could not be looked after");
            }
        }
    }

    /// Takes one job and runs it to its end, for tests and commands; its id, or `None` when nothing can run now.
    pub async fn step(&self) -> Option<Uuid> {
        let row = self.claim().await?;
        let id = row.id;
        self.clone().attend(row, CancellationToken::new()).await;
        Some(id)
    }

    async fn claim(&self) -> Option<Row> {
        let inner = &self.0;
        let names = inner.registry.open(&self.lock().names);
        let served = std::mem::take(&mut self.lock().served);
        let claimed = claim(&inner.store, (inner.now)(), &names, &served, &inner.process).await;
        let mut running = self.lock();
        running.served = served;
        match claimed {
            Ok(Some(row)) => {
                running.served.note(row.account_id);
                running.ids.insert(row.id);
                *running.names.entry(row.name.clone()).or_default() += 1;
                Some(row)
            }
            Ok(None) => None,
            Err(error) => {
                tracing::error!(error = %error, "no job could be taken");
                None
            }
        }
    }

    /// Runs one claimed job to the end of its claim.
    async fn attend(self, row: Row, stop: CancellationToken) {
        let inner = &self.0;
        let (id, name) = (row.id, row.name.clone());
        inner.listener.changed(&row).await;
        let context = Context::of(&row, inner.now.clone());
        let (result, reason) = self.supervise(row, context.clone(), stop).await;
        if reason != Some(Reason::Lost) {
            let ending = self.ending(&context, result, reason);
            tracing::info!(job.id = %id, job.name = name, ending = ?ending, "a job's attempt ended");
            self.end(&context, ending).await;
        }
        let mut running = self.lock();
        running.ids.remove(&id);
        if let Some(count) = running.names.get_mut(&name) {
            *count = count.saturating_sub(1);
        }
    }

    /// Runs the handler; tells how it ended, and why it was asked to, if it was.
    async fn supervise(
        &self,
        row: Row,
        context: Context,
        stop: CancellationToken,
    ) -> (Result<crate::Done, JobFault>, Option<Reason>) {
        let inner = &self.0;
        let Some(handler) = inner.registry.handler(&row.name) else {
            return (Err(JobFault::fail("Nobody here can do this.", "Ask for it again.")), None);
        };
        let mut keeper = Keeper {
            store: inner.store.clone(),
            listener: inner.listener.clone(),
            now: inner.now.clone(),
            settings: inner.settings.clone(),
            context: context.clone(),
            written_at: (inner.now)(),
        };
        let mut work = JoinSet::new();
        work.spawn(handler(inner.services.clone(), row.payload, context.clone()));
        let mut due = Instant::now();
        let mut asked: Option<(Reason, Instant)> = None;
        loop {
            let deadline = asked.map_or_else(Instant::now, |(_, deadline)| deadline);
            let reason = tokio::select! {
                biased;
                Some(ended) = work.join_next() => {
                    return (ended.unwrap_or_else(|error| Err(panicked(error))), asked.map(|(reason, _)| reason));
                }
                () = stop.cancelled(), if asked.is_none() => Some(Reason::Shutdown),
                () = tokio::time::sleep_until(deadline), if asked.is_some() => {
                    work.shutdown().await;
                    return (Err(JobFault::Cancelled), asked.map(|(reason, _)| reason));
                }
                () = tokio::time::sleep_until(due) => {
                    let pulse = keeper.pulse().await;
                    due = Instant::now() + inner.settings.pulse_among(self.lock().ids.len());
                    match pulse {
                        Ok(reason) => reason,
                        // The database is away for a moment; heartbeats that stay away are for others to judge.
                        Err(error) => {
                            tracing::warn!(job.id = %context.id(), error = %error, "a running job could not be noted");
                            None
                        }
                    }
                }
            };
            match reason {
                Some(Reason::Lost) => {
                    context.token().cancel();
                    work.shutdown().await;
                    return (Err(JobFault::Cancelled), Some(Reason::Lost));
                }
                Some(reason) if asked.is_none() => {
                    context.token().cancel();
                    asked = Some((reason, Instant::now() + inner.settings.grace));
                }
                _ => {}
            }
        }
    }

    fn ending(&self, context: &Context, result: Result<crate::Done, JobFault>, reason: Option<Reason>) -> Ending {
        let fault = match result {
            Ok(done) => return Ending::Done(done),
            Err(fault) => fault,
        };
        match (reason, fault) {
            (Some(Reason::Shutdown), _) => Ending::Back,
            (Some(Reason::Cancelled), _) => Ending::Cancelled,
            (Some(Reason::Stalled), _) => {
                let minutes = self.0.settings.stalled.as_secs() / 60;
                self.again(context, &format!("it made no progress for {minutes} minutes and was stopped"))
            }
            (_, JobFault::Fail { say, hint }) => Ending::Failed { say, hint },
            (_, JobFault::Cancelled) => Ending::Cancelled,
            (_, JobFault::Retry(error)) => self.again(context, &format!("{error:#}")),
        }
    }

    fn again(&self, context: &Context, cause: &str) -> Ending {
        let attempt = context.attempt();
        context.log(format!("attempt {attempt} failed: {cause}"));
        match self.0.settings.pauses.get(attempt.saturating_sub(1) as usize) {
            Some(pause) => Ending::Again((self.0.now)() + span(*pause)),
            None => Ending::Failed {
                say: format!("This did not work, after {attempt} attempts."),
                hint: "Try again later. If it fails again, show the job's log to the person who runs this server."
                    .to_owned(),
            },
        }
    }

    /// Writes the ending. When the listener's half fails, that is a failed attempt; when even that cannot be written,
    /// the job stays claimed and silent until it is recovered as an orphan.
    async fn end(&self, context: &Context, ending: Ending) {
        let inner = &self.0;
        let Err(error) = end(&inner.store, &*inner.listener, context, ending, (inner.now)()).await else { return };
        tracing::error!(job.id = %context.id(), error = format!("{error:#}"), "a job could not be ended");
        let ending = match self.again(context, &format!("its ending could not be written: {error:#}")) {
            Ending::Failed { .. } => Ending::Again((inner.now)() + span(inner.settings.stalled)),
            again => again,
        };
        if let Err(error) = end(&inner.store, &*inner.listener, context, ending, (inner.now)()).await {
            tracing::error!(job.id = %context.id(), error = format!("{error:#}"), "a job could not be put back");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Running> {
        self.0.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn panicked(error: tokio::task::JoinError) -> JobFault {
    if !error.is_panic() {
        return JobFault::Cancelled;
    }
    let panic = error.into_panic();
    let words =
        panic.downcast_ref::<&str>().map(ToString::to_string).or_else(|| panic.downcast_ref::<String>().cloned());
    JobFault::Retry(anyhow::anyhow!("it panicked: {}", words.unwrap_or_else(|| "without a word".to_owned())))
}
