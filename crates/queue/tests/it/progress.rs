//! Progress: few writes, never a lost last one, and everybody concerned hears of it.

use crate::bench::{Bench, Notes, Work};
use chrono::TimeDelta;
use queue::{Context, Done, Listener, Registry, Row, Runner};
use std::{sync::Arc, time::Duration};
use tokio::sync::mpsc;

/// Notes each change.
#[derive(Default)]
struct Heard(Notes);

#[async_trait::async_trait]
impl Listener for Heard {
    async fn changed(&self, job: &Row) {
        self.0.add(format!("{} {} {}/{}", job.state, job.step, job.done, job.total));
    }
}

#[tokio::test]
async fn a_thousand_steps_are_few_writes_and_the_last_is_written() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|(), _: Work, context: Context| async move {
            for page in 1..=1000 {
                context.progress("read", page, 1000);
            }
            context.log("all read");
            Ok(Done::default())
        });
        let heard = Arc::new(Heard::default());
        let mut parts = bench.parts((), registry);
        parts.settings.pulse = Duration::from_secs(3600);
        parts.listener = heard.clone();
        let id = bench.enqueue(Work(1)).await;
        Runner::new(parts).step().await;
        let row = bench.row(id).await;
        assert_eq!((row.step.as_str(), row.done, row.total), ("read", 1000, 1000), "{}", bench.database);
        assert_eq!(row.log, "2026-11-21 09:00:00 all read\n", "{}", bench.database);
        let heard = heard.0.all();
        assert_eq!(heard.first().map(String::as_str), Some("running  0/0"), "{}", bench.database);
        assert_eq!(heard.last().map(String::as_str), Some("done read 1000/1000"), "{}", bench.database);
        assert!(heard.len() <= 3, "{}: {heard:?}", bench.database);
    }
}

#[tokio::test]
async fn while_it_runs_its_progress_speed_and_heartbeat_are_written() {
    for bench in Bench::each().await {
        let (step, steps) = mpsc::unbounded_channel::<(u32, i64)>();
        let steps = Arc::new(tokio::sync::Mutex::new(steps));
        let registry = Registry::new().on(move |bench: Bench, _: Work, context: Context| {
            let steps = steps.clone();
            async move {
                while let Some((done, seconds)) = steps.lock().await.recv().await {
                    bench.advance(TimeDelta::seconds(seconds));
                    context.progress("read", done, 100);
                }
                Ok(Done::default())
            }
        });
        let (changes, mut changed) = mpsc::unbounded_channel();
        let mut parts = bench.parts(bench.clone(), registry);
        parts.listener = Arc::new(Sends(changes));
        let runner = Runner::new(parts);
        let id = bench.enqueue(Work(1)).await;
        let running = tokio::spawn(async move { runner.step().await });
        let first = changed.recv().await.expect("it starts");
        assert_eq!((first.state.as_str(), first.done), ("running", 0), "{}", bench.database);
        step.send((10, 0)).expect("it runs");
        let row = changed.recv().await.expect("it moves");
        assert_eq!((row.done, row.total, row.per_second), (10, 100, None), "{}", bench.database);
        step.send((30, 4)).expect("it runs");
        let row = changed.recv().await.expect("it moves");
        assert_eq!((row.done, row.per_second), (30, Some(5.0)), "{}", bench.database);
        assert_eq!(row.heartbeat_at, Some(bench.now()), "{}", bench.database);
        drop(step);
        let row = changed.recv().await.expect("it ends");
        assert_eq!((row.state.as_str(), row.done, row.per_second), ("done", 30, None), "{}", bench.database);
        assert_eq!(running.await.expect("it ran"), Some(id));
    }
}

/// Sends each change on.
struct Sends(mpsc::UnboundedSender<Row>);

#[async_trait::async_trait]
impl Listener for Sends {
    async fn changed(&self, job: &Row) {
        let _ = self.0.send(job.clone());
    }
}

#[tokio::test]
async fn a_long_log_keeps_its_end_in_whole_lines() {
    for bench in Bench::each().await {
        let registry = Registry::new().on(|(), _: Work, context: Context| async move {
            for line in 0..2000 {
                context.log(format!("line {line} ä"));
            }
            Ok(Done::default())
        });
        let id = bench.enqueue(Work(1)).await;
        Runner::new(bench.parts((), registry)).step().await;
        let log = bench.row(id).await.log;
        assert!(log.len() <= 16 * 1024 && log.len() > 15 * 1024, "{}: {}", bench.database, log.len());
        assert!(log.starts_with("2026-11-21 09:00:00 line "), "{}", bench.database);
        assert!(log.ends_with("line 1999 ä\n"), "{}", bench.database);
    }
}
