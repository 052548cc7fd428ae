//! Who asks. Every verb takes an `&Actor` first; there is no other way to say whose library is meant.

use contract::{AccountId, Role, SessionId};

/// A signed-in person, or a command acting as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub account: AccountId,
    pub role: Role,
    /// The browser session that asks; `None` for commands and jobs.
    pub session: Option<SessionId>,
}
