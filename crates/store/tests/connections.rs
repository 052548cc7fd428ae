//! What is promised about connections: writers take turns, readers do not write, and what is committed stays.

use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Statement};
use store::{Store, entities::account, testing};

#[expect(dead_code, reason = "the rows of other tables are for the test of the schema")]
mod rows;

async fn setting(store: &Store, writer: bool, name: &str) -> String {
    let connection = if writer { store.writes() } else { store.reads() };
    let statement = Statement::from_string(connection.get_database_backend(), format!("PRAGMA {name}"));
    let row = connection.query_one_raw(statement).await.expect("asked").expect("a row");
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
        .expect("a value")
}

#[tokio::test]
async fn sqlite_keeps_what_is_committed_through_a_power_cut() {
    let store = testing::sqlite().await;
    for (name, value) in
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "15000")]
    {
        assert_eq!(setting(&store, true, name).await, value, "{name} of the writer");
        assert_eq!(setting(&store, false, name).await, value, "{name} of the readers");
    }
}

#[tokio::test]
async fn readers_of_sqlite_cannot_write() {
    let store = testing::sqlite().await;
    let row = rows::Rows::new(false).account.into_active_model();
    let error = account::Entity::insert(row).exec_without_returning(store.reads()).await.expect_err("it is refused");
    assert!(error.to_string().contains("readonly"), "{error}");
}

#[tokio::test]
async fn a_hundred_writers_at_once_all_succeed() {
    for (database, store) in testing::databases().await {
        let writers = (0..100).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let transaction = store.begin().await?;
                // Reads before it writes, which is what fails without an immediate transaction.
                account::Entity::find().count(&transaction).await?;
                let row = rows::Rows::new(false).account.into_active_model();
                account::Entity::insert(row).exec_without_returning(&transaction).await?;
                transaction.commit().await
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("it ran").unwrap_or_else(|error| panic!("{database}: {error}"));
        }
        assert_eq!(account::Entity::find().count(store.reads()).await.expect("counted"), 100, "{database}");
    }
}

#[tokio::test]
async fn what_is_not_committed_is_not_there() {
    for (database, store) in testing::databases().await {
        let transaction = store.begin().await.expect("begun");
        let row = rows::Rows::new(false).account.into_active_model();
        account::Entity::insert(row).exec_without_returning(&transaction).await.expect("written");
        assert_eq!(account::Entity::find().count(store.reads()).await.expect("counted"), 0, "{database}");
        drop(transaction);
        let transaction = store.begin().await.expect("the writer is free again");
        assert_eq!(account::Entity::find().count(&transaction).await.expect("counted"), 0, "{database}");
    }
}

#[tokio::test]
async fn processes_that_start_at_once_migrate_once() {
    for (database, store) in testing::databases().await {
        assert_eq!(store.pending_migrations().await.expect("asked"), 0, "{database}");
        let (first, second) = tokio::join!(store.migrate(), store.migrate());
        first.and(second).unwrap_or_else(|error| panic!("{database}: {error:#}"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("new.db").display());
    let (one, two) = (Store::connect(&url).await.expect("opens"), Store::connect(&url).await.expect("opens"));
    assert!(one.pending_migrations().await.expect("asked") > 0);
    let (first, second) = tokio::join!(one.migrate(), two.migrate());
    first.and(second).expect("both see a migrated database");
    assert_eq!(two.pending_migrations().await.expect("asked"), 0);
}

#[tokio::test]
async fn a_database_that_is_neither_is_refused_in_words() {
    let error = Store::connect("mysql://localhost/x").await.err().expect("it is refused");
    assert_eq!(error.to_string(), "the database address must begin with sqlite:// or postgres://");
}
