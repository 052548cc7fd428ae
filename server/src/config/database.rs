//! Which database.

use super::reader::Reader;
use secrecy::{ExposeSecret, SecretString};
use std::path::Path;

/// Which database.
#[derive(Clone, Debug)]
pub struct Database {
    /// `sqlite://…?mode=rwc` or `postgres://…`; it may hold a password.
    pub url: SecretString,
}

impl Database {
    pub(super) fn read(reader: &mut Reader, data: &Path) -> Self {
        let about =
            "The database. Empty: lectern.db (SQLite) in the data folder; else postgres://user:password@host/name.";
        let said: SecretString = reader.take("database.url", about, SecretString::from(""));
        let url = said.expose_secret();
        let known = ["sqlite:", "postgres:", "postgresql:"];
        if !url.is_empty() && !known.iter().any(|scheme| url.starts_with(scheme)) {
            reader.wrong("database.url must begin with postgres:// or sqlite://.".into());
        }
        if url.is_empty() {
            let here = format!("sqlite://{}?mode=rwc", data.join("lectern.db").display());
            return Self { url: SecretString::from(here) };
        }
        Self { url: said }
    }

    /// It is a file that has not been made yet.
    pub fn is_missing(&self) -> bool {
        let path =
            self.url.expose_secret().strip_prefix("sqlite://").map(|rest| rest.split('?').next().unwrap_or(rest));
        path.is_some_and(|path| !Path::new(path).exists())
    }

    /// PostgreSQL or SQLite, for a person.
    pub fn kind(&self) -> &'static str {
        if self.url.expose_secret().starts_with("sqlite:") { "SQLite" } else { "PostgreSQL" }
    }
}
