//! A job is written down with the change that asks for it, and once for each key.

use crate::bench::{Bench, Keyed, Notes, Work, keyed};
use chrono::TimeDelta;
use queue::{About, Done, JobFault, Registry, Runner, enqueue};
use store::testing;

fn noting() -> Registry<Notes> {
    Registry::new()
        .on(|notes: Notes, work: Work, _| async move {
            notes.add(work.0);
            Ok(Done::default())
        })
        .on(|notes: Notes, work: Keyed, _| async move {
            notes.add(format!("{} {}", work.key, work.data));
            Ok(Done::default())
        })
}

#[tokio::test]
async fn a_job_exists_if_and_only_if_its_change_does() {
    for bench in Bench::each().await {
        let notes = Notes::default();
        let runner = Runner::new(bench.parts(notes.clone(), noting()));
        let undone = bench.store.begin().await.expect("begun");
        enqueue(&undone, bench.now(), &Work(1), About::default()).await.expect("enqueued");
        drop(undone);
        assert_eq!(runner.step().await, None, "{}", bench.database);
        let id = bench.enqueue(Work(2)).await;
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
        assert_eq!(runner.step().await, None, "{}", bench.database);
        assert_eq!(notes.all(), ["2"], "{}", bench.database);
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.attempts, row.claim), ("done", 1, None), "{}", bench.database);
        assert_eq!((row.started_at, row.ended_at), (Some(bench.now()), Some(bench.now())), "{}", bench.database);
    }
}

#[tokio::test]
async fn a_waiting_job_of_the_same_key_is_told_instead_of_a_second() {
    for bench in Bench::each().await {
        let notes = Notes::default();
        let runner = Runner::new(bench.parts(notes.clone(), noting()));
        let first = bench.enqueue(keyed("a", 1)).await;
        assert_eq!(bench.enqueue(keyed("a", 2)).await, first, "{}", bench.database);
        let other = bench.enqueue(keyed("b", 3)).await;
        assert_ne!(other, first, "{}", bench.database);
        while runner.step().await.is_some() {}
        assert_eq!(notes.all(), ["a 2", "b 3"], "{}: the newest data counts", bench.database);
        let again = bench.enqueue(keyed("a", 4)).await;
        assert_ne!(again, first, "{}: the first is done", bench.database);
    }
}

#[tokio::test]
async fn asking_again_brings_a_job_forward_that_waits_for_another_attempt() {
    for bench in Bench::each().await {
        let failing = Registry::new().on(|_, _: Keyed, _| async { Err(JobFault::Retry(anyhow::anyhow!("not yet"))) });
        let runner = Runner::new(bench.parts((), failing));
        let id = bench.enqueue(keyed("a", 1)).await;
        runner.step().await;
        bench.advance(TimeDelta::seconds(10));
        assert_eq!(runner.step().await, None, "{}", bench.database);
        assert_eq!(bench.enqueue(keyed("a", 1)).await, id, "{}", bench.database);
        assert_eq!(runner.step().await, Some(id), "{}", bench.database);
    }
}

#[tokio::test]
async fn who_asks_at_once_gets_the_same_job() {
    for bench in Bench::each().await {
        let asking = (0..20).map(|number| {
            let bench = bench.clone();
            tokio::spawn(async move { bench.enqueue(keyed("a", number)).await })
        });
        let mut ids = Vec::new();
        for asked in asking.collect::<Vec<_>>() {
            ids.push(asked.await.expect("asked"));
        }
        ids.dedup();
        assert_eq!((ids.len(), bench.count().await), (1, 1), "{}", bench.database);
    }
}

#[tokio::test]
async fn what_no_longer_exists_or_reads_otherwise_fails_in_words() {
    for bench in Bench::each().await {
        let id = bench.enqueue(Work(1)).await;
        let retired: Registry<()> = Registry::new().retired("work");
        Runner::new(bench.parts((), retired)).step().await;
        let row = bench.row(id).await;
        assert_eq!((row.state.as_str(), row.say.as_deref()), ("failed", Some("This kind of work no longer exists.")));

        let id = bench.enqueue(keyed("a", 1)).await;
        let other = Registry::new().on(|(), _: Renamed, _| async { Ok(Done::default()) });
        Runner::new(bench.parts((), other)).step().await;
        let row = bench.row(id).await;
        assert_eq!(row.say.as_deref(), Some("This was asked for by a version that speaks differently."));
        assert_eq!((row.state.as_str(), row.hint.as_deref()), ("failed", Some("Ask for it again.")));
    }
}

/// `Keyed` with data that no older version has written.
#[derive(serde::Serialize, serde::Deserialize)]
struct Renamed {
    new_field: String,
}

impl queue::Job for Renamed {
    const NAME: &'static str = "keyed";
    const PRIORITY: queue::Priority = queue::Priority::Low;
}

#[tokio::test]
async fn a_name_that_only_another_version_knows_is_left_to_it() {
    let bench = Bench::new("SQLite", testing::sqlite().await);
    let id = bench.enqueue(Work(1)).await;
    let runner: Runner<()> = Runner::new(bench.parts((), Registry::new().retired("something_else")));
    assert_eq!(runner.step().await, None);
    assert_eq!(bench.row(id).await.state, "waiting");
}
