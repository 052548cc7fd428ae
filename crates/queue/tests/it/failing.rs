//! What fails is tried again after a minute and after five, and then it has failed, in words.

use crate::bench::{Bench, Notes, Work};
use chrono::TimeDelta;
use queue::{Done, JobFault, Listener, Registry, Row, Runner};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

#[tokio::test]
async fn three_attempts_one_and_five_minutes_apart_then_failed() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|notes: Notes, _: Work, context| async move {
            notes.add(context.attempt());
            Err(anyhow::anyhow!("the disk hums").context("reading").into())
        });
        let notes = Notes::default();
        let runner = Runner::new(bench.parts(notes.clone(), registry));
        let id = bench.enqueue(Work(1)).await;
        for wait in [60, 300] {
            assert_eq!(runner.step().await, Some(id), "{}", bench.database);
            let row = bench.row(id).await;
            assert_eq!((row.state.as_str(), row.run_at), ("waiting", bench.now() + TimeDelta::seconds(wait)));
            bench.advance(TimeDelta::seconds(wait - 1));
            assert_eq!(runner.step().await, None, "{}", bench.database);
            bench.advance(TimeDelta::seconds(1));
        }
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.attempts), ("failed", 3), "{}", bench.database);
        assert_eq!(row.say.as_deref(), Some("This did not work, after 3 attempts."));
        assert!(row.hint.is_some_and(|hint| hint.starts_with("Try again later.")));
        assert_eq!(
            row.log,
            "2026-11-21 09:00:00 attempt 1 failed: reading: the disk hums\n\
             2026-11-21 09:01:00 attempt 2 failed: reading: the disk hums\n\
             2026-11-21 09:06:00 attempt 3 failed: reading: the disk hums\n",
            "{}",
            bench.database
        );
        assert_eq!(notes.all(), ["1", "2", "3"]);
        assert_eq!(runner.step().await, None, "{}", bench.database);
    }
}

#[tokio::test]
async fn what_cannot_work_is_not_tried_again() {
    for bench in Bench::each().await {
        let registry = Registry::new()
            .on(|(), _: Work, _| async { Err::<Done, _>(JobFault::fail("This file is damaged.", "Upload it again.")) });
        let id = bench.enqueue(Work(1)).await;
        Runner::new(bench.parts((), registry)).step().await;
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.attempts), ("failed", 1), "{}", bench.database);
        assert_eq!(
            (row.say.as_deref(), row.hint.as_deref()),
            (Some("This file is damaged."), Some("Upload it again."))
        );
    }
}

#[tokio::test]
async fn a_panic_fails_its_attempt_and_nothing_else() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|(), work: Work, _| async move {
            assert!(work.0 != 1, "number {} is odd", work.0);
            Ok(Done::saying("It went well."))
        });
        let runner = Runner::new(bench.parts((), registry));
        let (bad, good) = (bench.enqueue(Work(1)).await, bench.enqueue(Work(2)).await);
        assert_eq!(runner.step().await, Some(bad), "{}", bench.database);
        assert_eq!(runner.step().await, Some(good), "{}", bench.database);
        let row = bench.row(bad).await;
        assert_eq!((row.state.as_str(), row.attempts), ("waiting", 1), "{}", bench.database);
        assert!(row.log.contains("attempt 1 failed: it panicked: number 1 is odd"), "{}", row.log);
        let row = bench.row(good).await;
        assert_eq!((row.state.as_str(), row.say.as_deref()), ("done", Some("It went well.")));
    }
}

/// Refuses to let a job end, until told otherwise.
#[derive(Default)]
struct Stubborn {
    yields: AtomicBool,
    ended: Notes,
}

#[async_trait::async_trait]
impl Listener for Stubborn {
    async fn ended(&self, _: &sea_orm::DatabaseTransaction, job: &Row) -> anyhow::Result<()> {
        anyhow::ensure!(self.yields.load(Ordering::SeqCst), "its noun did not follow");
        self.ended.add(&job.state);
        Ok(())
    }
}

#[tokio::test]
async fn a_job_ends_together_with_what_belongs_to_it_or_not_at_all() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|(), _: Work, _| async { Ok(Done::default()) });
        let listener = Arc::new(Stubborn::default());
        let mut parts = bench.parts((), registry);
        parts.listener = listener.clone();
        let runner = Runner::new(parts);
        let id = bench.enqueue(Work(1)).await;
        runner.step().await;
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.claim), ("waiting", None), "{}", bench.database);
        assert!(row.log.contains("its ending could not be written: its noun did not follow"), "{}", row.log);
        listener.yields.store(true, Ordering::SeqCst);
        bench.advance(TimeDelta::minutes(1));
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
        assert_eq!(bench.row(id).await.state, "done", "{}", bench.database);
        assert_eq!(listener.ended.all(), ["done"], "{}", bench.database);
    }
}

#[tokio::test]
async fn a_failed_job_can_be_asked_for_again_and_an_old_one_is_swept() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|(), work: Work, context: queue::Context| async move {
            if context.attempt() == 1 && work.0 == 1 { Err(JobFault::fail("No.", "")) } else { Ok(Done::default()) }
        });
        let runner = Runner::new(bench.parts((), registry));
        let id = bench.enqueue(Work(1)).await;
        runner.step().await;
        assert_eq!(bench.row(id).await.state, "failed", "{}", bench.database);
        let row = queue::again(bench.store.writes(), bench.now(), id).await.expect("asked").expect("it had failed");
        assert_eq!((row.state.as_str(), row.attempts, row.say), ("waiting", 0, None), "{}", bench.database);
        assert_eq!(queue::again(bench.store.writes(), bench.now(), id).await.expect("asked"), None);
        runner.step().await;
        let other = bench.enqueue(Work(2)).await;
        bench.advance(TimeDelta::days(1));
        assert_eq!(queue::sweep(bench.store.writes(), bench.now()).await.expect("swept"), 1, "{}", bench.database);
        assert_eq!(bench.row(other).await.state, "waiting", "{}", bench.database);
    }
}
