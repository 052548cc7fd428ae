//! A fresh, migrated database for each test: SQLite always, PostgreSQL where `LECTERN_TEST_POSTGRES` names a server
//! (`postgres://user@host:port/postgres`, allowed to create databases). Each is removed with the last clone of its
//! store.

use crate::Store;
use sea_orm::{ConnectionTrait, Database};
use std::sync::Arc;

/// Every database that a test should hold on, with its name for messages.
///
/// # Panics
/// If one cannot be made: a test without its database proves nothing.
pub async fn databases() -> Vec<(&'static str, Store)> {
    let mut all = vec![("SQLite", sqlite().await)];
    match std::env::var("LECTERN_TEST_POSTGRES") {
        Ok(admin) if !admin.is_empty() => all.push(("PostgreSQL", postgres(&admin).await)),
        _ => eprintln!("skipped: PostgreSQL (LECTERN_TEST_POSTGRES is not set)"),
    }
    all
}

/// A fresh SQLite file.
///
/// # Panics
/// If it cannot be made.
pub async fn sqlite() -> Store {
    let folder = tempfile::tempdir().expect("a folder for the test's database");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display());
    ready(&url, Throwaway::Folder { _folder: folder }).await
}

async fn postgres(admin: &str) -> Store {
    let name = format!("lectern_test_{}", uuid::Uuid::new_v4().simple());
    let server = Database::connect(admin).await.expect("LECTERN_TEST_POSTGRES names a server that answers");
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("the test may create a database");
    server.close().await.expect("the connection closes");
    let mut url = admin.to_owned();
    // The database is the path behind the host; parameters may follow it.
    let start = url.find("://").map_or(0, |scheme| scheme + 3);
    let path = url[start..].find('/').map_or(url.len(), |slash| start + slash);
    let end = url[path..].find('?').map_or(url.len(), |question| path + question);
    url.replace_range(path..end, &format!("/{name}"));
    ready(&url, Throwaway::Postgres { admin: admin.to_owned(), name }).await
}

async fn ready(url: &str, throwaway: Throwaway) -> Store {
    let mut store = Store::connect(url).await.expect("a fresh database opens");
    store.kept = Some(Arc::new(throwaway));
    store.migrate().await.expect("a fresh database migrates");
    store
}

/// What is removed when a test is over.
pub(crate) enum Throwaway {
    Folder { _folder: tempfile::TempDir },
    Postgres { admin: String, name: String },
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        let Self::Postgres { admin, name } = self else { return };
        let (admin, name) = (std::mem::take(admin), std::mem::take(name));
        // The test's own runtime may be shutting down, so the clean-up brings its own.
        let dropped = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
            runtime.block_on(async {
                let server = Database::connect(admin).await.map_err(|e| e.to_string())?;
                let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                server.execute_unprepared(&sql).await.map_err(|e| e.to_string())
            })
        });
        match dropped.join() {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => eprintln!("a test's database was left behind: {error}"),
            Err(_) => eprintln!("a test's database was left behind"),
        }
    }
}
