//! The database: how it is reached, what its rows look like, and how a change becomes one transaction.
//!
//! SQLite and PostgreSQL behave alike to callers. On SQLite one connection writes and several read, so a writer never
//! meets "database is locked"; what has been committed is on the disk (synchronous FULL) and survives a power cut.
//! It holds no query of any noun, and makes no table: that is `migrations`.

pub mod entities;
mod pool;
#[cfg(feature = "testing")]
pub mod testing;
pub mod word;

use migrations::{Migrator, MigratorTrait};
/// For those who pass a transaction on; queries themselves stay in a noun's `store.rs`.
pub use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use sea_orm::{DatabaseBackend, DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait};

/// The lock under which one process at a time changes the schema of a PostgreSQL database.
const MIGRATION_LOCK: i64 = 0x004c_6563_7465_726e;

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    /// Removes a test's database with its last clone.
    #[cfg(feature = "testing")]
    kept: Option<std::sync::Arc<testing::Throwaway>>,
}

impl Store {
    /// Opens `sqlite://path?mode=rwc` or `postgres://…`. Makes no table: see [`Store::migrate`].
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        let (writer, reader) = pool::open(url).await?;
        Ok(Self {
            writer,
            reader,
            #[cfg(feature = "testing")]
            kept: None,
        })
    }

    /// Brings the schema up to date, all or nothing. Several processes may start at once: one migrates, the others wait.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        let transaction = self.begin().await?;
        if self.is_postgres() {
            transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// How many migrations this version knows and the database has not seen. Changes nothing.
    pub async fn pending_migrations(&self) -> anyhow::Result<usize> {
        Ok(Migrator::get_pending_migrations_read_only(&self.reader).await?.len())
    }

    /// For reading. On SQLite it refuses to write; it sees what is committed.
    pub fn reads(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For a change that is one statement. Anything longer: [`Store::begin`].
    pub fn writes(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a change. On SQLite it holds the only writing connection until it is committed or dropped, so do no slow
    /// work while it is open, and never begin a second one inside it: that would wait for itself.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (!self.is_postgres()).then_some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        self.writer.begin_with_options(options).await
    }

    /// PostgreSQL rather than SQLite.
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DatabaseBackend::Postgres
    }

    /// Closes the connections; SQLite's log is folded into the file.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close_by_ref().await?;
        self.writer.close_by_ref().await
    }
}
