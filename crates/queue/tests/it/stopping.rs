//! How jobs stop: because their owner wants it, because they stand still, because the process ends, because somebody
//! else has them.

use crate::bench::{Bench, Work};
use chrono::TimeDelta;
use queue::{Context, Done, JobFault, Registry, Row, Runner};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::time::Duration;
use store::entities::job;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

type Started = mpsc::UnboundedSender<()>;

async fn until_told(started: Started, _: Work, context: Context) -> Result<Done, JobFault> {
    context.progress("count", 3, 10);
    started.send(()).expect("the test listens");
    context.token().cancelled().await;
    context.checkpoint()?;
    Ok(Done::default())
}

async fn deaf(started: Started, _: Work, context: Context) -> Result<Done, JobFault> {
    context.progress("count", 3, 10);
    started.send(()).expect("the test listens");
    std::future::pending().await
}

async fn cancel(bench: &Bench, id: Uuid) -> Option<Row> {
    let transaction = bench.store.begin().await.expect("begun");
    let row = queue::cancel(&transaction, bench.now(), id).await.expect("cancelled");
    transaction.commit().await.expect("committed");
    row
}

#[tokio::test]
async fn a_waiting_job_is_cancelled_at_once() {
    for bench in Bench::each().await {
        let id = bench.enqueue(Work(1)).await;
        let row = cancel(&bench, id).await.expect("it waited");
        assert_eq!((row.state.as_str(), row.ended_at), ("cancelled", Some(bench.now())), "{}", bench.database);
        assert_eq!(cancel(&bench, id).await, None, "{}: it has ended", bench.database);
        let (started, _starts) = mpsc::unbounded_channel();
        let runner = Runner::new(bench.parts(started, Registry::new().on(until_told)));
        assert_eq!(runner.step().await, None, "{}", bench.database);
    }
}

#[tokio::test]
async fn a_running_job_stops_at_its_next_checkpoint() {
    for bench in Bench::each().await {
        let (started, mut starts) = mpsc::unbounded_channel();
        let runner = Runner::new(bench.parts(started, Registry::new().on(until_told)));
        let id = bench.enqueue(Work(1)).await;
        let running = tokio::spawn(async move { runner.step().await });
        starts.recv().await.expect("it starts");
        assert_eq!(cancel(&bench, id).await.expect("it runs").state, "running", "{}", bench.database);
        running.await.expect("it ran");
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.done), ("cancelled", 3), "{}", bench.database);
    }
}

#[tokio::test]
async fn a_job_that_does_not_listen_is_dropped() {
    for bench in Bench::each().await {
        let (started, mut starts) = mpsc::unbounded_channel();
        let mut parts = bench.parts(started, Registry::new().on(deaf));
        parts.settings.grace = Duration::ZERO;
        let runner = Runner::new(parts);
        let id = bench.enqueue(Work(1)).await;
        let running = tokio::spawn(async move { runner.step().await });
        starts.recv().await.expect("it starts");
        cancel(&bench, id).await.expect("it runs");
        running.await.expect("it ran");
        assert_eq!(bench.row(id).await.state, "cancelled", "{}", bench.database);
    }
}

#[tokio::test]
async fn ten_minutes_without_progress_are_a_failed_attempt() {
    for bench in Bench::each().await {
        let (started, mut starts) = mpsc::unbounded_channel();
        let runner = Runner::new(bench.parts(started, Registry::new().on(until_told)));
        let id = bench.enqueue(Work(1)).await;
        let running = tokio::spawn(async move { runner.step().await });
        starts.recv().await.expect("it starts");
        bench.advance(TimeDelta::seconds(601));
        running.await.expect("it ran");
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.attempts), ("waiting", 1), "{}", bench.database);
        assert_eq!(row.run_at, bench.now() + TimeDelta::minutes(1), "{}", bench.database);
        assert!(row.log.contains("it made no progress for 10 minutes and was stopped"), "{}", row.log);
    }
}

#[tokio::test]
async fn when_the_process_ends_jobs_go_back_without_an_attempt_counted() {
    for bench in Bench::each().await {
        for listens in [true, false] {
            let (started, mut starts) = mpsc::unbounded_channel();
            let registry = if listens { Registry::new().on(until_told) } else { Registry::new().on(deaf) };
            let mut parts = bench.parts(started, registry);
            if !listens {
                parts.settings.grace = Duration::ZERO;
            }
            let runner = Runner::new(parts);
            let (first, second) = (bench.enqueue(Work(1)).await, bench.enqueue(Work(2)).await);
            let third = bench.enqueue(Work(3)).await;
            let stop = CancellationToken::new();
            let running = tokio::spawn({
                let stop = stop.clone();
                async move { runner.run(stop).await }
            });
            for _ in 0..2 {
                starts.recv().await.expect("it starts");
            }
            stop.cancel();
            running.await.expect("it stops");
            for id in [first, second, third] {
                let row = bench.row(id).await;
                assert_eq!((row.state.as_str(), row.attempts, row.claim), ("waiting", 0, None), "{}", bench.database);
                cancel(&bench, id).await.expect("it waits");
            }
        }
    }
}

#[tokio::test]
async fn who_lost_the_claim_cannot_write() {
    for bench in Bench::each().await {
        let (told, mut tells) = mpsc::unbounded_channel();
        let registry = Registry::new().on(
            |(bench, told): (Bench, mpsc::UnboundedSender<bool>), _: Work, context: Context| async move {
                let held = bench.store.begin().await?;
                context.hold(&held).await?;
                held.commit().await?;
                // Somebody else takes it.
                job::Entity::update_many()
                    .col_expr(job::Column::Claim, Expr::value(Some(Uuid::nil())))
                    .filter(job::Column::Id.eq(context.id()))
                    .exec(bench.store.writes())
                    .await?;
                context.progress("count", 99, 100);
                let lost = bench.store.begin().await?;
                let lost = matches!(context.hold(&lost).await, Err(JobFault::Cancelled));
                told.send(lost).expect("the test listens");
                Ok(Done::default())
            },
        );
        let runner = Runner::new(bench.parts((bench.clone(), told), registry));
        let id = bench.enqueue(Work(1)).await;
        runner.step().await;
        drop(runner);
        // The keeper may have seen it first, and then the handler did not even get so far.
        assert_ne!(tells.recv().await, Some(false), "{}", bench.database);
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.claim, row.done), ("running", Some(Uuid::nil()), 0), "{}", bench.database);
    }
}
