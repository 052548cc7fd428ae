//! Opening connections. Everything that tells SQLite from PostgreSQL at this level is here.

use anyhow::{Context, bail};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, sqlx::sqlite::SqliteConnectOptions};
use std::time::Duration;

/// Connections that read a SQLite file at once.
const SQLITE_READERS: u32 = 4;
/// Connections of one process to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 16;

/// The writing and the reading connections; the same pool twice on PostgreSQL.
pub async fn open(url: &str) -> anyhow::Result<(DatabaseConnection, DatabaseConnection)> {
    if url.starts_with("sqlite:") {
        sqlite(url).await
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).max_connections(POSTGRES_CONNECTIONS).acquire_timeout(Duration::from_secs(30));
        let pool = Database::connect(options).await.context("the PostgreSQL database could not be reached")?;
        Ok((pool.clone(), pool))
    } else {
        bail!("the database address must begin with sqlite:// or postgres://");
    }
}

async fn sqlite(url: &str) -> anyhow::Result<(DatabaseConnection, DatabaseConnection)> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(1).min_connections(1).test_before_acquire(false);
    // A connection that is closed for idleness would fold the log and lose its cache; there are few, so they stay.
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    options.acquire_timeout(Duration::from_secs(60));
    options.map_sqlx_sqlite_opts(|options| shared(options).pragma("journal_mode", "WAL"));
    let writer = Database::connect(options.clone()).await.context("the SQLite database could not be opened")?;

    options.max_connections(SQLITE_READERS);
    options.map_sqlx_sqlite_opts(|options| shared(options).create_if_missing(false).pragma("query_only", "ON"));
    let reader = Database::connect(options).await.context("the SQLite database could not be opened for reading")?;
    Ok((writer, reader))
}

/// `busy_timeout` is set by sqlx before any pragma, so that the switch to WAL waits for another process, too. FULL,
/// because NORMAL may lose the last commits in a power cut, and an accepted upload is a promise.
fn shared(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .busy_timeout(Duration::from_secs(15))
        .foreign_keys(true)
        .pragma("synchronous", "FULL")
        .pragma("journal_size_limit", "67108864")
        .pragma("cache_size", "-16000")
}
