//! Sessions: signed-in browsers, as their owner lists and ends them and as the server keeps them.
//!
//! A session is stored under a hash of what its cookie holds and shown under a public id; neither tells the other.

use super::{Accounts, role_of, store};
use crate::{Actor, Outcome, permit};
use chrono::{DateTime, Utc};
use contract::{AccountId, SessionId, SessionView};

/// Where a session's data names its account. Whoever signs a person in writes the account's id here, after giving
/// the session a new id.
pub const SESSION_ACCOUNT: &str = "account";
/// Where a session's data tells the address it was last used from.
pub const SESSION_ADDRESS: &str = "address";
/// Where a session's data tells the browser's words for itself.
pub const SESSION_AGENT: &str = "agent";
/// Where a session's data tells when it was last written down.
pub const SESSION_SEEN: &str = "seen";
/// A session ends when it is not used for so many days.
pub const SESSION_DAYS: i64 = 30;

/// A session as the server keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionRecord {
    /// SHA-256, in hex, of what the cookie holds.
    pub key: String,
    /// Who is signed in.
    pub account: Option<AccountId>,
    pub address: Option<String>,
    pub agent: Option<String>,
    /// What the server lays into it; a JSON object.
    pub data: serde_json::Value,
    pub expires_at: DateTime<Utc>,
}

/// Whom a session stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenActor {
    pub actor: Actor,
    /// When the session was last written down.
    pub seen_at: DateTime<Utc>,
}

impl Accounts {
    /// The actor's sessions that still hold, last used first.
    pub async fn sessions(&self, actor: &Actor) -> Outcome<Vec<SessionView>> {
        let rows = store::sessions(self.tools.store.reads(), actor.account, self.now()).await?;
        let show = |row: ::store::entities::session::Model| SessionView {
            id: row.public_id.into(),
            created_at: row.created_at,
            seen_at: row.seen_at,
            address: row.address,
            agent: row.agent,
            current: actor.session == Some(row.public_id.into()),
        };
        Ok(rows.into_iter().map(show).collect())
    }

    /// Ends one of the actor's sessions.
    pub async fn end_session(&self, actor: &Actor, session: SessionId) -> Outcome<()> {
        let session = permit::session(&self.tools, actor, session).await?;
        Ok(store::end_session(self.tools.store.writes(), session).await?)
    }

    /// Ends all of the actor's sessions but the one that asks. Returns how many.
    pub async fn end_other_sessions(&self, actor: &Actor) -> Outcome<u64> {
        Ok(store::end_sessions(self.tools.store.writes(), actor.account, actor.session).await?)
    }

    /// For the server: whom the session under this key stands for, if it still holds.
    pub async fn session_actor(&self, key: &str) -> Outcome<Option<SeenActor>> {
        let found = store::session_with_role(self.tools.store.reads(), key, self.now()).await?;
        Ok(found.map(|(session, account)| SeenActor {
            actor: Actor {
                account: account.id.into(),
                role: role_of(&account.role),
                session: Some(session.public_id.into()),
            },
            seen_at: session.seen_at,
        }))
    }

    /// For the server: a session that still holds.
    pub async fn session_load(&self, key: &str) -> Outcome<Option<SessionRecord>> {
        let row = store::session(self.tools.store.reads(), key, self.now()).await?;
        Ok(row.map(|row| SessionRecord {
            key: row.id,
            account: row.account_id.map(AccountId),
            address: row.address,
            agent: row.agent,
            data: row.data,
            expires_at: row.expires_at,
        }))
    }

    /// For the server: writes a new session down.
    pub async fn session_create(&self, record: &SessionRecord) -> Outcome<()> {
        Ok(store::create_session(self.tools.store.writes(), record, self.now()).await?)
    }

    /// For the server: writes down what changed. A session that was ended meanwhile stays ended.
    pub async fn session_save(&self, record: &SessionRecord) -> Outcome<()> {
        Ok(store::save_session(self.tools.store.writes(), record, self.now()).await?)
    }

    /// For the server: ends the session under this key.
    pub async fn session_delete(&self, key: &str) -> Outcome<()> {
        Ok(store::delete_session(self.tools.store.writes(), key).await?)
    }

    /// For the schedule: removes sessions whose time is over. Returns how many.
    pub async fn session_expire(&self) -> Outcome<u64> {
        Ok(store::expire_sessions(self.tools.store.writes(), self.now()).await?)
    }

    /// For the figures of the server: sessions that hold, and accounts.
    pub async fn counts(&self) -> Outcome<(u64, u64)> {
        let reads = self.tools.store.reads();
        Ok((store::count_sessions(reads, self.now()).await?, store::count(reads).await?))
    }
}
