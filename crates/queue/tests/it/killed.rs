//! The real thing: a process is killed in the middle of a job, and the next one goes on where it was. On Linux, where a
//! dead process can be told at once.
#![cfg(target_os = "linux")]

use crate::bench::{Bench, Notes, Work};
use queue::{Context, Done, JobFault, Registry, Runner};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};
use store::{Store, entities::job};

/// Set for the process that is to be killed: the address of its database.
const VICTIM: &str = "LECTERN_TEST_VICTIM";
const TEST: &str = "killed::a_killed_process_loses_only_the_step_in_hand";

#[tokio::test]
async fn a_killed_process_loses_only_the_step_in_hand() {
    if let Ok(url) = std::env::var(VICTIM) {
        return victim(&url).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display());
    let store = Store::connect(&url).await.expect("opens");
    store.migrate().await.expect("migrates");
    let bench = Bench::new("SQLite", store);
    let id = bench.enqueue(Work(1)).await;

    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", TEST, "--nocapture"])
        .env(VICTIM, &url)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a second process");
    let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
    assert!(lines.any(|line| line.expect("a line").contains("page 3 is stored")), "the second process works");
    child.kill().expect("killed");
    child.wait().expect("gone");

    let row = bench.row(id).await;
    assert_eq!((row.state.as_str(), row.done), ("running", 3), "what was committed is there");
    let notes = Notes::default();
    let mut parts = bench.parts((bench.store.clone(), notes.clone()), Registry::new().on(five_pages));
    parts.now = std::sync::Arc::new(chrono::Utc::now);
    let runner = Runner::new(parts);
    runner.tend().await;
    assert_eq!(runner.step().await, Some(id), "it is taken up at once");
    assert_eq!(notes.all(), ["4", "5"], "and goes on where it was");
    let row = bench.row(id).await;
    assert_eq!((row.state.as_str(), row.attempts, row.crashes), ("done", 1, 1));
}

/// The journal is the job's own row here: pages are stored in order, each in its own transaction.
async fn five_pages((store, notes): (Store, Notes), _: Work, context: Context) -> Result<Done, JobFault> {
    let stored = job::Entity::find_by_id(context.id()).one(store.reads()).await?.map_or(0, |row| row.done);
    for page in stored + 1..=5 {
        notes.add(page);
        context.progress("read", u32::try_from(page).expect("small"), 5);
    }
    Ok(Done::default())
}

async fn victim(url: &str) {
    let store = Store::connect(url).await.expect("opens");
    let bench = Bench::new("SQLite", store.clone());
    let registry = Registry::new().on(|store: Store, _: Work, context: Context| async move {
        for page in 1..=3 {
            let transaction = store.begin().await?;
            context.hold(&transaction).await?;
            job::Entity::update_many()
                .col_expr(job::Column::Done, Expr::value(page))
                .filter(job::Column::Id.eq(context.id()))
                .exec(&transaction)
                .await?;
            transaction.commit().await?;
        }
        println!("page 3 is stored");
        std::future::pending().await
    });
    let mut parts = bench.parts(store, registry);
    parts.now = std::sync::Arc::new(chrono::Utc::now);
    Runner::new(parts).step().await;
}
