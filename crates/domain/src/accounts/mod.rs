//! Accounts: who a person is, how they prove it, and where they are signed in.
//!
//! Invariants: names are unique whatever their case; the first account that can sign in is the administrator, exactly
//! one of two that try at once; there is always an administrator; a password is never stored, logged or compared in
//! a way that tells whether a name exists. Cookies are the server's business; here a session is a row under a hash.

mod administration;
mod attempts;
mod delete;
mod name;
mod password;
mod profile;
mod register;
mod session;
mod sign_in;
mod store;
#[cfg(test)]
mod tests;

pub use session::{
    SESSION_ACCOUNT, SESSION_ADDRESS, SESSION_AGENT, SESSION_DAYS, SESSION_SEEN, SeenActor, SessionRecord,
};

use crate::Tools;
use ::store::entities::account;
use attempts::Attempts;
use chrono::{DateTime, Utc};
use contract::{AccountView, Learning, Role};
use password::Passwords;
use std::sync::Arc;

/// The verbs of accounts.
pub struct Accounts {
    tools: Arc<Tools>,
    passwords: Passwords,
    attempts: Attempts,
}

impl Accounts {
    /// Accounts over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        let attempts = Attempts::new(tools.clock.clone());
        Self { tools, passwords: Passwords::new(), attempts }
    }

    /// The time by the clock that everything here goes by.
    pub fn now(&self) -> DateTime<Utc> {
        self.tools.now()
    }
}

/// A stored role. An unknown word, which only a newer version can have written, gives the fewest rights.
fn role_of(word: &str) -> Role {
    ::store::word::read(word).unwrap_or(Role::Learner)
}

/// How a person is coached. Words of a newer version count as nothing said.
fn learning(level: Option<&str>, style: Option<&str>) -> Learning {
    Learning {
        level: level.and_then(|word| ::store::word::read(word).ok()),
        style: style.and_then(|word| ::store::word::read(word).ok()),
    }
}

fn view(row: account::Model) -> AccountView {
    AccountView {
        id: row.id.into(),
        role: role_of(&row.role),
        theme: ::store::word::read(&row.theme).unwrap_or_default(),
        language: row.language,
        learning: learning(row.level.as_deref(), row.learning_style.as_deref()),
        created_at: row.created_at,
        name: row.name,
    }
}
