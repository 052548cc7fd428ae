//! What comes round comes once a round, whoever looks after it.

use crate::bench::{Bench, Keyed, keyed};
use chrono::TimeDelta;
use queue::{Done, Registry, Runner};
use std::time::Duration;

fn daily(bench: &Bench) -> Runner<()> {
    let registry = Registry::new().on(|(), _: Keyed, _| async { Ok(Done::default()) });
    let parts = bench.parts((), registry);
    Runner::new(parts.every(Duration::from_secs(24 * 3600), "Clean-up", || keyed("all", 0)))
}

#[tokio::test]
async fn what_is_daily_comes_once_a_day() {
    for bench in Bench::each().await {
        let (one, two) = (daily(&bench), daily(&bench));
        for runner in [&one, &two, &one] {
            runner.tend().await;
        }
        assert_eq!(bench.count().await, 1, "{}", bench.database);
        assert!(one.step().await.is_some(), "{}", bench.database);
        bench.advance(TimeDelta::hours(23));
        two.tend().await;
        assert_eq!(bench.count().await, 1, "{}: not yet", bench.database);
        bench.advance(TimeDelta::hours(1));
        two.tend().await;
        one.tend().await;
        assert_eq!(bench.count().await, 2, "{}", bench.database);
    }
}

#[tokio::test]
async fn what_still_waits_does_not_come_twice() {
    for bench in Bench::each().await {
        let runner = daily(&bench);
        runner.tend().await;
        bench.advance(TimeDelta::days(3));
        runner.tend().await;
        assert_eq!(bench.count().await, 1, "{}", bench.database);
    }
}
