//! Whose turn it is, and that nobody's turn comes twice.

use crate::bench::{Bench, Keyed, Notes, Urgent, Work, keyed};
use chrono::TimeDelta;
use queue::{Done, Registry, Runner};
use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::{Semaphore, mpsc};
use tokio_util::sync::CancellationToken;

fn noting() -> Registry<Notes> {
    Registry::new()
        .on(|notes: Notes, work: Work, _| async move {
            notes.add(work.0);
            Ok(Done::default())
        })
        .on(|notes: Notes, work: Urgent, _| async move {
            notes.add(format!("urgent {}", work.0));
            Ok(Done::default())
        })
}

#[tokio::test]
async fn the_urgent_first_then_in_order() {
    for bench in Bench::each().await {
        let notes = Notes::default();
        let runner = Runner::new(bench.parts(notes.clone(), noting()));
        for number in 1..=3 {
            bench.enqueue(Work(number)).await;
        }
        bench.enqueue(Urgent(4)).await;
        while runner.step().await.is_some() {}
        assert_eq!(notes.all(), ["urgent 4", "1", "2", "3"], "{}", bench.database);
    }
}

#[tokio::test]
async fn one_persons_hundred_jobs_do_not_hold_up_anothers_one() {
    for bench in Bench::each().await {
        let notes = Notes::default();
        let runner = Runner::new(bench.parts(notes.clone(), noting()));
        let (busy, other) = (bench.account().await, bench.account().await);
        for number in 0..100 {
            bench.enqueue_for(Some(busy), Work(number)).await;
        }
        bench.advance(TimeDelta::seconds(1));
        bench.enqueue_for(Some(other), Work(1000)).await;
        for _ in 0..2 {
            runner.step().await;
        }
        assert_eq!(notes.all(), ["0", "1000"], "{}", bench.database);
    }
}

#[tokio::test]
async fn who_has_work_running_lets_others_go_first() {
    for bench in Bench::each().await {
        let (busy, other) = (bench.account().await, bench.account().await);
        let (started, mut starts) = mpsc::unbounded_channel();
        let registry = || {
            Registry::new().on(|started: mpsc::UnboundedSender<u32>, work: Work, _| async move {
                started.send(work.0).expect("the test listens");
                std::future::pending().await
            })
        };
        for number in 1..=3 {
            bench.enqueue_for(Some(busy), Work(number)).await;
        }
        bench.advance(TimeDelta::seconds(1));
        bench.enqueue_for(Some(other), Work(9)).await;
        // Two processes: what each remembers does not help the other, what the table tells does.
        let mut running = Vec::new();
        for turn in [1, 9, 2] {
            let runner = Runner::new(bench.parts(started.clone(), registry()));
            running.push(tokio::spawn(async move { runner.step().await }));
            assert_eq!(starts.recv().await, Some(turn), "{}", bench.database);
        }
        running.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

#[tokio::test]
async fn many_workers_run_each_job_once() {
    for bench in Bench::each().await {
        let notes = Notes::default();
        let mut ids = HashSet::new();
        for number in 0..60 {
            ids.insert(bench.enqueue(Work(number)).await);
        }
        let workers = (0..6).map(|_| {
            let runner = Runner::new(bench.parts(notes.clone(), noting()));
            tokio::spawn(async move {
                let mut done = Vec::new();
                while let Some(id) = runner.step().await {
                    done.push(id);
                }
                done
            })
        });
        let mut done = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            done.extend(worker.await.expect("it ran"));
        }
        assert_eq!((done.len(), notes.all().len()), (60, 60), "{}", bench.database);
        assert_eq!(done.into_iter().collect::<HashSet<_>>(), ids, "{}", bench.database);
    }
}

#[tokio::test]
async fn two_of_one_key_never_run_side_by_side() {
    for bench in Bench::each().await {
        let (started, mut starts) = mpsc::unbounded_channel();
        let gate = Arc::new(Semaphore::new(0));
        let registry = || {
            Registry::new().on(
                |(started, gate): (mpsc::UnboundedSender<u32>, Arc<Semaphore>), work: Keyed, _| async move {
                    started.send(work.data).expect("the test listens");
                    gate.acquire().await.expect("the gate opens").forget();
                    Ok(Done::default())
                },
            )
        };
        let first = bench.enqueue(keyed("a", 1)).await;
        let one = Runner::new(bench.parts((started.clone(), gate.clone()), registry()));
        let running = tokio::spawn(async move { one.step().await });
        assert_eq!(starts.recv().await, Some(1));
        let second = bench.enqueue(keyed("a", 2)).await;
        assert_ne!(first, second, "{}: the first runs already", bench.database);
        let two = Runner::new(bench.parts((started.clone(), gate.clone()), registry()));
        assert_eq!(two.step().await, None, "{}", bench.database);
        gate.add_permits(2);
        assert_eq!(running.await.expect("it ran"), Some(first));
        assert_eq!(two.step().await, Some(second), "{}", bench.database);
    }
}

/// How many run now, and how many did at most.
#[derive(Clone)]
struct Crowd {
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    ended: Arc<Semaphore>,
}

#[tokio::test]
async fn long_ones_leave_workers_for_others() {
    for bench in Bench::each().await {
        let ended = Arc::new(Semaphore::new(0));
        let crowd = Crowd { now: Arc::default(), most: Arc::default(), ended };
        let registry = Registry::new()
            .at_most(1, |crowd: Crowd, _: Work, _| async move {
                let now = crowd.now.fetch_add(1, Ordering::SeqCst) + 1;
                crowd.most.fetch_max(now, Ordering::SeqCst);
                tokio::task::yield_now().await;
                crowd.now.fetch_sub(1, Ordering::SeqCst);
                crowd.ended.add_permits(1);
                Ok(Done::default())
            })
            .on(|crowd: Crowd, _: Keyed, _| async move {
                crowd.ended.add_permits(1);
                Ok(Done::default())
            });
        for number in 0..8 {
            bench.enqueue(Work(number)).await;
        }
        bench.enqueue(keyed("a", 1)).await;
        let mut parts = bench.parts(crowd.clone(), registry);
        parts.settings.workers = 4;
        let runner = Runner::new(parts);
        let stop = CancellationToken::new();
        let running = tokio::spawn({
            let stop = stop.clone();
            async move { runner.run(stop).await }
        });
        crowd.ended.acquire_many(9).await.expect("all end").forget();
        stop.cancel();
        running.await.expect("it stops");
        assert_eq!(crowd.most.load(Ordering::SeqCst), 1, "{}", bench.database);
    }
}

#[tokio::test]
async fn a_ring_wakes_a_runner_that_would_sleep_for_an_hour() {
    for bench in Bench::each().await {
        let (started, mut starts) = mpsc::unbounded_channel();
        let registry = Registry::new().on(|started: mpsc::UnboundedSender<u32>, work: Work, _| async move {
            started.send(work.0).expect("the test listens");
            Ok(Done::default())
        });
        let runner = Runner::new(bench.parts(started, registry));
        let stop = CancellationToken::new();
        let running = tokio::spawn({
            let stop = stop.clone();
            async move { runner.run(stop).await }
        });
        for number in 1..=5 {
            bench.enqueue(Work(number)).await;
            assert_eq!(starts.recv().await, Some(number), "{}", bench.database);
        }
        stop.cancel();
        running.await.expect("it stops");
    }
}
