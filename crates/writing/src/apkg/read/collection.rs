//! The collection: an SQLite database in memory, read as one that a stranger made.
//!
//! Only plain tables are read, whole and in the order in which they lie, so that nothing which the file brings along
//! (views, triggers, computed columns, its own order of letters) is ever carried out.

use super::super::ApkgFault;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

pub(super) struct Collection {
    connection: Connection,
    /// The version of its schema: 11 keeps decks and note types as JSON, from 15 on they have tables.
    pub(super) version: i64,
}

impl Collection {
    pub(super) fn open(mut bytes: Vec<u8>) -> Result<Self, ApkgFault> {
        if !bytes.starts_with(b"SQLite format 3\0") || bytes.len() < 512 {
            return Err(ApkgFault::damaged("the collection is no SQLite database"));
        }
        // A database in WAL mode cannot be opened from memory; there is no log beside it that would be missed.
        bytes[18] = 1;
        bytes[19] = 1;
        let mut connection = Connection::open_in_memory().map_err(ApkgFault::damaged)?;
        let size = bytes.len();
        connection.deserialize_read_exact("main", bytes.as_slice(), size, true).map_err(ApkgFault::damaged)?;
        connection
            .execute_batch("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON;")
            .map_err(ApkgFault::damaged)?;
        let mut collection = Self { connection, version: 0 };
        let version = collection.rows("col", "ver", 1, |row| Ok(number(row, 0)))?;
        collection.version = *version.first().ok_or_else(|| ApkgFault::damaged("the collection has no head"))?;
        Ok(collection)
    }

    /// The second from which days are counted.
    pub(super) fn begun(&self) -> Result<i64, ApkgFault> {
        Ok(self.rows("col", "crt", 1, |row| Ok(number(row, 0)))?.first().copied().unwrap_or(0))
    }

    /// Rows of a plain table, `at_most` and one more, as they lie.
    pub(super) fn rows<T>(
        &self,
        table: &str,
        columns: &str,
        at_most: usize,
        mut read: impl FnMut(&Row<'_>) -> Result<T, ApkgFault>,
    ) -> Result<Vec<T>, ApkgFault> {
        self.ensure_plain(table)?;
        let sql = format!("SELECT {columns} FROM {table} NOT INDEXED LIMIT {}", at_most.saturating_add(1));
        let mut statement = self.connection.prepare(&sql).map_err(ApkgFault::damaged)?;
        let mut rows = statement.query([]).map_err(ApkgFault::damaged)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(ApkgFault::damaged)? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    fn ensure_plain(&self, table: &str) -> Result<(), ApkgFault> {
        let unusual = |what: &str| ApkgFault::Unsafe { what: format!("{table} {what}") };
        let kind: Option<(String, String)> = self
            .connection
            .query_row("SELECT type, sql FROM sqlite_schema WHERE name = ?1", [table], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map(Some)
            .or_else(|fault| match fault {
                rusqlite::Error::QueryReturnedNoRows => Ok(None),
                other => Err(ApkgFault::damaged(other)),
            })?;
        let Some((kind, sql)) = kind else { return Err(ApkgFault::damaged(format!("{table} is missing"))) };
        if kind != "table" || !sql.trim_start().to_ascii_lowercase().starts_with("create table") {
            return Err(unusual("is no plain table"));
        }
        let mut statement = self
            .connection
            .prepare("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden <> 0")
            .map_err(ApkgFault::damaged)?;
        let hidden: i64 = statement.query_row([table], |row| row.get(0)).map_err(ApkgFault::damaged)?;
        if hidden > 0 { Err(unusual("has computed columns")) } else { Ok(()) }
    }
}

/// A number, whatever it was stored as; 0 where it is none.
pub(super) fn number(row: &Row<'_>, column: usize) -> i64 {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number,
        Ok(ValueRef::Real(number)) => number as i64,
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).unwrap_or(0),
        _ => 0,
    }
}

/// A text, whatever it was stored as.
pub(super) fn text(row: &Row<'_>, column: usize) -> String {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Ok(ValueRef::Integer(number)) => number.to_string(),
        Ok(ValueRef::Real(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The bytes of a text or of a blob.
pub(super) fn bytes<'a>(row: &'a Row<'_>, column: usize) -> &'a [u8] {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => bytes,
        _ => &[],
    }
}

/// A number within what a field can hold.
pub(super) fn within<T: TryFrom<i64> + Default>(number: i64, least: i64, most: i64) -> T {
    T::try_from(number.clamp(least, most)).unwrap_or_default()
}

/// A name at a length that names have.
pub(super) fn named(name: &str) -> String {
    let cut = name.char_indices().map(|(at, _)| at).take_while(|at| *at <= super::super::limits::NAME).last();
    let end = if name.len() <= super::super::limits::NAME { name.len() } else { cut.unwrap_or(0) };
    name[..end].to_owned()
}

/// JSON that a column holds.
pub(super) fn json(text: &str) -> Result<serde_json::Value, ApkgFault> {
    serde_json::from_str(text).map_err(ApkgFault::damaged)
}
