//! Jobs whose process is gone.

use crate::bench::{Bench, Work};
use chrono::TimeDelta;
use queue::{Done, Process, Registry, Runner};
use tokio::sync::mpsc;
use uuid::Uuid;

/// A job that is claimed by `process`, which is then no more.
async fn orphan(bench: &Bench, process: Process) -> Uuid {
    let id = bench.enqueue(Work(1)).await;
    dies(bench, process).await;
    assert_eq!(bench.row(id).await.state, "running", "{}", bench.database);
    id
}

/// A process takes the next job and is no more.
async fn dies(bench: &Bench, process: Process) {
    let (started, mut starts) = mpsc::unbounded_channel();
    let registry = Registry::new().on(|started: mpsc::UnboundedSender<()>, _: Work, _| async move {
        started.send(()).expect("the test listens");
        std::future::pending().await
    });
    let mut parts = bench.parts(started, registry);
    parts.process = process;
    let runner = Runner::new(parts);
    let running = tokio::spawn(async move { runner.step().await });
    starts.recv().await.expect("it starts");
    running.abort();
    assert!(running.await.is_err());
}

fn runner(bench: &Bench, process: Process) -> Runner<()> {
    let mut parts = bench.parts((), Registry::new().on(|(), _: Work, _| async { Ok(Done::default()) }));
    parts.process = process;
    Runner::new(parts)
}

#[tokio::test]
async fn after_a_restart_on_the_same_host_a_job_is_taken_up_at_once() {
    for bench in Bench::each().await {
        let id = orphan(&bench, Process::named("host", 7, "boot1.1.5")).await;
        let runner = runner(&bench, Process::named("host", 7, "boot2.1.6"));
        assert_eq!(runner.step().await, None, "{}", bench.database);
        runner.tend().await;
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.attempts, row.crashes, row.claim), ("waiting", 0, 1, None));
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
        assert_eq!(bench.row(id).await.state, "done", "{}", bench.database);
    }
}

#[tokio::test]
async fn a_job_of_another_host_is_taken_up_when_its_heartbeat_stays_away() {
    for bench in Bench::each().await {
        let id = orphan(&bench, Process::named("another", 7, "boot1.1.5")).await;
        let runner = runner(&bench, Process::named("host", 7, "boot2.1.6"));
        bench.advance(TimeDelta::seconds(60));
        runner.tend().await;
        assert_eq!(bench.row(id).await.state, "running", "{}", bench.database);
        bench.advance(TimeDelta::seconds(1));
        runner.tend().await;
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
    }
}

#[tokio::test]
async fn a_job_of_a_living_process_is_left_alone_for_long() {
    for bench in Bench::each().await {
        let id = orphan(&bench, Process::this()).await;
        let runner = runner(&bench, Process::this());
        bench.advance(TimeDelta::minutes(9));
        runner.tend().await;
        assert_eq!(bench.row(id).await.state, "running", "{}", bench.database);
        bench.advance(TimeDelta::minutes(2));
        runner.tend().await;
        assert_eq!(bench.row(id).await.state, "waiting", "{}", bench.database);
    }
}

#[tokio::test]
async fn a_job_under_which_processes_keep_dying_is_given_up() {
    for bench in Bench::each().await {
        let id = orphan(&bench, Process::named("host", 7, "boot1.1.5")).await;
        let runner = runner(&bench, Process::named("host", 7, "boot2.1.6"));
        for crash in 1..5 {
            runner.tend().await;
            let row = bench.row(id).await;
            assert_eq!((row.state.as_str(), row.crashes), ("waiting", crash), "{}", bench.database);
            dies(&bench, Process::named("host", 7, "boot1.1.5")).await;
        }
        runner.tend().await;
        let row = bench.row(id).await;
        assert_eq!(row.state, "failed", "{}", bench.database);
        assert_eq!(row.say.as_deref(), Some("The server stopped 5 times while it worked on this."));
    }
}
